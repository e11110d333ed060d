import type { PlanOutcome } from "@isotherm/planning";
import type { Scene, TemperatureFrame } from "../view/scene.ts";

const frames = new WeakMap<PlanOutcome, TemperatureFrame>();

/** What the cold pane shows beside a heat lesion: the coldest of each place over the whole protocol. */
export function coldScene(scene: Scene, outcome: PlanOutcome | null): Scene {
  return { ...scene, bands: null, surfaces: [], temperature: outcome && coldestFrame(outcome) };
}

function coldestFrame(outcome: PlanOutcome): TemperatureFrame {
  const known = frames.get(outcome);
  if (known !== undefined) return known;
  const { geometry, minimumC } = outcome.history;
  const made = { geometry, valuesC: minimumC };
  frames.set(outcome, made);
  return made;
}
