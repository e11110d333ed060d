import { planReport } from "@isotherm/planning";
import { outcomeOnDesk, volumeOnDesk } from "./desk.ts";
import type { MadeFile, WorkshopJobs } from "./jobs.ts";
import type { JobAnswer } from "./serve.ts";

/** Writes one file about the outcome on the desk. */
export async function exportFile({
  plan,
  kind,
}: WorkshopJobs["export"]["input"]): Promise<JobAnswer<MadeFile>> {
  const outcome = outcomeOnDesk();
  const volume = volumeOnDesk();
  if (kind === "report-pdf") {
    const bytes = new Uint8Array(await planReport({ plan, outcome, volume }));
    return { output: { name: `${fileName(plan.title)}.pdf`, mediaType: "application/pdf", bytes } };
  }
  throw new Error("This file cannot be written yet.");
}

/** A title as a file name. */
export function fileName(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "");
  return plain === "" ? "plan" : plain.toLowerCase();
}
