import type { EnsembleCase, MemberOutcome } from "@isotherm/planning";
import { startComputeTeam } from "./compute-team.ts";

/** Hears of all members that are in. */
export type TellMembers = (outcomes: readonly MemberOutcome[]) => void;

/** Computes the members of an ensemble over the cores of this machine; tells after each what has come in. */
export async function computeMembers(
  ensemble: EnsembleCase,
  threads: number,
  tell: TellMembers,
): Promise<readonly MemberOutcome[]> {
  const team = startComputeTeam(Math.min(threads, ensemble.members.length));
  const outcomes: MemberOutcome[] = [];
  try {
    await Promise.all(
      ensemble.members.map(async ({ index }) => {
        outcomes.push(await team.compute<MemberOutcome>({ kind: "ensemble", key: "here", ensemble }, index));
        tell(outcomes);
      }),
    );
  } finally {
    await team.close();
  }
  return outcomes;
}
