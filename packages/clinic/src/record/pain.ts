import type { CareAxis } from "./work-up.ts";

/** Activities that pain takes away and treatment should give back (R90, R95). */
export const lifeActivities = [
  "eating",
  "sleeping",
  "sitting",
  "walking",
  "driving",
  "going-out",
  "working",
] as const;

/** One activity of daily life. */
export type LifeActivity = (typeof lifeActivities)[number];

/** How far one activity is possible. */
export type ActivityLimit = "free" | "limited" | "unable" | "not-applicable";

/** Daily life with this pain. */
export interface DailyLife {
  readonly limits: Readonly<Record<LifeActivity, ActivityLimit>>;
  /** Sleep by day; null where not asked. */
  readonly daytimeSleepS: number | null;
}

/** Flares: how often, how high, how long (R90). */
export interface Flares {
  readonly perDayCount: number;
  readonly peakScore: number;
  readonly durationS: number;
}

/** How one pain is at one time; the same shape before and after, so that both can be compared (R91, R102). */
export interface PainState {
  /** The patient's words for it today, verbatim. */
  readonly ownWords: string;
  readonly worstScore: number;
  readonly leastScore: number;
  readonly averageScore: number;
  readonly nowScore: number;
  /** Each quality word with its own score (R84). */
  readonly qualities: readonly { readonly qualityId: string; readonly score: number }[];
  /** Null: no flares. */
  readonly flares: Flares | null;
  readonly nightWakingCount: number;
  readonly dailyLife: DailyLife;
}

/** A mark on the body map, as fractions of its width and height. */
export interface BodyMark {
  readonly view: "front" | "back" | "left" | "right";
  /** One point is the one-finger point; three or more enclose an area. */
  readonly pointsFraction: readonly (readonly [number, number])[];
}

/** A way on the body map, from where it starts to where it ends. */
export interface BodyPath {
  readonly view: BodyMark["view"];
  /** Two points and more, as fractions of width and height. */
  readonly pointsFraction: readonly (readonly [number, number])[];
}

/** What one drug does to this pain (R87). */
export interface DrugEffect {
  readonly drug: string;
  readonly reliefFraction: number;
  /** Null: no relief, so no onset and no duration. */
  readonly onsetS: number | null;
  readonly durationS: number | null;
  readonly sideEffects: readonly string[];
}

/**
 * One pain, interviewed in full (R82–R88). A score alone is not an interview: place, qualities, radiation, what eases and what
 * worsens are part of the type and are refused when empty. "Nothing eases it" is an answer; silence is not.
 */
export interface PainComponent {
  readonly kind: "pain-component";
  readonly painId: string;
  /** What the patient calls it. */
  readonly label: string;
  readonly axis: CareAxis;
  /** Regions of the body map, as `knowledge` names them. */
  readonly regionIds: readonly string[];
  readonly marks: readonly BodyMark[];
  /** Whether one finger can point to it: focal or diffuse (R83). */
  readonly pointing: "one-finger" | "diffuse";
  readonly depth: "surface" | "deep" | "both" | "unclear";
  readonly onset: string;
  readonly course: "constant" | "intermittent" | "constant-with-flares";
  readonly radiation:
    | { readonly kind: "none" }
    | {
        readonly kind: "path";
        readonly regionIds: readonly string[];
        readonly text: string;
        /** As drawn (R85); absent where it was told in words only. */
        readonly drawn?: readonly BodyPath[];
      };
  readonly easedBy: readonly string[];
  readonly worsenedBy: readonly string[];
  readonly drugEffects: readonly DrugEffect[];
  readonly state: PainState;
  /** What the patient hopes for; null where not yet talked about. */
  readonly goalScore: number | null;
  /** Targets that could carry it, as `knowledge` names them (R5, R78). */
  readonly targetIds: readonly string[];
}
