import { type EnsembleCase, type PlacementCase, simulateMember, simulateTrial } from "@isotherm/planning";
import { withBackend } from "./backend.ts";
import type { MemberJobs } from "./member-jobs.ts";
import { serveJobs } from "./serve.ts";
import { useSiteRecords } from "./site-records.ts";

let ensemble: EnsembleCase | null = null;
let placement: PlacementCase | null = null;

function taken<Case>(given: Case | null): Case {
  if (given === null) throw new Error("The worker was given work before its case.");
  return given;
}

// The whole program of a worker for small computations; it is ended from outside.
serveJobs<MemberJobs>({
  useSiteRecords,
  takeEnsemble: async (given) => {
    ensemble = given;
    return { output: "taken" };
  },
  member: async (member) => ({
    output: await withBackend((backend) => simulateMember(taken(ensemble), member, { backend })),
  }),
  takePlacement: async (given) => {
    placement = given;
    return { output: "taken" };
  },
  trial: async (trial) => ({
    output: await withBackend((backend) => simulateTrial(taken(placement), trial, { backend })),
  }),
});
