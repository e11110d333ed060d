import { threshold } from "@isotherm/knowledge";
import {
  type PlacedElectrode,
  placedElectrodes,
  type RadiofrequencyChoice,
  type RadiofrequencyOutcome,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import type { IsothermStyle, Scene, SceneCryoprobe, SceneMask, TemperatureFrame } from "../view/scene.ts";

const heatC = (id: string): number => threshold(`threshold/heat/${id}`).fact.value;

/**
 * Lines of heat: lower and upper end of what injures a nerve, and where tissue chars. Lightness and dash differ as well
 * as hue.
 */
export const HEAT_STYLES: readonly IsothermStyle[] = [
  { temperatureC: heatC("nerve-start"), color: "#ffc37a", dashed: true, visible: true },
  { temperatureC: heatC("nerve-sure"), color: "#ff8f5a", dashed: false, visible: true },
  { temperatureC: heatC("char"), color: "#f4f0ff", dashed: false, visible: true },
];

/** Outline of what is damaged. */
export const DAMAGE_COLOR = "#ff5d7a";

/** The electrodes of a choice on a plan; none where it cannot be placed yet. */
export function electrodesOf(plan: TreatmentPlan, choice: RadiofrequencyChoice): readonly PlacedElectrode[] {
  const known = placed.get(plan)?.get(choice);
  if (known !== undefined) return known;
  const made = tryToPlace(plan, choice);
  const ofPlan = placed.get(plan) ?? new WeakMap<RadiofrequencyChoice, readonly PlacedElectrode[]>();
  placed.set(plan, ofPlan);
  ofPlan.set(choice, made);
  return made;
}

const placed = new WeakMap<TreatmentPlan, WeakMap<RadiofrequencyChoice, readonly PlacedElectrode[]>>();

function tryToPlace(plan: TreatmentPlan, choice: RadiofrequencyChoice): readonly PlacedElectrode[] {
  try {
    return placedElectrodes(plan, choice);
  } catch {
    // What is missing is said beside the button that computes.
    return [];
  }
}

/** What the heat pane shows: the same image and anatomy, the electrode in place of the cryoprobe, heat in place of cold. */
export function heatScene(
  scene: Scene,
  heat: {
    readonly electrodes: readonly PlacedElectrode[];
    /** Null while there is none, or while it belongs to another plan or choice. */
    readonly outcome: RadiofrequencyOutcome | null;
  },
): Scene {
  const { electrodes, outcome } = heat;
  return {
    ...scene,
    field: "heat",
    bands: null,
    temperature: outcome && hottestFrame(outcome),
    isotherms: HEAT_STYLES,
    cryoprobes: electrodes.map(asNeedle),
    masks: outcome === null ? scene.masks : [...scene.masks, damageMask(outcome)],
    surfaces: [],
  };
}

function asNeedle(electrode: PlacedElectrode, index: number): SceneCryoprobe {
  const { id, entryLpsMm, tipLpsMm, diameterMm, activeTipLengthMm } = electrode;
  return {
    id,
    name: `${index + 1}`,
    entryLpsMm,
    tipLpsMm,
    shaftDiameterMm: diameterMm,
    activeZoneLengthMm: activeTipLengthMm,
    tipOffsetMm: 0,
    selected: false,
  };
}

interface Shown {
  readonly frame: TemperatureFrame;
  readonly mask: SceneMask;
}

const shown = new WeakMap<RadiofrequencyOutcome, Shown>();

/** Made once for each outcome, so that the card keeps them. */
function shownOf(outcome: RadiofrequencyOutcome): Shown {
  const known = shown.get(outcome);
  if (known !== undefined) return known;
  const { geometry, maximumC, damageLog10 } = outcome;
  const made: Shown = {
    frame: { geometry, valuesC: maximumC },
    mask: {
      id: "radiofrequency/damage",
      name: "",
      geometry,
      mask: Uint8Array.from(damageLog10, (value) => (value >= 0 ? 1 : 0)),
      color: DAMAGE_COLOR,
      selected: true,
    },
  };
  shown.set(outcome, made);
  return made;
}

const hottestFrame = (outcome: RadiofrequencyOutcome): TemperatureFrame => shownOf(outcome).frame;
const damageMask = (outcome: RadiofrequencyOutcome): SceneMask => shownOf(outcome).mask;
