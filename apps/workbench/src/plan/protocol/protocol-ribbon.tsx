import { formatDuration } from "@isotherm/planning";
import type { FreezeProtocol, FreezeStep } from "@isotherm/planning/treatment-plan";
import type { ReactElement } from "react";

/** Length of a step, whatever it does. */
export function durationOfStepS(step: FreezeStep): number {
  if (step.kind === "freeze") return step.freezeS;
  return step.kind === "thaw" ? step.thawS : step.activeThawS;
}

const STEP_FILLS: Readonly<Record<FreezeStep["kind"], string>> = {
  freeze: "#2b80b0",
  thaw: "#2a3138",
  "active-thaw": "#8a5a1f",
};

/** The protocol as a ribbon: freeze blue, thaw gray, active thaw brown, each to scale. */
export function ProtocolRibbon(properties: {
  readonly protocol: FreezeProtocol;
  readonly heightPx?: number;
}): ReactElement {
  const { protocol, heightPx = 8 } = properties;
  return (
    <div
      style={{ display: "flex", gap: 1, height: heightPx, borderRadius: 4, overflow: "hidden" }}
      aria-hidden="true"
    >
      {protocol.steps.map((step, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
          key={index}
          title={`${step.kind} ${formatDuration(durationOfStepS(step))}`}
          style={{ flexGrow: durationOfStepS(step), flexBasis: 0, background: STEP_FILLS[step.kind] }}
        />
      ))}
    </div>
  );
}
