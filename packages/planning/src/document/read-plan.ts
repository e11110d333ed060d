import { PlanningError } from "../errors.ts";
import type {
  CryoprobePlacement,
  DeviceOverride,
  FreezeProtocol,
  FreezeStep,
  PlanImage,
  SimulationChoice,
  SkinProtection,
  StructureAtRisk,
  Target,
  TreatmentPlan,
} from "../treatment-plan.ts";
import {
  type FieldReader,
  listField,
  momentField,
  nullableField,
  numberField,
  recordField,
  refuseField,
  textField,
  variantField,
  wordField,
} from "./field-reader.ts";
import { lineField, pointField, structureGeometryField } from "./geometry-fields.ts";
import { migratePlan } from "./migrations.ts";

const idField = textField({ longest: 200 });
const nameField = textField({ longest: 300 });
const longTextField = textField({ longest: 20_000, mayBeEmpty: true });
const temperatureField = numberField({ from: -273, to: 100 });

/** Grade I–V, or 0 for none; the words of R9 stand in `knowledge`. */
const gradeField: FieldReader<0 | 1 | 2 | 3 | 4 | 5> = (value, path) => {
  const grade = ([0, 1, 2, 3, 4, 5] as const).find((known) => known === value);
  return grade ?? refuseField(path, value, "a Sunderland grade from 0 to 5");
};

const targetField = recordField<Target>({
  id: idField,
  name: nameField,
  knowledgeTargetId: nullableField(idField),
  side: nullableField(wordField(["left", "right", "midline"])),
  fibers: wordField(["sensory", "motor", "mixed", "autonomic"]),
  geometry: lineField,
  safeAccess: nullableField(longTextField),
});

const structureField = recordField<StructureAtRisk>({
  id: idField,
  name: nameField,
  kind: wordField([
    "nerve",
    "vessel",
    "airway",
    "lung",
    "bowel",
    "organ",
    "bone",
    "node",
    "dura",
    "skin",
    "hydrodissection",
    "other",
  ]),
  geometry: structureGeometryField,
  minimumClearanceMm: nullableField(numberField({ from: 0, to: 200 })),
  minimumTemperatureC: nullableField(temperatureField),
});

const plainCryoprobeField = recordField<CryoprobePlacement>({
  id: idField,
  deviceId: idField,
  entryLpsMm: pointField,
  tipLpsMm: pointField,
});

/** Entry and tip must differ, or the cryoprobe points nowhere. */
function cryoprobeField(value: unknown, path: string): CryoprobePlacement {
  const cryoprobe = plainCryoprobeField(value, path);
  const [a, b] = [cryoprobe.entryLpsMm, cryoprobe.tipLpsMm];
  if (Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < 1) {
    refuseField(`${path}.tipLpsMm`, cryoprobe.tipLpsMm, "at least 1 mm from the entry");
  }
  return cryoprobe;
}

const positiveField = nullableField(numberField({ from: 1e-6, to: 1e7 }));
const overrideField = recordField<DeviceOverride>({
  deviceId: idField,
  shaftDiameterMm: nullableField(numberField({ from: 0.1, to: 20 })),
  activeZoneLengthMm: nullableField(numberField({ from: 0.1, to: 200 })),
  tipOffsetMm: nullableField(numberField({ from: 0, to: 100 })),
  tipTemperatureC: nullableField(temperatureField),
  coolantTemperatureC: nullableField(temperatureField),
  heatTransferWPerM2K: positiveField,
  maximumPowerW: positiveField,
  source: textField({ longest: 1000 }),
});

const probeIdsField = nullableField(listField(idField, { from: 1, to: 50 }));
const durationField = numberField({ from: 1, to: 7200 });
const stepField = variantField<FreezeStep>({
  freeze: recordField<Extract<FreezeStep, { kind: "freeze" }>>({
    kind: wordField(["freeze"]),
    freezeS: durationField,
    dutyFraction: numberField({ from: 0.01, to: 1 }),
    cryoprobeIds: probeIdsField,
  }),
  thaw: recordField<Extract<FreezeStep, { kind: "thaw" }>>({
    kind: wordField(["thaw"]),
    thawS: durationField,
  }),
  "active-thaw": recordField<Extract<FreezeStep, { kind: "active-thaw" }>>({
    kind: wordField(["active-thaw"]),
    activeThawS: durationField,
    temperatureC: numberField({ from: 0, to: 60 }),
    cryoprobeIds: probeIdsField,
  }),
});

