import type { Volume } from "@isotherm/imaging";
import {
  type RadiofrequencyChoice,
  type RadiofrequencyMode,
  type RadiofrequencyOutcome,
  simulateRadiofrequencyPlan,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { UsageError } from "./exit-code.ts";
import { progressLine } from "./progress.ts";
import { lendThreads } from "./threads.ts";

/** Ways in which the current can be led. */
export const radiofrequencyModes: readonly RadiofrequencyMode[] = [
  "monopolar",
  "bipolar",
  "cooled",
  "pulsed",
];

/** The way that an option names; throws a usage error for another word. */
export function radiofrequencyMode(option: string, text: string): RadiofrequencyMode {
  const mode = radiofrequencyModes.find((known) => known === text);
  if (mode) return mode;
  throw new UsageError(`--${option} ${text} is not known; give one of ${radiofrequencyModes.join(", ")}.`);
}

/** Computes the radiofrequency lesion of a plan with progress on stderr. */
export async function computeLesion(
  plan: TreatmentPlan,
  volume: Volume,
  choice: RadiofrequencyChoice,
): Promise<RadiofrequencyOutcome> {
  const progress = progressLine("heating");
  const lent = lendThreads();
  const computedAt = new Date().toISOString();
  const steps = simulateRadiofrequencyPlan(plan, volume, { choice, computedAt, threads: lent.pool });
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
