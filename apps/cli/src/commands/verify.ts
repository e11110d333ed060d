import { parseArgs } from "node:util";
import { runVerification, verificationTable } from "@isotherm/verification";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { printJson } from "../progress.ts";

const help = `isotherm verify [--all] [--backend wasm|reference] [--json]

Runs the engine against problems with exact solutions and prints a table of cases with their errors and limits, and one
of the orders of convergence. A miss is printed as a miss.

  --all            all cases and grids (minutes); without it, the quick ones

Exit code 4 when a case misses its limit.
`;

/** `isotherm verify`: are the equations solved right? */
export const verifyCommand: Command = {
  help,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        all: { type: "boolean" },
        json: { type: "boolean" },
        backend: { type: "string", default: "wasm" },
      },
    });
    const { backend } = values;
    if (backend !== "wasm" && backend !== "reference") {
      throw new UsageError(`--backend ${backend} is unknown; choose wasm or reference.`);
    }
    const report = runVerification({ quick: values.all !== true, backend });
    const within = report.cases.filter((each) => each.pass).length;
    if (values.json) printJson(report);
    else
      console.log(
        `${verificationTable(report)}\n${within} of ${report.cases.length} cases within their limits`,
      );
    return within === report.cases.length ? exitCode.done : exitCode.critical;
  },
};
