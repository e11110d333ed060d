import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  buildPhantom,
  inputFromBytes,
  loadVolume,
  type PhantomId,
  scanFiles,
  type Volume,
  type VolumeGeometry,
  writeCtSeries,
  writeSegmentation,
} from "@isotherm/imaging";

/** A synthetic CT on disk, as the archive of a hospital hands one out, and a segmentation of it. */
export interface CtFolder {
  /** Folder of the DICOM files. */
  readonly path: string;
  /** A DICOM SEG with the structures beside the nerve. */
  readonly segmentationPath: string;
  readonly geometry: VolumeGeometry;
  remove(): void;
}

/** [mm] Coarse, so that import and freeze stay quick on two cores. */
const SPACING_MM = 2;

/** Writes a phantom as a CT series, and these structures of it as a segmentation. */
export async function writeCtFolder(
  phantomId: PhantomId,
  structureIds: readonly string[],
): Promise<CtFolder> {
  const folder = mkdtempSync(join(tmpdir(), "isotherm-ct-"));
  const path = join(folder, "ct");
  mkdirSync(path);
  const { volume, structures } = buildPhantom(phantomId, { spacingMm: SPACING_MM });
  const written = { writtenAt: "2026-01-05T08:00:00Z", description: phantomId };
  for (const { name, bytes } of writeCtSeries(volume, written)) writeFileSync(join(path, name), bytes);
  const segmentationPath = join(folder, "structures.dcm");
  const masks = structureIds.map((id) => {
    const found = structures.find((structure) => structure.id === id);
    if (found === undefined) throw new Error(`The phantom ${phantomId} has no structure ${id}.`);
    return found.mask;
  });
  writeFileSync(segmentationPath, writeSegmentation(masks, await volumeOf(path), written));
  return {
    path,
    segmentationPath,
    geometry: volume.geometry,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** All files of a folder as one volume. */
export function volumeOf(folder: string): Promise<Volume> {
  const files = readdirSync(folder).map((name) => inputFromBytes(name, readFileSync(join(folder, name))));
  return firstVolume(files);
}

/** The first series of these files as a volume. */
export async function firstVolume(files: Parameters<typeof scanFiles>[0]): Promise<Volume> {
  const found = await scanFiles(files);
  return loadVolume(found, found.series[0]?.id ?? "");
}
