import { type RegrowthWindow, regrowthWindow } from "@isotherm/knowledge";
import { dayAfter } from "../record/moment.ts";
import type { PatientRecord } from "../record/patient-record.ts";
import { freezeEntry } from "./freeze-entry.ts";

/** When feeling and pain may come back after one freeze (R2). */
export interface RegrowthClock {
  /** Null where the distance was not measured on the plan. */
  readonly window: RegrowthWindow | null;
  /** YYYY-MM-DD. */
  readonly earliestOn: string | null;
  readonly latestOn: string | null;
  readonly state: "before" | "within" | "after" | "not-measured";
}

/** The regrowth clock of one freeze, from the distance that its log holds and the speeds of `knowledge`. */
export function regrowthClock(record: PatientRecord, freezeId: string, at: string): RegrowthClock {
  const freeze = freezeEntry(record, freezeId);
  const distanceMm = freeze.content.regrowthDistanceMm;
  if (distanceMm === null) {
    return { window: null, earliestOn: null, latestOn: null, state: "not-measured" };
  }
  const window = regrowthWindow(distanceMm);
  const earliestOn = dayAfter(freeze.happenedAt, Math.floor(window.earliestDays));
  const latestOn = dayAfter(freeze.happenedAt, Math.ceil(window.latestDays));
  const day = at.slice(0, 10);
  if (day < earliestOn) return { window, earliestOn, latestOn, state: "before" };
  return { window, earliestOn, latestOn, state: day > latestOn ? "after" : "within" };
}
