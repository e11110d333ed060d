import { useEffect } from "react";

/** One key and what it does; the help overlay lists them all. */
export interface Shortcut {
  /** As `KeyboardEvent.key`, lower case, `mod+` for Ctrl or Cmd. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly run: () => void;
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
      event.preventDefault();
      shortcut.run();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [shortcuts]);
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const shift = event.shiftKey && key.length === 1 && event.ctrlKey ? "shift+" : "";
  return event.ctrlKey || event.metaKey ? `mod+${shift}${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
