import type { PatientRecord } from "@isotherm/clinic";
import type { SiteContact } from "../../server/site-contact.ts";
import type { FollowUpAnswers, FollowUpQuestion } from "./follow-up-answers.ts";

/** What every page of the form is given. */
export interface FollowUpParts {
  readonly record: PatientRecord;
  readonly contact: SiteContact;
  readonly question: FollowUpQuestion;
  readonly answers: FollowUpAnswers;
  readonly change: (answers: FollowUpAnswers) => void;
}
