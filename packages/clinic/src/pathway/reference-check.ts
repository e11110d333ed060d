import {
  adverseEvents,
  anticoagulationDrugs,
  bodyRegions,
  type Finding,
  findingKinds,
  opioids,
  painQualities,
  riskTexts,
  stations,
  targets,
} from "@isotherm/knowledge";
import { entriesOf, type PatientRecord } from "../record/patient-record.ts";
import type { EventContent } from "../record/record-event.ts";
import { judge } from "./judge.ts";

type Named = readonly (readonly [what: string, id: string | null])[];

/** Ids in a content that `knowledge` does not hold. The event stays readable: knowledge may have changed since. */
export function unknownIds(content: EventContent): readonly Finding[] {
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    "body region": idsOf(bodyRegions()),
    "pain quality": idsOf(painQualities()),
    target: idsOf(targets()),
    station: idsOf(stations()),
    "kind of finding": idsOf(findingKinds()),
    "risk text": idsOf(riskTexts()),
    "adverse event": idsOf(adverseEvents()),
    opioid: idsOf(opioids()),
    antithrombotic: idsOf(anticoagulationDrugs()),
  };
  return knowledgeIds(content)
    .filter(([what, id]) => id !== null && known[what]?.has(id) === false)
    .map(([what, id]) =>
      dangling(`The ${content.kind} names the ${what} ${id}`, "knowledge does not hold it"),
    );
}

function idsOf(records: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id));
}

const each = (what: string, ids: readonly (string | null)[]): Named => ids.map((id) => [what, id] as const);

function knowledgeIds(content: EventContent): Named {
  switch (content.kind) {
    case "pain-component":
      return [
        ...each("body region", content.regionIds),
        ...each("body region", content.radiation.kind === "path" ? content.radiation.regionIds : []),
        ...each(
          "pain quality",
          content.state.qualities.map(({ qualityId }) => qualityId),
        ),
        ...each("target", content.targetIds),
      ];
    case "imaging-review":
      return [
        ...each("station", content.stationIds),
        ...content.findings.flatMap(({ stationId, findingKindId, targetId }) => [
          ...each("station", [stationId]),
          ...each("kind of finding", [findingKindId]),
          ...each("target", [targetId]),
        ]),
      ];
    case "medication-list":
      return content.drugs.flatMap(({ opioidId, antithromboticId }) => [
        ...each("opioid", [opioidId]),
        ...each("antithrombotic", [antithromboticId]),
      ]);
    case "diagnostic-block":
    case "freeze-log":
      return each("target", [content.targetId]);
    case "expectation-talk":
      return each("risk text", content.riskTextIds);
    case "adverse-event":
      return each("adverse event", [content.pickId]);
    default:
      return [];
  }
}

/** Entries that point at a pain, a freeze or a referral that the record does not hold. */
export function danglingReferences(record: PatientRecord): readonly Finding[] {
  const pains = new Set(entriesOf(record, "pain-component").map(({ content }) => content.painId));
  const freezes = new Set(entriesOf(record, "freeze-log").map(({ content }) => content.freezeId));
  const referrals = new Set(entriesOf(record, "referral-opened").map(({ content }) => content.referralId));
  const held: Readonly<Record<string, ReadonlySet<string>>> = {
    pain: pains,
    freeze: freezes,
    referral: referrals,
  };
  return record.entries
    .filter(({ state }) => state === "stands")
    .flatMap(({ content, happenedAt }) =>
      recordIds(content)
        .filter(([what, id]) => id !== null && held[what]?.has(id) === false)
        .map(([what, id]) =>
          dangling(
            `The ${content.kind} of ${happenedAt.slice(0, 10)} names the ${what} ${id}`,
            "the record does not hold it",
          ),
        ),
    );
}

function recordIds(content: EventContent): Named {
  switch (content.kind) {
    case "diagnostic-block":
      return each("pain", [content.indexPainId, ...content.before.map(({ painId }) => painId)]);
    case "expectation-talk":
      return each(
        "pain",
        content.goals.map(({ painId }) => painId),
      );
    case "follow-up":
      return [
        ...each("freeze", [content.freezeId]),
        ...each(
          "pain",
          content.pains.map(({ painId }) => painId),
        ),
      ];
    case "adverse-event":
    case "treatment-result":
      return each("freeze", [content.freezeId]);
    case "mini-goal":
      return each("pain", [content.painId]);
    case "referral-step":
    case "assessment":
      return each("referral", [content.referralId]);
    default:
      return [];
  }
}

function dangling(says: string, why: string): Finding {
  return judge("dangling-reference", "warning", {
    message: `${says}, but ${why}; correct the one or add the other`,
    sources: [],
    status: "computed",
  });
}
