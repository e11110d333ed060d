import { ServerError } from "../errors.ts";

/** PostgreSQL keeps no zero character and no half of a surrogate pair; such a text is refused rather than changed. */
export function refuseUnstorableText(value: unknown): void {
  if (typeof value === "string") {
    if (!value.includes("\0") && !/\p{Cs}/u.test(value)) return;
    throw new ServerError(
      "EVENT_INVALID",
      "A text of this entry holds a character that cannot be kept (a zero or half of a pair); remove it and send the entry again.",
      { statusCode: 422 },
    );
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    refuseUnstorableText(key);
    refuseUnstorableText(part);
  }
}
