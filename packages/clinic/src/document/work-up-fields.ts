import type { DiagnosticBlock } from "../record/diagnostic-block.ts";
import type { ImagingFinding, ImagingReview, SliceLink } from "../record/imaging-review.ts";
import type { MedicationEntry, MedicationList } from "../record/medication.ts";
import { type ReferralOpened, type ReferralStep, specialties } from "../record/referral.ts";
import type { Intake, PatientStory, WorkUpStep } from "../record/work-up.ts";
import {
  dayField,
  type FieldReader,
  listField,
  nullableField,
  numberField,
  recordField,
  refuseField,
  wordField,
} from "./field-reader.ts";
import {
  axisField,
  durationField,
  idField,
  idsField,
  kindField,
  lineField,
  openProseField,
  proseField,
  scoreField,
} from "./plain-fields.ts";

/** The first question answered. */
export const intakeField: FieldReader<Intake> = recordField<Intake>({
  kind: kindField("intake"),
  axis: axisField,
  indication: idField,
  request: openProseField,
});

/** Own words, verbatim. */
export const patientStoryField: FieldReader<PatientStory> = recordField<PatientStory>({
  kind: kindField("patient-story"),
  ownWords: proseField,
});

/** A step of the work-up. */
export const workUpStepField: FieldReader<WorkUpStep> = recordField<WorkUpStep>({
  kind: kindField("work-up-step"),
  step: wordField(["notes", "seen", "examination"]),
  performedBy: idField,
  capacity: wordField(["proceduralist", "other"]),
  manner: wordField(["in-person", "video", "telephone", "records-only"]),
  durationS: nullableField(numberField(0, 86_400)),
  text: proseField,
});

/** A referral, opened. */
export const referralOpenedField: FieldReader<ReferralOpened> = recordField<ReferralOpened>({
  kind: kindField("referral-opened"),
  referralId: idField,
  direction: wordField(["in", "out"]),
  specialty: wordField(specialties),
  counterpart: lineField,
  reason: proseField,
  expectedOn: nullableField(dayField),
});

/** A step of a referral; triage names acute, chronic or cancer. */
export function referralStepField(value: unknown, path: string): ReferralStep {
  const step = recordField<ReferralStep>({
    kind: kindField("referral-step"),
    referralId: idField,
    step: wordField(["triaged", "accepted", "declined", "seen", "reported-back"]),
    axis: nullableField(axisField),
    text: openProseField,
  })(value, path);
  if (step.step === "triaged" && step.axis === null) {
    refuseField(`${path}.axis`, null, '"acute", "chronic" or "cancer", because triage asks for it');
  }
  return step;
}

const pointField: FieldReader<readonly [number, number, number]> = (value, path) => {
  const point = listField(numberField(-10_000, 10_000), 3, 3)(value, path);
  const [x = 0, y = 0, z = 0] = point;
  return [x, y, z];
};

const imagingFindingField = recordField<ImagingFinding>({
  id: idField,
  findingKindId: idField,
  structure: lineField,
  sizeMm: nullableField(numberField(0.1, 1000)),
  stationId: idField,
  side: wordField(["left", "right", "midline", "both"]),
  level: openProseField,
  relation: wordField(["abuts", "encases", "invades", "apart", "not-judged"]),
  targetId: nullableField(idField),
  slice: nullableField(recordField<SliceLink>({ seriesInstanceUid: idField, pointLpsMm: pointField })),
  concordances: listField(
    recordField<ImagingFinding["concordances"][number]>({
      painId: idField,
      concordance: wordField(["concordant", "possible", "discordant", "none"]),
      confidence: wordField(["high", "moderate", "low"]),
    }),
  ),
});

/** An imaging review with what was really looked at. */
export const imagingReviewField: FieldReader<ImagingReview> = recordField<ImagingReview>({
  kind: kindField("imaging-review"),
  modality: wordField(["CT", "MR", "PET-CT", "US", "XR", "other"]),
  imagedOn: dayField,
  reviewedBy: idField,
  stationIds: listField(idField, 1),
  findings: listField(imagingFindingField),
  text: openProseField,
});

