import type { InterviewAnswers } from "./interview-answers.ts";

/** What every page of the interview is given. */
export interface InterviewParts {
  readonly answers: InterviewAnswers;
  readonly change: (answers: InterviewAnswers) => void;
  readonly forward: () => void;
  readonly back: () => void;
  /** Puts the interview down for now. */
  readonly stop: () => void;
}
