import { useRef, useState } from "react";
import { fetchSite } from "../server/stored-images.ts";
import { type PlanPurpose, startDraft } from "../state/draft.ts";
import { goTo } from "../state/route.ts";
import { WorkerCallError } from "../worker/call.ts";
import type { DateChoice } from "../worker/deidentify-choice.ts";
import type { JobProgress, PickedImage, ScanAnswer, SeriesChoice } from "../worker/jobs.ts";
import { callWorkshop } from "../worker/workshop.ts";

/** Where the import stands. */
export type ImportStage =
  | { readonly kind: "choose" }
  | { readonly kind: "busy"; readonly progress: JobProgress }
  | { readonly kind: "series"; readonly answer: ScanAnswer }
  /** `answer`: the list to go back to, when it was the import of one series that failed. */
  | { readonly kind: "failed"; readonly message: string; readonly answer: ScanAnswer | null };

/** The import as a series of stages. */
export interface Import {
  readonly stage: ImportStage;
  readonly scan: (files: readonly File[]) => void;
  readonly importSeries: (series: SeriesChoice, dates: DateChoice) => void;
  readonly showList: (answer: ScanAnswer) => void;
  readonly startOver: () => void;
  readonly cancel: () => void;
}

const CHOOSE: ImportStage = { kind: "choose" };

/** Scans, imports and opens, in the worker; each stage can be canceled. The plan is for `purpose`, where a patient's page asked. */
export function useImport(purpose: PlanPurpose | null): Import {
  const [stage, setStage] = useState<ImportStage>(CHOOSE);
  const controller = useRef<AbortController | null>(null);
  const onProgress = (progress: JobProgress): void => setStage({ kind: "busy", progress });
  const run = (text: string, work: (signal: AbortSignal) => Promise<void>): void => {
    const answer = stage.kind === "series" ? stage.answer : null;
    const running = new AbortController();
    controller.current = running;
    onProgress({ text, fraction: null });
    work(running.signal).catch((error: unknown) => {
      if (controller.current !== running) return;
      if (!isCanceled(error)) setStage({ kind: "failed", message: sentence(error), answer });
      else setStage(answer === null ? CHOOSE : { kind: "series", answer });
    });
  };
  return {
    stage,
    scan: (files) => {
      if (files.length === 0) return;
      run(`Looking through ${files.length} files`, async (signal) => {
        const answer = await callWorkshop("scan", { files }, { onProgress, signal });
        setStage({ kind: "series", answer });
      });
    },
    importSeries: (series, dates) =>
      run("Reading the image", async (signal) => {
        const picked = await pick(series, { dates, onProgress, signal });
        setStage(CHOOSE);
        goTo({
          screen: "plan",
          planId: startDraft(picked, purpose),
          patientId: purpose?.patientId ?? null,
        });
      }),
    showList: (answer) => setStage({ kind: "series", answer }),
    startOver: () => setStage(CHOOSE),
    cancel: () => controller.current?.abort(),
  };
}

async function pick(
  series: SeriesChoice,
  how: {
    readonly dates: DateChoice;
    readonly onProgress: (progress: JobProgress) => void;
    readonly signal: AbortSignal;
  },
): Promise<PickedImage> {
  const { dates, onProgress, signal } = how;
  const { uidSalt } = await fetchSite();
  return callWorkshop("pick", { key: series.key, dates, uidSalt }, { onProgress, signal });
}

function isCanceled(error: unknown): boolean {
  return error instanceof WorkerCallError && error.code === "CANCELED";
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : "The images could not be opened.";
}
