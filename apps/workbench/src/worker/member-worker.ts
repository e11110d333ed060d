import { type EnsembleCase, simulateMember } from "@isotherm/planning";
import { withBackend } from "./backend.ts";
import type { MemberJobs } from "./member-jobs.ts";
import { serveJobs } from "./serve.ts";

let ensemble: EnsembleCase | null = null;

// The whole program of a worker that computes members of an ensemble; it is ended from outside.
serveJobs<MemberJobs>({
  take: async (given) => {
    ensemble = given;
    return { output: "taken" };
  },
  member: async (member) => {
    const known = ensemble;
    if (known === null) throw new Error("The worker was given a member before its case.");
    return { output: await withBackend((backend) => simulateMember(known, member, { backend })) };
  },
});
