import type { ReactElement } from "react";

/** The sign of Isotherm: three isotherms. */
export function IsothermMark({ sizePx }: { readonly sizePx: number }): ReactElement {
  return (
    <svg width={sizePx} height={sizePx} viewBox="0 0 32 32" aria-hidden="true">
      <ellipse
        cx="16"
        cy="16"
        rx="14"
        ry="11"
        fill="none"
        stroke="#6cc4f5"
        strokeWidth="1.8"
        strokeDasharray="4 2.6"
      />
      <ellipse cx="16" cy="16" rx="9.4" ry="7" fill="none" stroke="#f2b33d" strokeWidth="2" />
      <ellipse cx="16" cy="16" rx="4.8" ry="3.1" fill="none" stroke="#ea8fc6" strokeWidth="2.2" />
    </svg>
  );
}
