/*
 * `node --conditions=isotherm-source validation/run.ts`: tunes each case on the part that may be used for it, predicts
 * the rest, prints both tables, and with --write keeps the numbers beside the case for the tests. Names of cases limit it to
 * those.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { validationCases } from "./cases.ts";
import { validationTable } from "./validation-case.ts";

const named = process.argv.slice(2).filter((word) => !word.startsWith("--"));

for (const one of validationCases.filter(({ id }) => named.length === 0 || named.includes(id))) {
  const tuned = one.tune().map((value) => Number(value.toFixed(3)));
  const rows = one.predict(tuned);
  process.stdout.write(`## ${one.title}\n\nTuned: ${tuned.join(", ")}\n\n${validationTable(rows)}\n\n`);
  if (process.argv.includes("--write")) {
    const kept = {
      tolerance: 0.5,
      tuned,
      rows: rows.map((row) => ({ ...row, computed: Number(row.computed.toFixed(3)) })),
    };
    writeFileSync(join(import.meta.dirname, one.id, "expected.json"), `${JSON.stringify(kept, null, 2)}\n`);
  }
}
