/** Calls `see` for every entry of a record, however deep, with the keys that hold it. */
export function visit(
  value: unknown,
  see: (key: string, value: unknown, parents: readonly string[]) => void,
  parents: readonly string[] = [],
): void {
  if (value === null || typeof value !== "object") return;
  for (const [key, entry] of Object.entries(value)) {
    if (Array.isArray(value)) {
      visit(entry, see, parents);
      continue;
    }
    see(key, entry, parents);
    visit(entry, see, [...parents, key]);
  }
}
