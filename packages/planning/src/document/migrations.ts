import { PlanningError } from "../errors.ts";
import { objectField, refuseField } from "./field-reader.ts";

type PlainPlan = Readonly<Record<string, unknown>>;

/** Version that this software writes. */
export const currentPlanVersion = 1;

/**
 * From version n to version n + 1. A migration never guesses: what an older version did not know becomes the value
 * that it silently meant. Each version keeps a frozen sample in `samples/`, read by a test.
 */
const migrations: Readonly<Record<number, (plan: PlainPlan) => PlainPlan>> = {};

/** The same plan as the current version wrote it, still unchecked. */
export function migratePlan(document: unknown): PlainPlan {
  let plan = objectField(document, "");
  if (plan["format"] !== "isotherm.treatment-plan") {
    refuseField("format", plan["format"], '"isotherm.treatment-plan"');
  }
  const version = plan["version"];
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    return refuseField("version", version, `a whole number from 1 to ${currentPlanVersion}`);
  }
  if (version > currentPlanVersion) {
    throw new PlanningError(
      "PLANNING_PLAN_TOO_NEW",
      `plan is of version ${version} but this software reads up to version ${currentPlanVersion}; open it with a newer Isotherm`,
      { field: "version" },
    );
  }
  for (let from = version; from < currentPlanVersion; from++) {
    const migrate = migrations[from];
    if (migrate) plan = { ...migrate(plan), version: from + 1 };
  }
  return plan;
}
