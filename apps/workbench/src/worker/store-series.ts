import { deidentify, type InputFile, type ScannedSeries } from "@isotherm/imaging";
import { type StoredFile, storeBlob } from "../server/stored-images.ts";
import { inputOfBytes } from "./input-files.ts";
import type { DateChoice, JobProgress } from "./jobs.ts";
import type { JobControl } from "./serve.ts";

/** How names come off, and who hears of the progress. */
export interface DeidentifyChoice {
  readonly dates: DateChoice;
  readonly uidSalt: string;
  readonly control: JobControl<JobProgress>;
}

/** Files without names: on the server by their hash, and at hand to be opened. */
export interface StoredSeries {
  readonly inputs: readonly InputFile[];
  readonly files: readonly StoredFile[];
}

/** Files sent at the same time: enough to keep a loopback connection busy. */
const PARALLEL_COUNT = 4;

/** Takes the names off every file and stores what is left by its hash. */
export async function storeDicom(entry: ScannedSeries, how: DeidentifyChoice): Promise<StoredSeries> {
  const { dates, uidSalt, control } = how;
  const stored: { readonly input: InputFile; readonly file: StoredFile }[] = [];
  let doneCount = 0;
  const storeOne = async (index: number, source: InputFile): Promise<void> => {
    const clean = deidentify(source.name, await source.read(), { dates, siteSecret: uidSalt });
    const bytes = new Uint8Array(clean.bytes);
    const name = `${String(index + 1).padStart(5, "0")}.dcm`;
    const sha256 = await storeBlob(bytes, control.signal);
    stored[index] = { input: inputOfBytes(name, bytes), file: { name, sha256, sizeBytes: bytes.length } };
    doneCount += 1;
    control.report({ text: "Taking names off and storing", fraction: doneCount / entry.files.length });
  };
  const queue = [...entry.files.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await control.breathe();
      await storeOne(...next);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_COUNT }, work));
  return { inputs: stored.map(({ input }) => input), files: stored.map(({ file }) => file) };
}

/** Stores a NIfTI file; its free text is no part of it that is kept on the screen. */
export async function storeNifti(
  entry: ScannedSeries,
  control: JobControl<JobProgress>,
): Promise<{ readonly imageId: string; readonly inputs: readonly InputFile[] }> {
  const [file] = entry.files;
  if (file === undefined) throw new Error("The file is no longer at hand; choose it again.");
  control.report({ text: "Storing the image", fraction: null });
  const bytes = new Uint8Array(await file.read());
  const imageId = await storeBlob(bytes, control.signal);
  return { imageId, inputs: [inputOfBytes(file.name, bytes)] };
}
