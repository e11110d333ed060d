import { parseArgs } from "node:util";
import { openJobQueue, serveMembers } from "@isotherm/jobs";
import type { MemberOutcome } from "@isotherm/planning";
import type { Command } from "../command.ts";
import { startComputeTeam } from "../compute/compute-team.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { threadCount } from "../threads.ts";

const help = `isotherm worker --database URL [--threads N]

Computes members of ensembles that others ask for (isotherm uncertainty --database URL), until it is stopped. Any number
of workers, on any number of machines, share the work of one PostgreSQL. A worker that dies loses nothing: its members
go to another within a minute. Ctrl+C finishes what is at hand.

  --database URL   PostgreSQL; default: DATABASE_URL
  --threads N      members at the same time; default: one a core

Example
  npx isotherm worker --database postgresql://isotherm@db.hospital.example/isotherm
`;

/** A signal that Ctrl+C and service managers give; the second time they leave at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(exitCode.failed);
      controller.abort();
    });
  }
  return controller.signal;
}

/** `isotherm worker`: computes for others. */
export const workerCommand: Command = {
  help,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { database: { type: "string" }, threads: { type: "string" } },
    });
    const url = values.database ?? process.env["DATABASE_URL"];
    if (!url) throw new UsageError("worker needs --database URL or DATABASE_URL.");
    const size = threadCount(values.threads);
    const log = (line: string): boolean => process.stderr.write(`isotherm worker: ${line}\n`);
    const queue = await openJobQueue(url, log);
    const team = startComputeTeam(size);
    let doneCount = 0;
    console.log(`Worker ready, ${size} ${size === 1 ? "thread" : "threads"}`);
    try {
      await serveMembers(queue, {
        signal: stopSignal(),
        parallelCount: size,
        compute: ({ caseSha256, ensemble, memberIndex }) =>
          team.compute<MemberOutcome>({ kind: "ensemble", key: caseSha256, ensemble }, memberIndex),
        onMember: () => {
          doneCount += 1;
        },
        log,
      });
    } finally {
      await team.close();
      await queue.close();
    }
    console.log(`Worker stopped after ${doneCount} ${doneCount === 1 ? "member" : "members"}`);
    return exitCode.done;
  },
};