const medicationEntryField = recordField<MedicationEntry>({
  name: lineField,
  opioidId: nullableField(idField),
  route: lineField,
  doseMgPerDay: nullableField(numberField(0, 100_000)),
  patchRateMcgPerH: nullableField(numberField(0, 1000)),
  antithromboticId: nullableField(idField),
});

/** Everything taken; an opioid without a dose is refused, because its equivalent could not be told. */
export function medicationListField(value: unknown, path: string): MedicationList {
  const list = recordField<MedicationList>({
    kind: kindField("medication-list"),
    drugs: listField(medicationEntryField),
    allergies: listField(lineField),
    contraindicationIds: idsField,
    implants: listField(lineField),
  })(value, path);
  list.drugs.forEach((drug, index) => {
    if (drug.opioidId !== null && drug.doseMgPerDay === null && drug.patchRateMcgPerH === null) {
      refuseField(`${path}.drugs[${index}].doseMgPerDay`, null, "a dose per day or a patch rate");
    }
  });
  return list;
}

const blockPainsField = listField(
  recordField<DiagnosticBlock["before"][number]>({
    painId: idField,
    restScore: scoreField,
    provokedScore: nullableField(scoreField),
  }),
  1,
);

const plainBlockField = recordField<DiagnosticBlock>({
  kind: kindField("diagnostic-block"),
  blockId: idField,
  targetId: idField,
  side: wordField(["left", "right", "midline"]),
  indication: idField,
  operator: idField,
  guidance: wordField(["CT", "ultrasound", "fluoroscopy", "MR", "landmark"]),
  drug: lineField,
  concentration: lineField,
  volumeMl: numberField(0, 500),
  steroid: wordField(["given", "none"]),
  sedation: wordField(["given", "none"]),
  imageSeriesUid: nullableField(idField),
  expectedRelief: nullableField(
    recordField<NonNullable<DiagnosticBlock["expectedRelief"]>>({ fromS: durationField, toS: durationField }),
  ),
  indexPainId: idField,
  before: blockPainsField,
  series: listField(
    recordField<DiagnosticBlock["series"][number]>({ afterS: durationField, pains: blockPainsField }),
    1,
  ),
  functionTest: openProseField,
  motor: recordField<DiagnosticBlock["motor"]>({
    effect: wordField(["none", "weaker", "not-tested"]),
    strengthGrade: nullableField(numberField(0, 5)),
    acceptance: nullableField(wordField(["accepted", "not-accepted"])),
  }),
  objectiveSign: recordField<DiagnosticBlock["objectiveSign"]>({
    seen: wordField(["yes", "no", "not-looked-for"]),
    text: openProseField,
  }),
  compass31: nullableField(
    recordField<NonNullable<DiagnosticBlock["compass31"]>>({
      beforeScore: numberField(0, 100),
      afterScore: numberField(0, 100),
    }),
  ),
  patientSuccess: nullableField(
    recordField<NonNullable<DiagnosticBlock["patientSuccess"]>>({
      definition: proseField,
      reached: wordField(["yes", "no"]),
    }),
  ),
  patientWish: wordField(["go-ahead", "not", "undecided"]),
});

/** A block whose hours stand in order and that scored its index pain before and after. */
export function diagnosticBlockField(value: unknown, path: string): DiagnosticBlock {
  const block = plainBlockField(value, path);
  const scored = (pains: DiagnosticBlock["before"]): boolean =>
    pains.some((pain) => pain.painId === block.indexPainId);
  if (!scored(block.before)) refuseField(`${path}.before`, block.before, "a list that scores the index pain");
  block.series.forEach((point, index) => {
    const earlier = block.series[index - 1];
    if (earlier !== undefined && earlier.afterS >= point.afterS) {
      refuseField(
        `${path}.series[${index}].afterS`,
        point.afterS,
        `later than the ${earlier.afterS} s before it`,
      );
    }
    if (!scored(point.pains)) {
      refuseField(`${path}.series[${index}].pains`, point.pains, "a list that scores the index pain");
    }
  });
  return block;
}
