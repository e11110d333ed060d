export type Severity = "info" | "warning" | "critical";

/** A judgement about a plan or record, as data. `place` says where to jump to. */
export interface Finding {
  /** Readable and stable, such as `rule/clearance/edge-watch`. */
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** Keys of `references`. */
  readonly sources: readonly string[];
  /** Certainty of the weakest number that the judgement rests on. */
  readonly status: "cited" | "established" | "expert-opinion" | "computed" | "proposal" | "unverified";
  readonly place?: {
    readonly kind: "target" | "structure" | "cryoprobe" | "protocol" | "image" | "plan";
    readonly id?: string;
    readonly pointLpsMm?: readonly [number, number, number];
  };
  /** What the rule was given, so that the finding explains itself. */
  readonly inputs?: Readonly<Record<string, number | string | boolean | null>>;
}
