import {
  type StructureMask,
  writeEncapsulatedPdf,
  writeSegmentation,
  writeStructureSet,
} from "@isotherm/imaging";
import { type PlanOutcome, planReport, structureMask } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { structureColor, TARGET_COLOR } from "../scene/structure-colors.ts";
import { outcomeOnDesk, volumeOnDesk } from "./desk.ts";
import type { ExportKind, MadeFile, WorkshopJobs } from "./jobs.ts";
import type { JobAnswer } from "./serve.ts";

const DICOM = "application/dicom";

/** What each file is called and how its bytes come about. */
const WRITERS: Readonly<
  Record<ExportKind, { readonly ending: string; readonly mediaType: string; readonly write: Writer }>
> = {
  "report-pdf": { ending: "pdf", mediaType: "application/pdf", write: reportBytes },
  "report-dicom-pdf": { ending: "report.dcm", mediaType: DICOM, write: dicomReportBytes },
  "isotherms-seg": { ending: "isotherms.seg.dcm", mediaType: DICOM, write: segmentationBytes },
  "isotherms-rtstruct": { ending: "isotherms.rtstruct.dcm", mediaType: DICOM, write: structureSetBytes },
};

type ExportInput = WorkshopJobs["export"]["input"];
type Writer = (input: ExportInput) => Promise<Uint8Array>;

/** Writes one file about the outcome on the desk. */
export async function exportFile(input: ExportInput): Promise<JobAnswer<MadeFile>> {
  const { plan, kind } = input;
  const { ending, mediaType, write } = WRITERS[kind];
  const bytes = new Uint8Array(await write(input));
  return { output: { name: `${fileName(plan.title)}.${ending}`, mediaType, bytes } };
}

/** A title as a file name. */
export function fileName(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "");
  return plain === "" ? "plan" : plain.toLowerCase();
}

function reportBytes({ plan, pages: { certainty, radiofrequency } }: ExportInput): Promise<Uint8Array> {
  return planReport({
    plan,
    outcome: outcomeOnDesk(),
    volume: volumeOnDesk(),
    ...(certainty === null ? {} : { certainty }),
    ...(radiofrequency === null ? {} : { radiofrequency }),
  });
}

async function dicomReportBytes(input: ExportInput): Promise<Uint8Array> {
  return writeEncapsulatedPdf(
    await reportBytes(input),
    volumeOnDesk().source,
    writing("Isotherm plan report"),
  );
}

async function segmentationBytes({ plan, timeIndex }: ExportInput): Promise<Uint8Array> {
  return writeSegmentation(regions(plan, timeIndex), volumeOnDesk(), writing("Isotherm isotherms"));
}

async function structureSetBytes({ plan, timeIndex }: ExportInput): Promise<Uint8Array> {
  return writeStructureSet(regions(plan, timeIndex), volumeOnDesk(), writing("Isotherm isotherms"));
}

/** The isotherms at the shown time, and what the plan marks: nerve and structures, on the image's own grid. */
function regions(plan: TreatmentPlan, timeIndex: number): readonly StructureMask[] {
  const { geometry } = volumeOnDesk();
  const marked = [
    ...(plan.target ? [{ ...plan.target, color: TARGET_COLOR }] : []),
    ...plan.structures.map((structure) => ({ ...structure, color: structureColor(structure.kind) })),
  ];
  const masks = marked.map(({ name, geometry: shape, color }) => ({
    name,
    colorRgb: rgbOf(color),
    geometry,
    mask: structureMask(shape, geometry),
  }));
  return [...isothermMasks(timeIndex), ...masks.filter(({ mask }) => mask.includes(1))];
}

/** A color written as #rrggbb. */
function rgbOf(color: string): readonly [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Isotherms that leave as regions, with the color that the screen shows them in. */
const EXPORTED: readonly {
  readonly temperatureC: number;
  readonly name: string;
  readonly colorRgb: readonly [number, number, number];
}[] = [
  { temperatureC: 0, name: "Visible ice edge (0 °C)", colorRgb: [108, 196, 245] },
  { temperatureC: -20, name: "Isotherm -20 °C", colorRgb: [242, 179, 61] },
  { temperatureC: -40, name: "Isotherm -40 °C", colorRgb: [234, 143, 198] },
];

/** What is at or below each temperature at the shown time; an isotherm that has not formed is left out. */
function isothermMasks(timeIndex: number): readonly StructureMask[] {
  const { history }: PlanOutcome = outcomeOnDesk();
  const frame = history.framesC[timeIndex] ?? history.minimumC;
  const masks = EXPORTED.map(({ temperatureC, name, colorRgb }) => ({
    name,
    colorRgb,
    geometry: history.geometry,
    mask: Uint8Array.from(frame, (valueC) => (valueC <= temperatureC ? 1 : 0)),
  }));
  const formed = masks.filter(({ mask }) => mask.includes(1));
  if (formed.length === 0) {
    throw new Error("At the shown time there is no ice yet; move the time slider on, then export again.");
  }
  return formed;
}

function writing(description: string): { readonly writtenAt: string; readonly description: string } {
  return { writtenAt: new Date().toISOString(), description };
}
