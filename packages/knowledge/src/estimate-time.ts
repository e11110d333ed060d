import { protocolPreset } from "./catalog.ts";
import { modality } from "./modalities.ts";
import { type Explained, sourcesOf, weakestStatus } from "./sourced.ts";

/** What a time estimate needs; what is left out or null is named in `missing`. */
export interface TimeRequest {
  readonly modalityId: string;
  readonly levelCount: number;
  /** Freeze protocol of a cryo level. */
  readonly protocolPresetId?: string | null;
  /** Time to place the probe or needle at one level, as the site measures it. */
  readonly placementS?: number | null;
}

/** Probe time by the freeze protocol or the lesion, times the levels. */
export interface TimeEstimate extends Explained {
  readonly levelS: number | null;
  readonly totalS: number | null;
  readonly missing: readonly string[];
  readonly text: string;
}

/**
 * Time of one modality: levels × (placement + cycles). Null where no source gives the time of a level; nothing is guessed.
 *
 * @example
 * estimateTime({ modalityId: "cryo", levelCount: 2, protocolPresetId: "single-10-min" }).totalS // => 1200
 */
export function estimateTime(request: TimeRequest): TimeEstimate {
  const { time } = modality(request.modalityId);
  const preset =
    time.basis === "freeze-protocol" && request.protocolPresetId
      ? protocolPreset(request.protocolPresetId)
      : null;
  const cyclesS = preset?.steps.reduce((sum, step) => sum + step.durationS, 0) ?? time.levelS;
  const placementS = request.placementS ?? null;
  const levelS = cyclesS === null ? null : cyclesS + (placementS ?? 0);
  const missing = [
    ...(cyclesS === null ? [time.basis === "freeze-protocol" ? "freeze protocol" : "time of one level"] : []),
    ...(placementS === null ? ["time to place the probe"] : []),
  ];
  const totalS = levelS === null ? null : levelS * request.levelCount;
  const statements = preset === null ? [time] : [time, preset];
  return {
    levelS,
    totalS,
    missing,
    text: sentence(totalS, missing),
    rule: "levels × (placement + freeze and thaw, or lesion time)",
    inputs: {
      modalityId: request.modalityId,
      levelCount: request.levelCount,
      protocolPresetId: request.protocolPresetId ?? null,
      placementS,
    },
    status: weakestStatus(statements.map(({ status }) => status)),
    sources: sourcesOf(statements),
  };
}

function sentence(totalS: number | null, missing: readonly string[]): string {
  const without = missing.length === 0 ? "" : `; not counted: ${missing.join(", ")}`;
  if (totalS === null) return `No time is held${without}.`;
  return `About ${Math.round((totalS / 60) * 10) / 10} min of probe time${without}.`;
}
