import type { ReactElement } from "react";
import { hashOf } from "../../state/route.ts";
import type { WayPoint } from "../step.ts";
import overview from "./overview.module.css";

/** How many steps are offered; the rail shows the rest. */
const OFFERED = 4;

/** The steps that ask for something now, in the order of the way. */
export function WhatNext(properties: {
  readonly patientId: string;
  readonly way: readonly WayPoint[];
}): ReactElement | null {
  const { patientId, way } = properties;
  const asking = way
    .filter(({ standing }) => standing.state === "open" || standing.state === "attention")
    .sort((a, b) => Number(b.standing.state === "attention") - Number(a.standing.state === "attention"))
    .slice(0, OFFERED);
  if (asking.length === 0) return null;
  return (
    <nav className={overview["next"]} aria-label="What is next">
      {asking.map(({ step, standing }) => (
        <a
          key={step.id}
          className={overview["nextLink"]}
          data-state={standing.state}
          href={hashOf({ screen: "patient", patientId, step: step.id })}
        >
          {step.title}
          <span className="number">{standing.summary}</span>
        </a>
      ))}
    </nav>
  );
}
