import { parseArgs } from "node:util";
import { runVerification } from "@isotherm/verification";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { printJson } from "../progress.ts";

const help = `isotherm verify [--all] [--backend wasm|reference] [--json]

Runs the engine against problems with exact solutions and prints each case with its error and its limit. A miss is
printed as a miss.

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
    if (values.json) {
      printJson(report);
    } else {
      for (const each of report.cases) {
        const mark = each.pass ? "ok  " : "MISS";
        console.log(
          `${mark} ${each.title}: ${each.quantity} expected ${each.expected.toPrecision(6)}, computed ${each.computed.toPrecision(6)}, error ${each.error.toExponential(2)} (limit ${each.limit.toExponential(2)})`,
        );
      }
    }
    return report.cases.every((each) => each.pass) ? exitCode.done : exitCode.critical;
  },
};
