import type { PhantomId } from "@isotherm/imaging";
import type { ReactElement } from "react";
import styles from "./start-page.module.css";

interface Round {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

/** Cross-sections as an anatomist would sketch them; a sketch, not the image itself. */
const SKETCHES: Readonly<
  Record<PhantomId, { readonly rounds: readonly Round[]; readonly ice: readonly [number, number] }>
> = {
  neck: {
    ice: [132, 86],
    rounds: [
      { x: 160, y: 78, width: 104, height: 66, fill: "#23282d" },
      { x: 160, y: 78, width: 96, height: 58, fill: "#343a40" },
      { x: 160, y: 100, width: 20, height: 16, fill: "#b9bdc1" },
      { x: 160, y: 108, width: 8, height: 6, fill: "#3b4147" },
      { x: 160, y: 58, width: 10, height: 9, fill: "#060708" },
      { x: 143, y: 62, width: 10, height: 13, fill: "#565d64" },
      { x: 177, y: 62, width: 10, height: 13, fill: "#565d64" },
      { x: 122, y: 68, width: 7, height: 7, fill: "#4b5259" },
      { x: 198, y: 68, width: 7, height: 7, fill: "#4b5259" },
      { x: 152, y: 74, width: 6, height: 4, fill: "#464d54" },
    ],
  },
  retroperitoneum: {
    ice: [142, 88],
    rounds: [
      { x: 160, y: 76, width: 132, height: 68, fill: "#23282d" },
      { x: 160, y: 76, width: 124, height: 60, fill: "#2f353a" },
      { x: 160, y: 104, width: 22, height: 17, fill: "#b9bdc1" },
      { x: 160, y: 118, width: 8, height: 6, fill: "#3b4147" },
      { x: 156, y: 80, width: 11, height: 11, fill: "#5a6168" },
      { x: 92, y: 66, width: 46, height: 36, fill: "#454c53" },
      { x: 104, y: 102, width: 18, height: 13, fill: "#4c535a" },
      { x: 216, y: 102, width: 18, height: 13, fill: "#4c535a" },
      { x: 214, y: 62, width: 26, height: 20, fill: "#3d444a" },
    ],
  },
  ankle: {
    ice: [196, 96],
    rounds: [
      { x: 160, y: 78, width: 62, height: 62, fill: "#23282d" },
      { x: 160, y: 78, width: 55, height: 55, fill: "#343a40" },
      { x: 164, y: 60, width: 30, height: 24, fill: "#b9bdc1" },
      { x: 164, y: 60, width: 24, height: 18, fill: "#7d848a" },
      { x: 120, y: 78, width: 12, height: 14, fill: "#b9bdc1" },
      { x: 150, y: 118, width: 11, height: 8, fill: "#565d64" },
      { x: 186, y: 92, width: 4, height: 4, fill: "#5a6168" },
    ],
  },
};

/** A small sketch of a demo case with its isotherms. */
export function DemoPicture({ phantomId }: { readonly phantomId: PhantomId }): ReactElement {
  const { rounds, ice } = SKETCHES[phantomId];
  const [x, y] = ice;
  return (
    <svg
      className={styles["picture"]}
      viewBox="0 0 320 152"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {rounds.map((round) => (
        <ellipse
          key={`${round.x}/${round.y}/${round.width}`}
          cx={round.x}
          cy={round.y}
          rx={round.width}
          ry={round.height}
          fill={round.fill}
        />
      ))}
      <ellipse
        cx={x}
        cy={y}
        rx="19"
        ry="14"
        fill="none"
        stroke="#6cc4f5"
        strokeWidth="1.6"
        strokeDasharray="4 3"
      />
      <ellipse cx={x} cy={y} rx="12.5" ry="9" fill="none" stroke="#f2b33d" strokeWidth="1.6" />
      <ellipse cx={x} cy={y} rx="6.5" ry="4.4" fill="none" stroke="#ea8fc6" strokeWidth="1.6" />
    </svg>
  );
}
