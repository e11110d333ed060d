import type { ActivityLimit, LifeActivity, PainComponent } from "@isotherm/clinic";

/** One question about a pain, as a screen of its own. */
export interface PainQuestion {
  readonly id: PainQuestionId;
  readonly title: string;
  readonly hint: string;
  /** Gaps of the interview that this question closes. */
  readonly fields: readonly string[];
}

/** Questions about a pain, by name. */
export type PainQuestionId =
  | "name"
  | "place"
  | "pointing"
  | "depth"
  | "onset"
  | "axis"
  | "course"
  | "qualities"
  | "radiation"
  | "eased"
  | "worse"
  | "drugs"
  | "scores"
  | "flares"
  | "sleep"
  | "life"
  | "goal";

/** Every question about one pain, in the order in which people tell it. */
export const PAIN_QUESTIONS: readonly PainQuestion[] = [
  {
    id: "name",
    title: "What do you call this pain?",
    hint: "Give it a short name. Then tell us about it in your own words.",
    fields: ["label"],
  },
  {
    id: "place",
    title: "Where does it hurt?",
    hint: "Turn the body with the buttons. Mark each place.",
    fields: ["regionIds"],
  },
  {
    id: "pointing",
    title: "Can you point to it with one finger?",
    hint: "Or does it spread over a larger area?",
    fields: ["pointing"],
  },
  {
    id: "depth",
    title: "Is it on the skin or deep inside?",
    hint: "Choose what fits best.",
    fields: ["depth"],
  },
  {
    id: "onset",
    title: "When did it start, and how?",
    hint: "A few words are enough.",
    fields: ["onset"],
  },
  {
    id: "axis",
    title: "What kind of pain is it?",
    hint: "Choose what fits best. We will talk about it.",
    fields: ["axis"],
  },
  {
    id: "course",
    title: "Is it there all the time?",
    hint: "A flare is a time when it gets much worse.",
    fields: ["course"],
  },
  {
    id: "qualities",
    title: "How does it feel?",
    hint: "Touch each word that fits. Then say how strong it is.",
    fields: ["qualities"],
  },
  {
    id: "radiation",
    title: "Does it travel to other places?",
    hint: "Draw the way that it goes, or tell us in words.",
    fields: ["radiation"],
  },
  {
    id: "eased",
    title: "What makes it better?",
    hint: "Touch all that help. Add your own.",
    fields: ["easedBy"],
  },
  {
    id: "worse",
    title: "What makes it worse?",
    hint: "Touch all that fit. Add your own.",
    fields: ["worsenedBy"],
  },
  {
    id: "drugs",
    title: "What do your drugs do for it?",
    hint: "Add each drug that you take for this pain. You can leave this out.",
    fields: [],
  },
  {
    id: "scores",
    title: "How strong is it?",
    hint: "0 is no pain. 10 is the worst pain you can think of. Think of the last week.",
    fields: ["scores", "order"],
  },
  {
    id: "flares",
    title: "Tell us about the flares",
    hint: "How many come in a day, how high they get, and how long they last.",
    fields: ["flares"],
  },
  {
    id: "sleep",
    title: "What does it do to your sleep?",
    hint: "Think of a usual night and a usual day.",
    fields: ["night"],
  },
  {
    id: "life",
    title: "What does it take from you?",
    hint: "Say for each thing how well you can do it with this pain.",
    fields: ["dailyLife"],
  },
  {
    id: "goal",
    title: "What number could you live with?",
    hint: "No one can say it will be zero. Half of what it is now is a good aim.",
    fields: [],
  },
];

/** Answers to the question how deep it lies. */
export const DEPTH_OPTIONS: readonly Option<PainComponent["depth"]>[] = [
  ["surface", "On the skin"],
  ["deep", "Deep inside"],
  ["both", "Both"],
  ["unclear", "I can not tell"],
];

/** Answers to the question whether one finger can point to it. */
export const POINTING_OPTIONS: readonly Option<PainComponent["pointing"]>[] = [
  ["one-finger", "Yes, one finger is enough"],
  ["diffuse", "No, it is a larger area"],
];

/** Answers to the first question of every intake, in plain words. */
export const AXIS_OPTIONS: readonly Option<PainComponent["axis"]>[] = [
  ["acute", "It is new: less than three months"],
  ["chronic", "I have had it for longer"],
  ["cancer", "It comes from a cancer or its treatment"],
];

/** Answers to the question whether it is always there. */
export const COURSE_OPTIONS: readonly Option<PainComponent["course"]>[] = [
  ["constant", "Always, and much the same"],
  ["constant-with-flares", "Always, with flares"],
  ["intermittent", "It comes and goes"],
];

/** Answers for each activity. */
export const LIMIT_OPTIONS: readonly Option<ActivityLimit>[] = [
  ["free", "Fine"],
  ["limited", "A bit"],
  ["unable", "Not"],
  ["not-applicable", "I don’t"],
];

/** Each activity, in plain words. */
export const ACTIVITY_WORDS: Readonly<Record<LifeActivity, string>> = {
  eating: "Eat",
  sleeping: "Sleep",
  sitting: "Sit",
  walking: "Walk",
  driving: "Drive",
  "going-out": "Go out",
  working: "Work",
};

/** Things that often ease a pain; the person adds others in own words. */
export const EASING_WORDS: readonly string[] = [
  "rest",
  "moving about",
  "lying down",
  "leaning forward",
  "warmth",
  "cold",
  "pressing on it",
  "sleep",
  "nothing eases it",
];

/** Things that often worsen a pain. */
export const WORSENING_WORDS: readonly string[] = [
  "eating",
  "sitting",
  "standing",
  "walking",
  "lying flat",
  "touch",
  "cold",
  "stress",
  "nothing makes it worse",
];

/** A value with what it is called. */
export type Option<Value extends string> = readonly [Value, string];

/** The question of this name. */
export function painQuestion(id: PainQuestionId): PainQuestion {
  const found = PAIN_QUESTIONS.find((question) => question.id === id);
  if (found === undefined) throw new Error(`no question is called ${id}`);
  return found;
}
