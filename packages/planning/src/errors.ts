/** Every refusal of the planner, by code. Judgements about a plan are findings, never errors. */
export type PlanningErrorCode =
  /** The text is not JSON. */
  | "PLANNING_NOT_JSON"
  /** A field of the document is missing, unknown, of the wrong kind or out of range. */
  | "PLANNING_PLAN_INVALID"
  /** Written by a newer version of this software. */
  | "PLANNING_PLAN_TOO_NEW"
  /** An edit names a cryoprobe, structure or step that the plan does not hold. */
  | "PLANNING_NOT_IN_PLAN"
  /** The plan is a valid document but lacks what a simulation needs. */
  | "PLANNING_PLAN_INCOMPLETE"
  /** A number of the device is neither published nor entered by the site. */
  | "PLANNING_DEVICE_INCOMPLETE"
  /** The catalogue does not hold the device that a cryoprobe names. */
  | "PLANNING_DEVICE_UNKNOWN"
  /** The plan lies outside the image, or on another one. */
  | "PLANNING_IMAGE_MISMATCH"
  /** A setting of an ensemble is out of range, or its members are missing or belong to another plan. */
  | "PLANNING_ENSEMBLE_INVALID"
  /** A setting of a radiofrequency lesion is out of range, or its electrode cannot do what is asked. */
  | "PLANNING_RADIOFREQUENCY_INVALID"
  /** A part of a report was computed for another plan. */
  | "PLANNING_REPORT_MIXED";

/** One sentence that names the thing, the value, the limit and the way out. */
export class PlanningError extends Error {
  readonly code: PlanningErrorCode;
  /** Path of the field, such as `cryoprobes[0].tipLpsMm[2]`; null where no single field is at fault. */
  readonly field: string | null;
  constructor(
    code: PlanningErrorCode,
    message: string,
    options?: { readonly field?: string; readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = "PlanningError";
    this.code = code;
    this.field = options?.field ?? null;
  }
}
