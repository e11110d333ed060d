import { buildPhantom, type Phantom, type PhantomId, type PhantomStructureKind } from "@isotherm/imaging";
import type { Scene, SceneLine, SceneMask } from "../scene.ts";
import { frameAbout, syntheticScene } from "./synthetic-scene.ts";

const COLORS: Readonly<Record<PhantomStructureKind, string>> = {
  nerve: "#e3d9a0",
  vessel: "#e0654f",
  airway: "#8fd3c8",
  lung: "#5fa8d3",
  bowel: "#c9a26b",
  organ: "#c08457",
  bone: "#cfd4d9",
  node: "#a78bd6",
  tendon: "#9aa5b1",
  dura: "#7fb069",
  skin: "#d9b59b",
};

function linesOf(phantom: Phantom): readonly SceneLine[] {
  const structures = phantom.structures.flatMap(({ id, name, kind, line }): SceneLine[] => {
    if (!line || id === phantom.target.id) {
      return [];
    }
    const { centerlineLpsMm: pointsLpsMm, radiusMm } = line;
    return [{ id, name, pointsLpsMm, radiusMm, color: COLORS[kind], role: "structure", selected: false }];
  });
  const { id, name, centerlineLpsMm: pointsLpsMm, radiusMm } = phantom.target;
  return [
    ...structures,
    { id, name, pointsLpsMm, radiusMm, color: "#f4e04d", role: "target", selected: false },
  ];
}

function masksOf(phantom: Phantom): readonly SceneMask[] {
  return phantom.structures
    .filter((structure) => structure.line === null)
    .map(({ id, name, kind, mask: { geometry, mask } }) => {
      return { id, name, geometry, mask, color: COLORS[kind], selected: false };
    });
}

/** A built-in phantom with all its structures and its suggested cryoprobe: as full as a real plan gets. */
export function phantomScene(id: PhantomId): Scene {
  const phantom = buildPhantom(id, {});
  const rest = syntheticScene(phantom.volume);
  const [path] = phantom.cryoprobePaths;
  const [model] = rest.cryoprobes;
  const tip = path?.tipLpsMm ?? rest.cursorLpsMm;
  return {
    ...rest,
    cursorLpsMm: tip,
    temperature: frameAbout(tip, { size: 96, growth: 0.6 }),
    bands: null,
    field: "cold",
    lines: linesOf(phantom),
    masks: masksOf(phantom),
    measures: [],
    cryoprobes: path && model ? [{ ...model, name: "1", entryLpsMm: path.entryLpsMm, tipLpsMm: tip }] : [],
  };
}
