import type { EnsembleCase, EnsembleMember, MemberOutcome } from "@isotherm/planning";

/** What a worker for members does: takes the case once, then one member at a time. */
export type MemberJobs = {
  take: { input: EnsembleCase; progress: never; output: "taken" };
  member: { input: EnsembleMember; progress: never; output: MemberOutcome };
};
