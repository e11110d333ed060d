/*
 * `node --conditions=isotherm-source validation/run.ts`: tunes each case on the part that may be used for it, predicts
 * the rest, prints both tables, and with --write keeps the numbers and the picture beside the case for the tests. --draw
 * tunes nothing and draws the pictures anew from the numbers that are kept. Names of cases limit it to those.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { validationCases } from "./cases.ts";
import { type KeptNumbers, type ValidationCase, validationTable } from "./validation-case.ts";

const named = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const chosen = validationCases.filter(({ id }) => named.length === 0 || named.includes(id));

function pathOf(one: ValidationCase, name: string): string {
  return join(import.meta.dirname, one.id, name);
}

function draw(one: ValidationCase, kept: KeptNumbers): void {
  writeFileSync(pathOf(one, "picture.svg"), one.draw(kept));
}

function run(one: ValidationCase): void {
  const tuned = one.tune().map((value) => Number(value.toFixed(3)));
  const rows = one.predict(tuned);
  process.stdout.write(`## ${one.title}\n\nTuned: ${tuned.join(", ")}\n\n${validationTable(rows)}\n\n`);
  if (!process.argv.includes("--write")) return;
  const kept: KeptNumbers = {
    tolerance: one.tolerance,
    tuned,
    rows: rows.map((row) => ({ ...row, computed: Number(row.computed.toFixed(3)) })),
  };
  writeFileSync(pathOf(one, "expected.json"), `${JSON.stringify(kept, null, 2)}\n`);
  draw(one, kept);
}

for (const one of chosen) {
  if (process.argv.includes("--draw"))
    draw(one, JSON.parse(readFileSync(pathOf(one, "expected.json"), "utf8")));
  else run(one);
}
