/** How one of several pains is told from the others: by color, by pattern and by number, never by color alone. */
export interface PainLook {
  /** 1 for the first pain; stands in its marks. */
  readonly number: number;
  readonly color: string;
  readonly pattern: "lines" | "dots" | "crossed" | "upright" | "rings" | "level";
}

const COLORS = ["#e0662b", "#3d86d8", "#b657b0", "#2f9a6b", "#b58a12", "#7a6fe0"];
const PATTERNS: readonly PainLook["pattern"][] = ["lines", "dots", "crossed", "upright", "rings", "level"];

/** The look of a pain by its place in the list of pains; the seventh pain repeats the first, with its own number. */
export function painLook(index: number): PainLook {
  const turn = index % COLORS.length;
  return {
    number: index + 1,
    color: COLORS[turn] ?? "#e0662b",
    pattern: PATTERNS[turn] ?? "lines",
  };
}
