import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { useFreezeStore } from "../state/freeze-store.ts";
import type { ExportKind, MadeFile } from "../worker/jobs.ts";
import { callWorkshop } from "../worker/workshop.ts";
import { reportPages } from "./report-pages.tsx";

/** Writes one file about the finished freeze, off the main thread. */
export async function makeFile(plan: TreatmentPlan, kind: ExportKind): Promise<MadeFile> {
  const { frameIndex } = useFreezeStore.getState();
  return callWorkshop("export", { plan, kind, timeIndex: frameIndex, pages: reportPages() });
}

/** Hands a file to the browser's downloads. */
export function offerDownload(file: MadeFile): void {
  const url = URL.createObjectURL(new Blob([file.bytes], { type: file.mediaType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Shows a file in a tab of its own. */
export function openInTab(file: MadeFile): void {
  const url = URL.createObjectURL(new Blob([file.bytes], { type: file.mediaType }));
  window.open(url, "_blank", "noopener");
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