const planField = recordField<TreatmentPlan>({
  format: wordField(["isotherm.treatment-plan"]),
  version: (value, path) => (value === 1 ? 1 : refuseField(path, value, "1")),
  id: idField,
  title: nameField,
  createdAt: momentField,
  modifiedAt: momentField,
  procedureType: wordField(["neurolysis", "tumor-ablation"]),
  image: recordField<PlanImage>({
    kind: wordField(["series", "phantom", "nifti"]),
    id: idField,
    seriesInstanceUid: nullableField(textField({ longest: 64 })),
    frameOfReferenceUid: nullableField(textField({ longest: 64 })),
  }),
  target: nullableField(targetField),
  structures: listField(structureField, { from: 0, to: 500 }),
  cryoprobes: listField(cryoprobeField, { from: 0, to: 50 }),
  deviceOverrides: listField(overrideField, { from: 0, to: 50 }),
  protocol: recordField<FreezeProtocol>({
    presetId: nullableField(idField),
    steps: listField(stepField, { from: 0, to: 100 }),
  }),
  skinProtection: recordField<SkinProtection>({
    kind: wordField(["air", "drape", "warm-saline", "warm-glove"]),
  }),
  intendedGrade: gradeField,
  worstAcceptedGrade: gradeField,
  simulation: recordField<SimulationChoice>({
    cellMm: numberField({ from: 0.1, to: 5 }),
    reportEveryS: numberField({ from: 1, to: 3600 }),
    bodyTemperatureC: numberField({ from: 20, to: 42 }),
  }),
  notes: longTextField,
});

/** Ids are what findings and edits point at, so none may stand twice. */
function refuseRepeatedIds(items: readonly { readonly id: string }[], path: string): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (seen.has(item.id)) refuseField(`${path}[${index}].id`, item.id, "different from every earlier one");
    seen.add(item.id);
  }
}

function refuseUnknownCryoprobes(plan: TreatmentPlan): void {
  const known = new Set(plan.cryoprobes.map((cryoprobe) => cryoprobe.id));
  for (const [index, step] of plan.protocol.steps.entries()) {
    if (step.kind === "thaw" || step.cryoprobeIds === null) continue;
    for (const [place, id] of step.cryoprobeIds.entries()) {
      if (!known.has(id)) {
        refuseField(
          `protocol.steps[${index}].cryoprobeIds[${place}]`,
          id,
          "the id of a cryoprobe of the plan",
        );
      }
    }
  }
}

/** Checks an object that claims to be a plan of the current version; refuses it whole with the field's name. */
export function checkPlan(document: unknown): TreatmentPlan {
  const plan = planField(document, "");
  refuseRepeatedIds(plan.cryoprobes, "cryoprobes");
  refuseRepeatedIds(plan.structures, "structures");
  refuseUnknownCryoprobes(plan);
  if (plan.worstAcceptedGrade < plan.intendedGrade) {
    refuseField(
      "worstAcceptedGrade",
      plan.worstAcceptedGrade,
      `at least the intended grade ${plan.intendedGrade}`,
    );
  }
  return plan;
}

/** Reads a plan from JSON text or a parsed document: migrated, checked in every field, or refused whole. */
export function readPlan(json: unknown): TreatmentPlan {
  if (typeof json !== "string") return checkPlan(migratePlan(json));
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch (cause) {
    throw new PlanningError(
      "PLANNING_NOT_JSON",
      "the plan file is not JSON; choose a file that Isotherm has exported",
      { cause },
    );
  }
  return checkPlan(migratePlan(document));
}
