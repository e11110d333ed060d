import type {
  BodyMark,
  BodyPath,
  DailyLife,
  DrugEffect,
  Flares,
  LifeActivity,
  PainComponent,
  PainState,
} from "../record/pain.ts";
import { lifeActivities } from "../record/pain.ts";
import {
  countField,
  type FieldReader,
  listField,
  nullableField,
  numberField,
  objectField,
  recordField,
  refuseField,
  variantField,
  wordField,
} from "./field-reader.ts";
import {
  axisField,
  durationField,
  fractionField,
  idField,
  idsField,
  kindField,
  lineField,
  openProseField,
  proseField,
  scoreField,
} from "./plain-fields.ts";

const limitField = wordField(["free", "limited", "unable", "not-applicable"]);

const limitsField = recordField<DailyLife["limits"]>(
  Object.fromEntries(lifeActivities.map((activity) => [activity, limitField])) as Record<
    LifeActivity,
    typeof limitField
  >,
);

const flaresField = recordField<Flares>({
  perDayCount: numberField(0, 1440),
  peakScore: scoreField,
  durationS: numberField(0, 86_400),
});

const qualityField = recordField<PainState["qualities"][number]>({ qualityId: idField, score: scoreField });

const plainStateField = recordField<PainState>({
  ownWords: openProseField,
  worstScore: scoreField,
  leastScore: scoreField,
  averageScore: scoreField,
  nowScore: scoreField,
  qualities: listField(qualityField, 1),
  flares: nullableField(flaresField),
  nightWakingCount: countField(0, 100),
  dailyLife: recordField<DailyLife>({
    limits: limitsField,
    daytimeSleepS: nullableField(numberField(0, 86_400)),
  }),
});

/** A state whose scores stand in order, with each quality scored once. */
export function painStateField(value: unknown, path: string): PainState {
  const state = plainStateField(value, path);
  if (state.leastScore > state.averageScore || state.averageScore > state.worstScore) {
    refuseField(
      `${path}.averageScore`,
      state.averageScore,
      `between the least (${state.leastScore}) and the worst (${state.worstScore})`,
    );
  }
  const words = state.qualities.map((quality) => quality.qualityId);
  if (new Set(words).size < words.length) {
    refuseField(`${path}.qualities`, state.qualities, "a list that scores each quality once");
  }
  return state;
}

const pointField: FieldReader<readonly [number, number]> = (value, path) =>
  Array.isArray(value) && value.length === 2
    ? [fractionField(value[0], `${path}[0]`), fractionField(value[1], `${path}[1]`)]
    : refuseField(path, value, "a list of 2");

function markField(value: unknown, path: string): BodyMark {
  const mark = recordField<BodyMark>({
    view: wordField(["front", "back", "left", "right"]),
    pointsFraction: listField(pointField, 1, 2000),
  })(value, path);
  return mark.pointsFraction.length === 2
    ? refuseField(`${path}.pointsFraction`, mark.pointsFraction, "one point, or three and more for an area")
    : mark;
}

const bodyPathField = recordField<BodyPath>({
  view: wordField(["front", "back", "left", "right"]),
  pointsFraction: listField(pointField, 2, 2000),
});

type RadiationPath = Extract<PainComponent["radiation"], { kind: "path" }>;

/** A path told in words has no drawing; what is absent stays absent. */
function radiationPathField(value: unknown, path: string): RadiationPath {
  const { drawn, ...told } = objectField(value, path);
  const words = recordField<Omit<RadiationPath, "drawn">>({
    kind: kindField("path"),
    regionIds: idsField,
    text: proseField,
  })(told, path);
  return drawn === undefined
    ? words
    : { ...words, drawn: listField(bodyPathField, 1)(drawn, `${path}.drawn`) };
}

const drugEffectField = recordField<DrugEffect>({
  drug: lineField,
  reliefFraction: fractionField,
  onsetS: nullableField(durationField),
  durationS: nullableField(durationField),
  sideEffects: listField(lineField),
});

const plainComponentField = recordField<PainComponent>({
  kind: kindField("pain-component"),
  painId: idField,
  label: lineField,
  axis: axisField,
  regionIds: listField(idField, 1),
  marks: listField(markField),
  pointing: wordField(["one-finger", "diffuse"]),
  depth: wordField(["surface", "deep", "both", "unclear"]),
  onset: proseField,
  course: wordField(["constant", "intermittent", "constant-with-flares"]),
  radiation: variantField<PainComponent["radiation"]>({
    none: recordField<Extract<PainComponent["radiation"], { kind: "none" }>>({ kind: kindField("none") }),
    path: radiationPathField,
  }),
  easedBy: listField(lineField, 1),
  worsenedBy: listField(lineField, 1),
  drugEffects: listField(drugEffectField),
  state: painStateField,
  goalScore: nullableField(scoreField),
  targetIds: idsField,
});

/** One pain interviewed in full; flares are described where the course has them. */
export function painComponentField(value: unknown, path: string): PainComponent {
  const component = plainComponentField(value, path);
  if (component.course === "constant-with-flares" && component.state.flares === null) {
    refuseField(`${path}.state.flares`, null, "count, peak and length, because this pain has flares");
  }
  return component;
}
