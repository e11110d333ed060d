import { useEffect } from "react";

/** One key and what it does; the help overlay lists them all. */
export interface Shortcut {
  /** As `KeyboardEvent.key`, lower case, `mod+` for Ctrl or Cmd. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly run: () => void;
  /** Whether Enter or Space is wanted even from a focused button, which would press it; without it never. */
  readonly isUrgent?: () => boolean;
}

/** Listens for shortcuts while the component is mounted; typing in a field is left alone. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const name = nameOf(event);
      const isCommand = name.startsWith("mod+");
      if (isTyping(event.target) && !isCommand) return;
      const shortcut = shortcuts.find((candidate) => candidate.keys.includes(name));
      if (shortcut === undefined) return;
      if (isPressing(event) && shortcut.isUrgent?.() !== true) return;
      event.preventDefault();
      shortcut.run();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [shortcuts]);
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const shift = event.shiftKey && key.length === 1 && (event.ctrlKey || event.metaKey) ? "shift+" : "";
  return event.ctrlKey || event.metaKey ? `mod+${shift}${key}` : key;
}

/** Enter and Space press the button that has the focus; whoever works without a mouse needs that. */
function isPressing({ key, target }: KeyboardEvent): boolean {
  if (key !== "Enter" && key !== " ") return false;
  return (
    target instanceof Element && target.closest("button, a, [role='option'], [role='menuitem']") !== null
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
