import type { Answers } from "./answer.ts";
import { careAnswers } from "./care.ts";
import { doorAnswers } from "./door.ts";
import { planningAnswers } from "./planning.ts";

/**
 * What every route answers when it did what was asked, by "METHOD /api/…". A new route is entered here; the tests hold every answer of
 * theirs to it, and fail where one is missing.
 */
export const answers: Answers = { ...doorAnswers, ...careAnswers, ...planningAnswers };
