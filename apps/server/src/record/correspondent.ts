import type { RecordEvent } from "@isotherm/clinic";
import type { Actor } from "../actor.ts";
import { ServerError } from "../errors.ts";

/** Patients and referrers write as themselves and to the clinic, so that nobody can put words into another's mouth. */
export function checkCorrespondent(actor: Actor, { content }: RecordEvent): void {
  if (content.kind !== "message" || (actor.role !== "patient" && actor.role !== "referrer")) return;
  if (content.from === actor.role && content.to === "clinic") return;
  throw new ServerError(
    "EVENT_INVALID",
    `The message is from ${content.from} to ${content.to}, but a ${actor.role} writes as the ${actor.role} and to the clinic; send it so.`,
    { statusCode: 422, details: { field: "content.from" } },
  );
}
