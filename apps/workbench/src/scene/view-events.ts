import type { Vec3 } from "@isotherm/imaging";
import { defaultDeviceId } from "@isotherm/knowledge";
import { addCryoprobe, moveCryoprobe, setTarget, updateStructure } from "@isotherm/planning";
import type { LineGeometry, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { useDrawStore } from "../state/draw-store.ts";
import { currentPlan, editPlan, endPlanDrag } from "../state/plan-store.ts";
import { jumpTo, useViewStore } from "../state/view-store.ts";
import type { ViewEvent } from "../view/scene.ts";
import { DRAWN_LINE_ID } from "./scene-store.ts";

type EventOf<Kind extends ViewEvent["kind"]> = Extract<ViewEvent, { kind: Kind }>;

/** What the hand did on a view, taken into plan or look. */
export function handleViewEvent(event: ViewEvent): void {
  const handle = HANDLERS[event.kind] as (event: ViewEvent) => void;
  handle(event);
}

const HANDLERS: { readonly [Kind in ViewEvent["kind"]]: (event: EventOf<Kind>) => void } = {
  cursor: ({ pointLpsMm }) => useViewStore.setState({ cursorLpsMm: pointLpsMm }),
  window: ({ center, width }) => useViewStore.setState({ window: { center, width } }),
  "line-point": ({ pointLpsMm }) =>
    useViewStore.setState((state) => ({ drawnPointsLpsMm: [...state.drawnPointsLpsMm, pointLpsMm] })),
  "line-end": () => endDrawing(),
  "line-point-move": moveLinePoint,
  "cryoprobe-place": ({ entryLpsMm, tipLpsMm }) => placeCryoprobe(entryLpsMm, tipLpsMm),
  "cryoprobe-move": dragCryoprobe,
  "measure-add": ({ fromLpsMm, toLpsMm }) =>
    useViewStore.setState((state) => ({
      measures: [...state.measures, { id: crypto.randomUUID(), fromLpsMm, toLpsMm }],
    })),
  select: ({ id }) => useViewStore.setState({ selectedId: id }),
  // The views write temperature and density under the cursor themselves, without a render.
  hover: () => undefined,
};

/** Adds a cryoprobe of the same device as the last one. */
function placeCryoprobe(entryLpsMm: Vec3, tipLpsMm: Vec3): void {
  const id = freeCryoprobeId();
  editPlan((plan) => {
    const deviceId = plan.cryoprobes.at(-1)?.deviceId ?? defaultDeviceId;
    return addCryoprobe(plan, { id, deviceId, entryLpsMm, tipLpsMm });
  });
  useViewStore.setState({ selectedId: id, tool: "navigate" });
}

/** The first free name among cryoprobe-1, cryoprobe-2, … */
function freeCryoprobeId(): string {
  const taken = new Set(currentPlan()?.cryoprobes.map((cryoprobe) => cryoprobe.id));
  let number = 1;
  while (taken.has(`cryoprobe-${number}`)) number += 1;
  return `cryoprobe-${number}`;
}

function dragCryoprobe(event: EventOf<"cryoprobe-move">): void {
  const { id, entryLpsMm, tipLpsMm, done } = event;
  editPlan((plan) => moveCryoprobe(plan, id, { entryLpsMm, tipLpsMm }), { drag: `cryoprobe/${id}` });
  if (done) endPlanDrag();
}

function moveLinePoint(event: EventOf<"line-point-move">): void {
  const { lineId, pointIndex, pointLpsMm, done } = event;
  if (lineId === DRAWN_LINE_ID) {
    useViewStore.setState((state) => ({
      drawnPointsLpsMm: state.drawnPointsLpsMm.map((point, index) =>
        index === pointIndex ? pointLpsMm : point,
      ),
    }));
    return;
  }
  editPlan((plan) => withMovedPoint(plan, lineId, { index: pointIndex, to: pointLpsMm }), {
    drag: `line/${lineId}/${pointIndex}`,
  });
  if (done) endPlanDrag();
}

function withMovedPoint(
  plan: TreatmentPlan,
  lineId: string,
  move: { readonly index: number; readonly to: Vec3 },
): TreatmentPlan {
  const moved = (line: LineGeometry): LineGeometry => ({
    ...line,
    pointsLpsMm: line.pointsLpsMm.map((point, index) => (index === move.index ? move.to : point)),
  });
  const { target } = plan;
  if (target?.id === lineId) return setTarget(plan, { ...target, geometry: moved(target.geometry) });
  const structure = plan.structures.find((candidate) => candidate.id === lineId);
  if (structure === undefined) return plan;
  const { geometry } = structure;
  if (geometry.kind === "line") return updateStructure(plan, { ...structure, geometry: moved(geometry) });
  if (geometry.kind === "sphere") {
    return updateStructure(plan, { ...structure, geometry: { ...geometry, centerLpsMm: move.to } });
  }
  return plan;
}

/** Ends the line in hand and asks the panel what it is. */
function endDrawing(): void {
  const { drawnPointsLpsMm, drawPurpose } = useViewStore.getState();
  if (drawnPointsLpsMm.length < 2) return;
  useDrawStore.getState().take(drawPurpose, drawnPointsLpsMm);
  useViewStore.setState({ drawnPointsLpsMm: [], tool: "navigate" });
  // All planes show what has just been drawn.
  const middle = drawnPointsLpsMm[Math.floor(drawnPointsLpsMm.length / 2)];
  if (middle !== undefined) jumpTo(middle);
}
