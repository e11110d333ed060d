import {
  type ActivityLimit,
  type BodyMark,
  type BodyPath,
  type DailyLife,
  type InterviewDraft,
  interviewGaps,
  type LifeActivity,
  lifeActivities,
  type PainComponent,
} from "@isotherm/clinic";
import { regionsAlong, regionsOfMarks } from "../../body/mark-regions.ts";

/** Answers about one pain on their way: what a pain component needs, and what is told only in part so far. */
export interface PainAnswers {
  readonly painId: string;
  /** Made once, so that sending the same answers again writes them once. */
  readonly eventId: string;
  readonly draft: InterviewDraft;
  /** Regions that were picked by name, because they are not on the picture or drawing was not possible. */
  readonly namedRegionIds: readonly string[];
  /** How far each activity goes; the pain component wants all of them. */
  readonly limits: Readonly<Partial<Record<LifeActivity, ActivityLimit>>>;
  readonly daytimeSleepS: number | null;
}

/** Answers about a pain of which nothing is known yet. */
export function emptyAnswers(painId: string, eventId: string): PainAnswers {
  return {
    painId,
    eventId,
    draft: { painId, marks: [], drugEffects: [], targetIds: [], goalScore: null },
    namedRegionIds: [],
    limits: {},
    daytimeSleepS: null,
  };
}

/** Answers as they stand in the record, for the clinician to complete. */
export function answersOf(component: PainComponent, eventId: string): PainAnswers {
  const { kind: _kind, state, ...rest } = component;
  const drawn = regionsOfMarks(component.marks);
  return {
    painId: component.painId,
    eventId,
    draft: { ...rest, state },
    namedRegionIds: component.regionIds.filter((regionId) => !drawn.includes(regionId)),
    limits: state.dailyLife.limits,
    daytimeSleepS: state.dailyLife.daytimeSleepS,
  };
}

/** With some answers changed. */
export function withDraft(answers: PainAnswers, part: InterviewDraft): PainAnswers {
  return { ...answers, draft: { ...answers.draft, ...part } };
}

/** With some answers about how it is now changed. */
export function withState(answers: PainAnswers, part: NonNullable<InterviewDraft["state"]>): PainAnswers {
  return withDraft(answers, { state: { ...answers.draft.state, ...part } });
}

/** With other marks; the regions follow the drawing. */
export function withMarks(answers: PainAnswers, marks: readonly BodyMark[]): PainAnswers {
  return withDraft(answers, { marks });
}

/** With a quality scored; null takes the word away. */
export function withQuality(answers: PainAnswers, qualityId: string, score: number | null): PainAnswers {
  const others = (answers.draft.state?.qualities ?? []).filter((quality) => quality.qualityId !== qualityId);
  return withState(answers, {
    qualities: score === null ? others : [...others, { qualityId, score }],
  });
}

/** With one activity answered. */
export function withLimit(answers: PainAnswers, activity: LifeActivity, limit: ActivityLimit): PainAnswers {
  return { ...answers, limits: { ...answers.limits, [activity]: limit } };
}

/** With a drawn or a typed way that the pain travels; neither is left to guess. */
export function withRadiation(
  answers: PainAnswers,
  way: { readonly text: string; readonly drawn: readonly BodyPath[] },
): PainAnswers {
  const regionIds = [
    ...new Set(way.drawn.flatMap(({ view, pointsFraction }) => regionsAlong(view, pointsFraction))),
  ];
  return withDraft(answers, {
    radiation: {
      kind: "path",
      regionIds,
      text: way.text,
      ...(way.drawn.length === 0 ? {} : { drawn: way.drawn }),
    },
  });
}

/** Everything told so far, in the shape in which gaps are looked for. */
export function draftOf(answers: PainAnswers): InterviewDraft {
  const { draft, namedRegionIds } = answers;
  const regionIds = [...new Set([...regionsOfMarks(draft.marks ?? []), ...namedRegionIds])];
  const dailyLife = dailyLifeOf(answers);
  const radiation = toldRadiation(draft.radiation);
  const { radiation: _radiation, state, ...rest } = draft;
  return {
    ...rest,
    regionIds,
    ...(radiation === undefined ? {} : { radiation }),
    state: { ...state, ...(dailyLife === null ? {} : { dailyLife }) },
  };
}

/** The pain as the record holds it; null while anything is missing. */
export function componentOf(answers: PainAnswers): PainComponent | null {
  const draft = draftOf(answers);
  if (interviewGaps(draft).length > 0) return null;
  const { state } = draft;
  const component = {
    kind: "pain-component",
    ...draft,
    state: { ownWords: "", ...state, flares: draft.course === "constant" ? null : (state?.flares ?? null) },
  };
  // Nothing is missing any more, and the server reads it once more as a whole.
  return component as PainComponent;
}

/** A path without words says where it goes by its regions only; one that says nothing is not told yet. */
function toldRadiation(
  radiation: PainComponent["radiation"] | undefined,
): PainComponent["radiation"] | undefined {
  if (radiation?.kind !== "path" || radiation.text.trim() !== "") return radiation;
  return (radiation.drawn ?? []).length === 0 ? undefined : { ...radiation, text: "as drawn" };
}

function dailyLifeOf({ limits, daytimeSleepS }: PainAnswers): DailyLife | null {
  if (lifeActivities.some((activity) => limits[activity] === undefined)) return null;
  return { limits: limits as DailyLife["limits"], daytimeSleepS };
}
