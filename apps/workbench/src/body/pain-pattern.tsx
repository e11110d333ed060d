import type { ReactElement } from "react";
import type { PainLook } from "./pain-look.ts";

/** Definition of the pattern that fills the areas of one pain. */
export function PainPattern(properties: { readonly id: string; readonly look: PainLook }): ReactElement {
  const { id, look } = properties;
  return (
    <pattern
      id={id}
      width={6}
      height={6}
      patternUnits="userSpaceOnUse"
      patternTransform={look.pattern === "lines" ? "rotate(45)" : undefined}
    >
      <rect width={6} height={6} fill={look.color} fillOpacity={0.28} />
      <Motif look={look} />
    </pattern>
  );
}

function Motif({ look: { color, pattern } }: { readonly look: PainLook }): ReactElement {
  const stroke = { stroke: color, strokeWidth: 1.4, fill: "none" } as const;
  switch (pattern) {
    case "dots":
      return <circle cx={3} cy={3} r={1.4} fill={color} />;
    case "crossed":
      return <path d="M0,0 L6,6 M6,0 L0,6" {...stroke} strokeWidth={1.1} />;
    case "level":
      return <path d="M0,3 L6,3" {...stroke} />;
    case "rings":
      return <circle cx={3} cy={3} r={1.9} {...stroke} strokeWidth={1} />;
    default:
      // "lines" is turned by the pattern itself.
      return <path d="M3,0 L3,6" {...stroke} />;
  }
}

/** A swatch with the color, the pattern and the number of a pain, to stand beside its name. */
export function PainSwatch({ look }: { readonly look: PainLook }): ReactElement {
  const id = `pain-swatch-${look.number}`;
  return (
    <svg width={26} height={26} viewBox="0 0 26 26" aria-hidden="true" style={{ flex: "none" }}>
      <defs>
        <PainPattern id={id} look={look} />
      </defs>
      <rect
        x={1}
        y={1}
        width={24}
        height={24}
        rx={7}
        fill={`url(#${id})`}
        stroke={look.color}
        strokeWidth={2}
      />
      <circle cx={13} cy={13} r={7.5} fill="var(--panel, #fff)" />
      <text x={13} y={17} textAnchor="middle" fontSize={11.5} fontWeight={700} fill="var(--text, #111)">
        {look.number}
      </text>
    </svg>
  );
}
