import { parseArgs } from "node:util";
import { loadVolume, type SkippedFile, scanFiles } from "@isotherm/imaging";
import type { Command } from "../command.ts";
import { exitCode, RefusedError, UsageError } from "../exit-code.ts";
import { inputFiles } from "../input-files.ts";
import { printJson, progressLine } from "../progress.ts";

const help = `isotherm import FOLDER|FILE [--json]

Reads DICOM (any slice order, several series, zip) and NIfTI, and says what was found: series, geometry from position
and orientation alone, warnings, and why a file or series was refused. Nothing is stored and nothing is changed.

  --json   the whole answer as JSON on stdout

Exit code 3 when nothing in it can be opened.

Example
  npx isotherm import /media/cd --json
`;

/** What one series turned out to be. */
interface SeriesFound {
  readonly id: string;
  readonly kind: string;
  readonly seriesInstanceUid: string;
  readonly modality: string;
  readonly description: string;
  readonly opened: boolean;
  readonly refusal: string | null;
  readonly geometry: unknown;
  readonly findings: readonly unknown[];
}

/** `isotherm import`: what is in a folder, and does it open. */
export const importCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean" } },
    });
    const [path] = positionals;
    if (!path || positionals.length !== 1) throw new UsageError("import needs one folder or file.");
    const progress = progressLine("reading");
    const scan = await scanFiles(await inputFiles(path), {
      onProgress: ({ doneCount, totalCount }) => progress.show(doneCount / totalCount),
    });
    progress.end();
    const series: SeriesFound[] = [];
    for (const found of scan.series) {
      const base = {
        id: found.id,
        kind: found.kind,
        seriesInstanceUid: found.seriesInstanceUid,
        modality: found.modality,
        description: found.description,
      };
      if (found.kind === "segmentation" || found.kind === "structure-set") {
        // Structures open on a volume; what can be said of them alone is said.
        series.push({ ...base, opened: false, refusal: null, geometry: null, findings: found.warnings });
        continue;
      }
      try {
        const volume = await loadVolume(scan, found.id);
        series.push({
          ...base,
          opened: true,
          refusal: null,
          geometry: volume.geometry,
          findings: volume.findings,
        });
      } catch (error) {
        const refusal = error instanceof Error ? error.message : String(error);
        series.push({ ...base, opened: false, refusal, geometry: null, findings: found.warnings });
      }
    }
    if (values.json) printJson({ series, skipped: scan.skipped });
    else tell(series, scan.skipped);
    if (!series.some((each) => each.opened)) {
      throw new RefusedError(`${path} holds no image that can be opened; see the reasons above.`);
    }
    return exitCode.done;
  },
};

function outcomeOf(series: SeriesFound): string {
  if (series.opened) return "opens";
  return series.refusal ?? `${series.kind}; opens on its images`;
}

function tell(series: readonly SeriesFound[], skipped: readonly SkippedFile[]): void {
  for (const each of series) {
    console.log(`${each.modality}  ${each.description || each.seriesInstanceUid}: ${outcomeOf(each)}`);
  }
  for (const file of skipped.slice(0, 20)) console.log(`skipped ${file.reason}`);
  if (skipped.length > 20) console.log(`… and ${skipped.length - 20} more; --json lists them all`);
}
