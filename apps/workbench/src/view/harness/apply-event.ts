import type { Scene, ViewEvent } from "../scene.ts";

/** The least that a workbench answers to a view's event. */
export function applyEvent(scene: Scene, event: ViewEvent): Scene {
  switch (event.kind) {
    case "cursor":
      return { ...scene, cursorLpsMm: event.pointLpsMm };
    case "window":
      return { ...scene, window: { center: event.center, width: event.width } };
    case "measure-add": {
      const { fromLpsMm, toLpsMm } = event;
      return {
        ...scene,
        measures: [...scene.measures, { id: `m${scene.measures.length}`, fromLpsMm, toLpsMm }],
      };
    }
    case "cryoprobe-move": {
      const { entryLpsMm, tipLpsMm, id } = event;
      const moved = scene.cryoprobes.map((one) => (one.id === id ? { ...one, entryLpsMm, tipLpsMm } : one));
      return { ...scene, cryoprobes: moved };
    }
    case "select": {
      const marked = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
        items.map((item) => ({ ...item, selected: item.id === event.id }));
      return { ...scene, cryoprobes: marked(scene.cryoprobes), lines: marked(scene.lines) };
    }
    case "line-point":
      return withLines(scene, (points) => [...points, event.pointLpsMm]);
    case "line-point-move":
      return withLines(scene, (points) =>
        points.map((point, index) => (index === event.pointIndex ? event.pointLpsMm : point)),
      );
    default:
      return scene;
  }
}

type Points = Scene["lines"][number]["pointsLpsMm"];

function withLines(scene: Scene, change: (points: Points) => Points): Scene {
  const lines = scene.lines.map((line) =>
    line.selected ? { ...line, pointsLpsMm: change(line.pointsLpsMm) } : line,
  );
  return { ...scene, lines };
}
