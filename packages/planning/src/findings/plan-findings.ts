import {
  evaluateRule,
  type Finding,
  protocolPresets,
  rule,
  type TargetRecord,
  targets,
} from "@isotherm/knowledge";
import { protocolTotals } from "../document/protocol-totals.ts";
import { catalogDevice, missingDeviceNumbers } from "../problem/plan-device.ts";
import type { Target, TreatmentPlan } from "../treatment-plan.ts";
import { missingFromChecklist } from "./structure-checklist.ts";

/** The findings of rules that fired. */
export function fired(findings: readonly (Finding | null)[]): readonly Finding[] {
  return findings.filter((finding) => finding !== null);
}

const severityOrder = ["critical", "warning", "info"];

/** Most severe first; otherwise in the order in which they were found. */
export function sortedBySeverity(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity));
}

/** The record of the atlas that a target was taken from. */
export function atlasRecord(target: Target | null): TargetRecord | null {
  return targets().find((record) => record.id === target?.knowledgeTargetId) ?? null;
}

function targetFindings(plan: TreatmentPlan, target: Target): readonly Finding[] {
  const record = atlasRecord(target);
  const place = { kind: "target", id: target.id } as const;
  const missing = record
    ? missingFromChecklist(
        record.structuresAtRisk.map(({ name }) => name),
        plan.structures.map((structure) => structure.name),
      )
    : [];
  return fired([
    evaluateRule(
      rule("rule/target/custom-safe-access"),
      {
        targetName: target.name,
        targetIsCustom: record === null,
        safeAccessStated: (target.safeAccess ?? "").trim() !== "",
      },
      place,
    ),
    evaluateRule(
      rule("rule/target/motor"),
      // A tumor has no fibers of its own.
      { targetName: target.name, fibers: plan.procedureType === "neurolysis" ? target.fibers : null },
      place,
    ),
    evaluateRule(
      rule("rule/target/cryo-disabled"),
      {
        targetName: target.name,
        cryoStatus: record?.cryoStatus ?? null,
        cryoStatusReason: record?.cryoStatusReason ?? "",
        overrideStated: (target.safeAccess ?? "").trim() !== "",
      },
      place,
    ),
    evaluateRule(
      rule("rule/structure/checklist"),
      {
        targetName: target.name,
        missingStructureCount: missing.length,
        missingStructureNames: missing.join(", "),
      },
      place,
    ),
  ]);
}

function protocolFindings(plan: TreatmentPlan): readonly Finding[] {
  const preset = protocolPresets().find((candidate) => candidate.id === plan.protocol.presetId);
  const { totalS } = protocolTotals(plan.protocol);
  const place = { kind: "protocol" } as const;
  const procedureType = plan.procedureType;
  return fired([
    evaluateRule(rule("rule/protocol/procedure"), { presetUse: preset?.use ?? null, procedureType }, place),
    evaluateRule(rule("rule/protocol/long-for-nerve"), { procedureType, totalS }, place),
  ]);
}

function deviceFindings(plan: TreatmentPlan): readonly Finding[] {
  const ids = [...new Set(plan.cryoprobes.map((cryoprobe) => cryoprobe.deviceId))];
  return ids.flatMap((deviceId) => {
    const first = plan.cryoprobes.find((cryoprobe) => cryoprobe.deviceId === deviceId);
    const place = { kind: "cryoprobe", ...(first ? { id: first.id } : {}) } as const;
    const record = catalogDevice(deviceId);
    if (!record)
      return fired([evaluateRule(rule("rule/device/unknown"), { deviceId, deviceKnown: false }, place)]);
    const deviceName = record.name;
    const missing = missingDeviceNumbers(plan, deviceId);
    const override = plan.deviceOverrides.find((candidate) => candidate.deviceId === deviceId);
    const tipTemperatureC = override?.tipTemperatureC ?? record.tipTemperatureC.value;
    return fired([
      evaluateRule(rule("rule/device/generic"), { deviceName, deviceGeneric: record.generic }, place),
      evaluateRule(
        rule("rule/device/incomplete"),
        { deviceName, deviceComplete: missing.length === 0, missingQuantities: missing.join(", ") },
        place,
      ),
      evaluateRule(rule("rule/device/cold-tip"), { deviceName, tipTemperatureC }, place),
    ]);
  });
}

/** What can be said about a plan before anything is computed: target, protocol, devices (R14, R22, R24, R29, R32, R37). */
export function planFindings(plan: TreatmentPlan): readonly Finding[] {
  const noStructure = evaluateRule(
    rule("rule/structure/none-marked"),
    { structureCount: plan.structures.length },
    { kind: "plan" },
  );
  return [
    ...(plan.target ? targetFindings(plan, plan.target) : []),
    ...fired([noStructure]),
    ...protocolFindings(plan),
    ...deviceFindings(plan),
  ];
}
