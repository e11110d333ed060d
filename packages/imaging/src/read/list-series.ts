import { burntInTextFinding } from "../deidentify/burnt-in-text.ts";
import { ImagingError } from "../errors.ts";
import type { VolumeGeometry } from "../geometry.ts";
import { arrangeStack, type StackArrangement } from "../series/arrange-stack.ts";
import type { Slice } from "../series/slice.ts";
import { divideIntoStacks, type SliceStack } from "../series/stacks.ts";
import type { ImportFinding } from "../volume.ts";
import type { GeometrySummary, ScannedSeries, SeriesKind } from "./import-scan.ts";
import type { ScannedFile } from "./scanned-file.ts";

function orientationOf(geometry: VolumeGeometry): GeometrySummary["orientation"] {
  const normal = geometry.axes[2].map(Math.abs);
  const largest = Math.max(...normal);
  // 0.98: within about 11° of a patient axis, so that a usual gantry tilt still reads as oblique.
  if (largest < 0.98) return "oblique";
  return (["sagittal", "coronal", "axial"] as const)[normal.indexOf(largest)] ?? "oblique";
}

function summarize(arrangement: StackArrangement): GeometrySummary {
  const { geometry } = arrangement;
  const [x, y, z] = geometry.spacingMm;
  return {
    dimensions: geometry.dimensions,
    spacingMm: [x, y, z],
    orientation: orientationOf(geometry),
    willBeResampled: arrangement.needsResampling,
  };
}

interface Judged {
  readonly geometry: GeometrySummary | null;
  readonly warnings: readonly ImportFinding[];
  readonly refusal: ScannedSeries["refusal"];
}

function judgeStack(slices: readonly Slice[]): Judged {
  try {
    const arrangement = arrangeStack(slices);
    const claimedTwice = arrangement.places.filter((place) => place.length > 1).length;
    const duplicates: ImportFinding[] =
      claimedTwice === 0
        ? []
        : [
            {
              ruleId: "import/geometry/duplicate-slices",
              severity: "warning",
              message: `${claimedTwice} slice positions are claimed more than once; identical copies are dropped when it is opened, different ones refused`,
            },
          ];
    return {
      geometry: summarize(arrangement),
      warnings: [...arrangement.findings, ...duplicates],
      refusal: null,
    };
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    return { geometry: null, warnings: [], refusal: { code: error.code, message: error.message } };
  }
}

function imageEntry(stack: SliceStack, index: number): ScannedSeries | undefined {
  const [first] = stack.slices;
  if (first === undefined) return undefined;
  const { header } = first;
  const judged = judgeStack(stack.slices);
  const burntIn = burntInTextFinding(header, first.format);
  return {
    id: index === 0 ? header.seriesInstanceUid : `${header.seriesInstanceUid}#${index + 1}`,
    kind: "dicom-image",
    seriesInstanceUid: header.seriesInstanceUid,
    studyInstanceUid: header.studyInstanceUid,
    frameOfReferenceUid: header.frameOfReferenceUid,
    modality: header.modality,
    description: header.description,
    label: stack.label,
    sliceCount: stack.slices.length,
    geometry: judged.geometry,
    warnings: burntIn === null ? judged.warnings : [...judged.warnings, burntIn],
    refusal: judged.refusal,
    files: [...new Set(stack.slices.map((slice) => slice.file))],
    slices: stack.slices,
  };
}

function documentEntry(
  scanned: Exclude<ScannedFile, { kind: "slices" | "nifti" }>,
  files: ScannedSeries["files"],
): ScannedSeries {
  const { header } = scanned;
  const isRefused = scanned.kind === "refused-image";
  const kind: SeriesKind = isRefused ? "dicom-image" : scanned.kind;
  return {
    id: isRefused ? header.seriesInstanceUid : header.sopInstanceUid,
    kind,
    seriesInstanceUid: header.seriesInstanceUid,
    studyInstanceUid: header.studyInstanceUid,
    frameOfReferenceUid: header.frameOfReferenceUid,
    modality: header.modality,
    description: header.description,
    label: "",
    sliceCount: files.length,
    geometry: null,
    warnings: [],
    refusal: isRefused ? { code: scanned.error.code, message: scanned.error.message } : null,
    files,
    slices: [],
  };
}

function niftiEntry(scanned: Extract<ScannedFile, { kind: "nifti" }>, index: number): ScannedSeries {
  return {
    id: `nifti-${index + 1}`,
    kind: "nifti",
    seriesInstanceUid: "",
    studyInstanceUid: "",
    frameOfReferenceUid: "",
    modality: "",
    description: scanned.file.name,
    label: "",
    sliceCount: 0,
    geometry: null,
    warnings: [],
    refusal: null,
    files: [scanned.file],
    slices: [],
  };
}

function groupImages(found: readonly ScannedFile[]): readonly ScannedSeries[] {
  const bySeries = new Map<string, Slice[]>();
  for (const file of found) {
    if (file.kind !== "slices") continue;
    for (const slice of file.slices) {
      const key = `${slice.header.studyInstanceUid}|${slice.header.seriesInstanceUid}`;
      const group = bySeries.get(key);
      if (group === undefined) bySeries.set(key, [slice]);
      else group.push(slice);
    }
  }
  return [...bySeries.values()].flatMap((slices) =>
    divideIntoStacks(slices).flatMap((stack, index) => imageEntry(stack, index) ?? []),
  );
}

/** Images of a series that were all refused, as one entry; a refused file among good ones is a warning there. */
function groupRefused(
  found: readonly ScannedFile[],
  images: readonly ScannedSeries[],
): readonly ScannedSeries[] {
  const bySeries = new Map<string, Extract<ScannedFile, { kind: "refused-image" }>[]>();
  for (const file of found) {
    if (file.kind !== "refused-image") continue;
    const key = file.header.seriesInstanceUid;
    const group = bySeries.get(key);
    if (group === undefined) bySeries.set(key, [file]);
    else group.push(file);
  }
  return [...bySeries.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const entry = documentEntry(
      first,
      group.map((file) => file.file),
    );
    const isTaken = images.some((image) => image.id === entry.id);
    return [isTaken ? { ...entry, id: `${entry.id}#refused` } : entry];
  });
}

function withRefusedFiles(image: ScannedSeries, refused: readonly ScannedSeries[]): ScannedSeries {
  const lost = refused.find((entry) => entry.seriesInstanceUid === image.seriesInstanceUid);
  if (lost === undefined) return image;
  const finding: ImportFinding = {
    ruleId: "import/series/refused-files",
    severity: "critical",
    message: `${lost.sliceCount} files of the series were refused and are missing from the volume: ${lost.refusal?.message ?? ""}`,
  };
  return { ...image, warnings: [...image.warnings, finding] };
}

/** Groups scanned files into entries to choose from: images by size, then segmentations and structure sets. */
export function listSeries(found: readonly ScannedFile[]): readonly ScannedSeries[] {
  const images = groupImages(found);
  const refused = groupRefused(found, images);
  const nifti = found.filter((file) => file.kind === "nifti").map(niftiEntry);
  const documents = found.flatMap((file) =>
    file.kind === "segmentation" || file.kind === "structure-set" ? [documentEntry(file, [file.file])] : [],
  );
  const openable = [...images]
    .sort((a, b) => b.sliceCount - a.sliceCount)
    .map((image) => withRefusedFiles(image, refused));
  return [...openable, ...nifti, ...documents, ...refused];
}
