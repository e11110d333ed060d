import type { Role } from "@isotherm/clinic";
import { requestJson } from "./request.ts";

/** Somebody of the site who may write in records. */
export interface SitePerson {
  readonly id: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

/** Everybody of the site, for the names under entries and for a second signature. */
export async function listPeople(): Promise<readonly SitePerson[]> {
  return (await requestJson<{ colleagues: readonly SitePerson[] }>("/api/colleagues")).colleagues;
}
