// A synthetic patient, written as a DICOM series and read back. Position comes from the position tags alone.
import {
  buildPhantom,
  inputFromBytes,
  loadVolume,
  sampleVolume,
  scanFiles,
  writeCtSeries,
} from "@isotherm/imaging";

const phantom = buildPhantom("ankle", { seed: 7, spacingMm: 2 });
const files = writeCtSeries(phantom.volume, { writtenAt: "2026-11-23T08:00:00Z", description: "ankle" }).map(
  (file) => inputFromBytes(file.name, file.bytes),
);

// Any order, any folder: here the last slice comes first.
const scan = await scanFiles(files.toReversed());
const [series] = scan.series;
if (!series) throw new Error("the series was not found");
const volume = await loadVolume(scan, series.id);

console.log(`${scan.series.length} series, ${volume.modality}, ${files.length} slices`);
console.log(
  `same grid: ${String(volume.geometry.dimensions) === String(phantom.volume.geometry.dimensions)}`,
);

const { centerlineLpsMm } = phantom.target;
const nerve = centerlineLpsMm[Math.floor(centerlineLpsMm.length / 2)];
const written = nerve && sampleVolume(phantom.volume, nerve);
const read = nerve && sampleVolume(volume, nerve);
console.log(`same value at the nerve: ${Math.abs((written ?? 0) - (read ?? 999)) < 1}`);
