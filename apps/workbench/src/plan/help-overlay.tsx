import { Kbd, Modal } from "@mantine/core";
import type { ReactElement } from "react";
import { planShortcuts } from "./plan-shortcuts.ts";

const HAND_NOTES: readonly (readonly [string, string])[] = [
  ["Wheel", "Go through the slices"],
  ["Ctrl + wheel", "Zoom"],
  ["Drag a cryoprobe", "Tip, entry, or the whole"],
  ["Alt + arrows", "Tip of the chosen cryoprobe by 1 mm"],
  ["Double click", "End the line that is being drawn"],
];

/** Every key on one page; `?` shows and hides it. */
export function HelpOverlay(properties: {
  readonly opened: boolean;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Modal {...properties} title="Keyboard and hand" size="xl" centered data-testid="help-overlay">
      <div style={{ columns: 2, columnGap: 40 }}>
        {planShortcuts(() => undefined).map(({ keys, label }) => (
          <HelpLine key={label} keys={keys[0] ?? ""} label={label} />
        ))}
        {HAND_NOTES.map(([keys, label]) => (
          <HelpLine key={label} keys={keys} label={label} />
        ))}
      </div>
    </Modal>
  );
}

function HelpLine({ keys, label }: { readonly keys: string; readonly label: string }): ReactElement {
  return (
    <div style={{ display: "flex", gap: 12, alignItems: "center", padding: "5px 0", breakInside: "avoid" }}>
      <span style={{ minWidth: 132 }}>
        <Kbd>{readableKey(keys)}</Kbd>
      </span>
      <span>{label}</span>
    </div>
  );
}

function readableKey(key: string): string {
  if (key === " ") return "Space";
  if (key.length === 1) return key.toUpperCase();
  return key.replace("mod+", "Ctrl + ").replace(/\b[a-z]/gu, (letter) => letter.toUpperCase());
}
