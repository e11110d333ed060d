import type { Command } from "./command.ts";
import { importCommand } from "./commands/import.ts";
import { phantomCommand } from "./commands/phantom.ts";
import { planCommand } from "./commands/plan.ts";
import { reportCommand } from "./commands/report.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { verifyCommand } from "./commands/verify.ts";
import { exitCode, RefusedError, UsageError } from "./exit-code.ts";

const commands: readonly Command[] = [
  simulateCommand,
  importCommand,
  planCommand,
  reportCommand,
  verifyCommand,
  phantomCommand,
];

const overview = `isotherm VERB … – plan a freeze, compute its isotherms, check it

${commands.map((command) => `  ${command.name.padEnd(10)}${command.summary}`).join("\n")}

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
    (error instanceof Error &&
      "code" in error &&
      /^(?:ENGINE|IMAGING|PLANNING|KNOWLEDGE)_/u.test(String(error.code)))
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
  const command = commands.find((candidate) => candidate.name === verb);
  if (!command)
    throw new UsageError(
      `"${verb}" is no verb of isotherm; it has ${commands.map((each) => each.name).join(", ")}.`,
    );
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(command.help);
    return exitCode.done;
  }
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
