/** One step as it really went. */
export interface FreezeLogStep {
  readonly kind: "freeze" | "thaw" | "active-thaw";
  readonly startedAt: string;
  readonly durationS: number;
  readonly cryoprobeIds: readonly string[];
  readonly note: string;
}

/** What was done on the day; the plan says what was intended. */
export interface FreezeLog {
  readonly kind: "freeze-log";
  readonly freezeId: string;
  readonly planId: string;
  readonly planFingerprint: string;
  /** As `knowledge` names it; null for a custom target. */
  readonly targetId: string | null;
  readonly indication: string;
  readonly operator: string;
  readonly guidance: string;
  readonly anesthesia: string;
  readonly steps: readonly FreezeLogStep[];
  /** Distance from lesion to end organ, measured on the plan; null where not measured (R2). */
  readonly regrowthDistanceMm: number | null;
  /** What the patient felt at once, and what the examination showed. */
  readonly immediateEffect: string;
  /** What went otherwise than planned, and why; empty where nothing did. */
  readonly deviations: readonly string[];
}
