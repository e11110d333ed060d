import type { Command } from "./command.ts";
import { exitCode, RefusedError, UsageError } from "./exit-code.ts";

interface Verb {
  readonly name: string;
  readonly summary: string;
  /** Loaded only when asked for: a scenario needs no image decoder. */
  load(): Promise<Command>;
}

const verbs: readonly Verb[] = [
  {
    name: "simulate",
    summary: "solve a freeze described in numbers, without an image",
    load: async () => (await import("./commands/simulate.ts")).simulateCommand,
  },
  {
    name: "import",
    summary: "say what images a folder holds, and whether they open",
    load: async () => (await import("./commands/import.ts")).importCommand,
  },
  {
    name: "plan",
    summary: "simulate a plan on its CT and judge it",
    load: async () => (await import("./commands/plan.ts")).planCommand,
  },
  {
    name: "suggest",
    summary: "find where the cryoprobes of a plan could go, and how long to freeze",
    load: async () => (await import("./commands/suggest.ts")).suggestCommand,
  },
  {
    name: "uncertainty",
    summary: "say how sure a plan can be, over many members",
    load: async () => (await import("./commands/uncertainty.ts")).uncertaintyCommand,
  },
  {
    name: "compare-rf",
    summary: "compute a radiofrequency lesion of the same nerve beside the freeze",
    load: async () => (await import("./commands/compare-rf.ts")).compareRfCommand,
  },
  {
    name: "worker",
    summary: "compute members of ensembles for others, from a PostgreSQL",
    load: async () => (await import("./commands/worker.ts")).workerCommand,
  },
  {
    name: "report",
    summary: "write the one-page report of a plan as PDF",
    load: async () => (await import("./commands/report.ts")).reportCommand,
  },
  {
    name: "verify",
    summary: "run the engine against exact solutions",
    load: async () => (await import("./commands/verify.ts")).verifyCommand,
  },
  {
    name: "phantom",
    summary: "write a synthetic patient as a DICOM CT with a plan",
    load: async () => (await import("./commands/phantom.ts")).phantomCommand,
  },
  {
    name: "backup",
    summary: "write a whole site, records and images, into one encrypted file",
    load: async () => (await import("./commands/backup.ts")).backupCommand,
  },
  {
    name: "restore",
    summary: "make a site from a backup, in an empty data folder",
    load: async () => (await import("./commands/restore.ts")).restoreCommand,
  },
  {
    name: "check",
    summary: "check a site: audit log, stored files, flat rows",
    load: async () => (await import("./commands/check.ts")).checkCommand,
  },
  {
    name: "recover-owner",
    summary: "let an administrator in again whom nobody else can help",
    load: async () => (await import("./commands/recover-owner.ts")).recoverOwnerCommand,
  },
  {
    name: "check-overlay",
    summary: "say what the records of a site replace or add, or why they are refused",
    load: async () => (await import("./commands/check-overlay.ts")).checkOverlayCommand,
  },
];

const overview = `isotherm VERB … – plan a freeze, compute its isotherms, check it

${verbs.map((each) => `  ${each.name.padEnd(15)}${each.summary}`).join("\n")}

  isotherm VERB --help explains one of them, with an example.

Exit codes: 0 done · 1 a defect of ours · 2 command line not understood · 3 input refused
            4 done, with a critical finding or a failed check in the result
Results go to stdout, progress and sentences to stderr.
Software for planning, teaching and research; not a cleared medical device.
`;

/** Errors of the packages carry a code; they are refusals of the input, in a sentence already. */
function isRefusal(error: unknown): error is Error {
  return (
    error instanceof RefusedError ||
    (error instanceof Error && error.name === "ServerError") ||
    (error instanceof Error &&
      "code" in error &&
      /^(?:ENGINE|IMAGING|PLANNING|KNOWLEDGE|JOBS)_/u.test(String(error.code)))
  );
}

function isUsage(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
  );
}

async function main(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === "--help" || verb === "-h" || verb === "help") {
    process.stdout.write(overview);
    return verb === undefined ? exitCode.usage : exitCode.done;
  }
  const found = verbs.find((candidate) => candidate.name === verb);
  if (!found)
    throw new UsageError(
      `"${verb}" is no verb of isotherm; it has ${verbs.map((each) => each.name).join(", ")}.`,
    );
  const command = await found.load();
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(command.help);
    return exitCode.done;
  }
  const overlay = process.env["ISOTHERM_OVERLAY"];
  if (overlay && verb !== "check-overlay")
    await (await import("./site-overlay.ts")).installOverlayFolder(overlay);
  return command.run(rest);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (isUsage(error)) {
    process.stderr.write(`isotherm: ${error.message} See isotherm --help.\n`);
    process.exitCode = exitCode.usage;
  } else if (isRefusal(error)) {
    process.stderr.write(`isotherm: ${error.message}\n`);
    process.exitCode = exitCode.refused;
  } else {
    process.stderr.write(
      `isotherm: a defect: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
    );
    process.exitCode = exitCode.failed;
  }
}
