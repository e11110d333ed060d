import type { FreezeLog } from "@isotherm/clinic";
import { readableDay } from "../record/moments.ts";
import { nameOfId } from "../record/words.ts";

/** What a freeze is called among others: its nerve and its day. */
export function freezeName({ targetId, steps }: FreezeLog): string {
  const target = targetId === null ? "Freeze" : nameOfId("targetId", targetId);
  return `${target}, ${readableDay(steps[0]?.startedAt ?? "")}`;
}
