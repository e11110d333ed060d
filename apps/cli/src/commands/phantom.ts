import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPhantom, phantomIds, writeCtSeries } from "@isotherm/imaging";
import { phantomPlan } from "@isotherm/planning";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { printJson } from "../progress.ts";

const help = `isotherm phantom ${phantomIds.join("|")} --out FOLDER [--seed N] [--json]

Writes a synthetic patient, made by code: a CT series as DICOM in FOLDER/ct, and FOLDER/plan.json, a plan with the
nerve, its neighbors and one cryoprobe marked. The geometry is illustrative and unverified.

  --out FOLDER   where to write; made when missing
  --seed N       seed of the image noise (default 1); the same seed gives the same files

Example
  npx isotherm phantom neck --out /tmp/neck
  npx isotherm plan /tmp/neck/plan.json --ct /tmp/neck/ct
`;

/** A fixed moment, so that the same seed gives the same files, byte for byte. */
const writtenAt = "2026-01-01T00:00:00Z";

/** `isotherm phantom`: a synthetic patient as DICOM, with a plan. */
export const phantomCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        seed: { type: "string", default: "1" },
        json: { type: "boolean" },
      },
    });
    const id = phantomIds.find((known) => known === positionals[0]);
    if (!id) throw new UsageError(`phantom needs one of ${phantomIds.join(", ")}.`);
    if (!values.out) throw new UsageError("phantom needs --out FOLDER.");
    const seed = Number(values.seed);
    if (!Number.isInteger(seed)) throw new UsageError(`--seed ${values.seed} is not a whole number.`);
    const phantom = buildPhantom(id, { seed });
    const folder = join(values.out, "ct");
    await mkdir(folder, { recursive: true });
    const files = writeCtSeries(phantom.volume, { writtenAt, description: phantom.title });
    await Promise.all(files.map((file) => writeFile(join(folder, file.name), file.bytes)));
    const planFile = join(values.out, "plan.json");
    const plan = phantomPlan(phantom, { id: randomUUID(), createdAt: new Date().toISOString() });
    await writeFile(planFile, `${JSON.stringify(plan, null, 2)}\n`);
    const written = {
      ct: folder,
      plan: planFile,
      sliceCount: files.length,
      structures: phantom.structures.map((structure) => structure.name),
    };
    if (values.json) printJson(written);
    else console.log(`${written.sliceCount} slices in ${folder}, plan in ${planFile}`);
    return exitCode.done;
  },
};
