import type { Vec3 } from "@isotherm/imaging";
import { handleViewEvent } from "../scene/view-events.ts";
import { currentPlan } from "../state/plan-store.ts";
import { changeChoice, useRadiofrequencyStore } from "../state/radiofrequency-store.ts";
import type { ViewEvent } from "../view/scene.ts";
import { electrodesOf } from "./heat-scene.ts";

/** What the hand did on a heat pane: an electrode that is dragged moves itself, everything else is as on any view. */
export function moveElectrode(event: ViewEvent): void {
  if (event.kind === "select") return;
  if (event.kind !== "cryoprobe-move") {
    handleViewEvent(event);
    return;
  }
  const plan = currentPlan();
  if (plan === null) return;
  const electrodes = electrodesOf(plan, useRadiofrequencyStore.getState().choice);
  const dragged = electrodes.find(({ id }) => id === event.id);
  if (dragged === undefined) return;
  // A pair is placed by its middle, which moves as the electrode in hand does.
  const middle = (end: "entryLpsMm" | "tipLpsMm"): Vec3 =>
    [0, 1, 2].map(
      (axis) =>
        electrodes.reduce((sum, electrode) => sum + (electrode[end][axis] ?? 0), 0) / electrodes.length +
        (event[end][axis] ?? 0) -
        (dragged[end][axis] ?? 0),
    ) as unknown as Vec3;
  changeChoice({ placement: { entryLpsMm: middle("entryLpsMm"), tipLpsMm: middle("tipLpsMm") } });
}
