import type { Role } from "@isotherm/clinic";

/** What a role is called on the screen. */
export const roleWords: Readonly<Record<Role, string>> = {
  physician: "Physician",
  nurse: "Nurse",
  coordinator: "Coordinator",
  researcher: "Researcher",
  patient: "Patient",
  referrer: "Referrer",
  administrator: "Administrator",
};
