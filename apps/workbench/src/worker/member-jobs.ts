import type {
  EnsembleCase,
  EnsembleMember,
  MemberOutcome,
  PlacementCase,
  PlacementTrial,
  TrialOutcome,
} from "@isotherm/planning";
import type { SiteRecordJobs } from "./site-records.ts";

/** What a worker for small computations does: takes a case once, then one member or trial at a time. */
export type MemberJobs = SiteRecordJobs & {
  takeEnsemble: { input: EnsembleCase; progress: never; output: "taken" };
  member: { input: EnsembleMember; progress: never; output: MemberOutcome };
  takePlacement: { input: PlacementCase; progress: never; output: "taken" };
  trial: { input: PlacementTrial; progress: never; output: TrialOutcome };
};
