/** One measured number beside the one that the engine predicts. */
export interface ValidationRow {
  /** What is compared, with its unit. */
  readonly quantity: string;
  readonly measured: number;
  readonly computed: number;
  /** Largest difference that passes; null where the difference is reported and not judged. */
  readonly limit: number | null;
  /** What the row is for: the part that was tuned on, or a prediction. */
  readonly role: "tuned" | "predicted";
}

/** What is kept of a run in `expected.json`, for the tests and the picture. */
export interface KeptNumbers {
  /** That of the case. */
  readonly tolerance: number;
  readonly tuned: readonly number[];
  readonly rows: readonly ValidationRow[];
}

/** One published experiment: what may be tuned, and what then has to come out. */
export interface ValidationCase {
  readonly id: string;
  readonly title: string;
  /** In the unit of each row: as much as a change of the numerics may move a prediction without a new table. */
  readonly tolerance: number;
  /** Finds the free numbers from the part of the experiment that may be used for it. */
  readonly tune: () => readonly number[];
  /** Everything compared, for given free numbers. */
  readonly predict: (tuned: readonly number[]) => readonly ValidationRow[];
  /** The text of `picture.svg`: measured beside predicted, with the target. */
  readonly draw: (kept: Pick<KeptNumbers, "tuned" | "rows">) => string;
}

/** True where a row passes or is not judged. */
export function passes(row: ValidationRow): boolean {
  return row.limit === null || Math.abs(row.computed - row.measured) <= row.limit;
}

/** Rows as a Markdown table. */
export function validationTable(rows: readonly ValidationRow[]): string {
  const line = (row: ValidationRow): string => {
    const verdict = passes(row) ? "yes" : "**no**";
    const cells = [
      row.quantity,
      row.role,
      row.measured.toFixed(2),
      row.computed.toFixed(2),
      (row.computed - row.measured).toFixed(2),
      row.limit === null ? "–" : `± ${row.limit}`,
      row.limit === null ? "reported" : verdict,
    ];
    return `| ${cells.join(" | ")} |`;
  };
  return [
    "| quantity | role | measured | computed | difference | target | within |",
    "|---|---|---|---|---|---|---|",
    ...rows.map(line),
  ].join("\n");
}
