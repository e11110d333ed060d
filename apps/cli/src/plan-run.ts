import { readFile } from "node:fs/promises";
import { buildPhantom, loadVolume, phantomIds, scanFiles, type Volume } from "@isotherm/imaging";
import { type PlanOutcome, readPlan, simulatePlan } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { RefusedError } from "./exit-code.ts";
import { inputFiles } from "./input-files.ts";
import { progressLine } from "./progress.ts";
import { lendThreads } from "./threads.ts";

/** Reads and checks a plan document; refuses it whole, naming the field. */
export async function planFromFile(file: string): Promise<TreatmentPlan> {
  let document: unknown;
  try {
    document = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new RefusedError(
      `${file} is not a plan (${cause instanceof Error ? cause.message : cause}); give a plan.json.`,
      {
        cause,
      },
    );
  }
  return readPlan(document);
}

async function volumeFromFolder(plan: TreatmentPlan, folder: string): Promise<Volume> {
  const progress = progressLine("reading");
  const scan = await scanFiles(await inputFiles(folder), {
    onProgress: ({ doneCount, totalCount }) => progress.show(doneCount / totalCount),
  });
  const wanted = plan.image.seriesInstanceUid;
  const images = scan.series.filter((series) => series.kind === "dicom-image" || series.kind === "nifti");
  const named = images.filter((series) => wanted === null || series.seriesInstanceUid === wanted);
  const [only, second] = named;
  if (!only) {
    throw new RefusedError(
      wanted === null
        ? `${folder} holds no image series; run isotherm import on it to see why.`
        : `${folder} does not hold the series ${wanted} that the plan is drawn on; give the folder of that series.`,
    );
  }
  if (second) {
    throw new RefusedError(
      `${folder} holds ${named.length} series and the plan names none; give a folder with one.`,
    );
  }
  const volume = await loadVolume(scan, only.id);
  progress.end();
  return volume;
}

/** The plan's image: from the folder given, or built when it is a phantom. */
export async function planVolume(plan: TreatmentPlan, folder: string | undefined): Promise<Volume> {
  if (folder) return volumeFromFolder(plan, folder);
  const id = phantomIds.find((known) => plan.image.kind === "phantom" && known === plan.image.id);
  if (!id) throw new RefusedError("This plan is drawn on images; give their folder with --ct FOLDER.");
  return buildPhantom(id).volume;
}

/** Computes a plan with progress on stderr. */
export async function computePlan(plan: TreatmentPlan, volume: Volume): Promise<PlanOutcome> {
  const progress = progressLine("freezing");
  const lent = lendThreads();
  const steps = simulatePlan(plan, volume, { computedAt: new Date().toISOString(), threads: lent.pool });
  try {
    for (;;) {
      const next = steps.next();
      if (next.done) return next.value;
      progress.show(next.value.timeS / next.value.endTimeS);
    }
  } finally {
    progress.end();
    await lent.close();
  }
}
