import { type ConditionState, checkConditions } from "./condition.ts";
import { findById } from "./find-by-id.ts";
import { pathwayRecords } from "./generated/pathways.ts";
import type { PathwayRecord, PathwayStep } from "./guidance.ts";
import type { RuleInputs } from "./rule.ts";
import type { Explained } from "./sourced.ts";

/** How one step stands for what is known. */
export interface PathwayStepState extends Explained {
  readonly step: PathwayStep;
  readonly state: "due" | "not-now" | "unknown";
  /** Whether its exit criteria hold; null where it has none. */
  readonly exit: ConditionState["state"] | null;
  /** Inputs that would decide it. */
  readonly unknown: readonly string[];
  /** A stop or hard stop of the pathway that is due comes before it. */
  readonly stoppedBy: PathwayStep | null;
}

/** All pathways. */
export function pathways(): readonly PathwayRecord[] {
  return pathwayRecords;
}

/** One pathway by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function pathway(id: string): PathwayRecord {
  return findById(pathwayRecords, id, "pathway");
}

/** Pathways that an indication starts. */
export function pathwaysFor(indication: string): readonly PathwayRecord[] {
  return pathwayRecords.filter(({ indications }) => indications.includes(indication));
}

/**
 * Every step of a pathway in order: due, not now, or unknown for want of an input; after a stop that is due, nothing that
 * follows may go on.
 *
 * @example
 * followPathway(pathway("long-covid"), { blockOutcome: "none", readiness: "complete" }).find(({ step }) => step.kind === "hard-stop")?.state // => "due"
 */
export function followPathway(record: PathwayRecord, inputs: RuleInputs): readonly PathwayStepState[] {
  let stoppedBy: PathwayStep | null = null;
  return record.steps.map((step) => {
    const { state, inputs: used, unknown } = checkConditions(`${record.id}/${step.id}`, step.when, inputs);
    const entry: PathwayStepState = {
      step,
      state: state === "holds" ? "due" : notDue(state),
      exit:
        step.until.length === 0 ? null : checkConditions(`${record.id}/${step.id}`, step.until, inputs).state,
      unknown,
      stoppedBy,
      rule: `${record.id} version ${record.version}, step ${step.id}`,
      inputs: used,
      status: step.status,
      sources: step.sources,
    };
    // A hard stop whose inputs are not known stays closed.
    const closes = step.kind === "hard-stop" ? state !== "fails" : step.kind === "stop" && state === "holds";
    if (closes) stoppedBy ??= step;
    return entry;
  });
}

function notDue(state: "fails" | "unknown"): "not-now" | "unknown" {
  return state === "fails" ? "not-now" : "unknown";
}
