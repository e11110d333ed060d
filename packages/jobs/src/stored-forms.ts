import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { EnsembleCase, MemberOutcome } from "@isotherm/planning";
import { JobsError } from "./errors.ts";

/** Bytes under the SHA-256 of themselves, in hexadecimal. */
export interface StoredCase {
  readonly sha256: string;
  readonly bytes: Buffer;
}

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * A case as it is stored: Node's structured clone, which keeps every number to the last bit and every typed array, packed.
 * The same case gives the same bytes, and so the same name.
 */
export function storedCase(ensemble: EnsembleCase): StoredCase {
  const bytes = deflateRawSync(serialize(ensemble));
  return { sha256: digest(bytes), bytes };
}

/** Reads a stored case; refused where the bytes are not those of the name. */
export function readStoredCase({ sha256, bytes }: StoredCase): EnsembleCase {
  if (digest(bytes) !== sha256) {
    throw new JobsError(
      "JOBS_CASE_UNUSABLE",
      `the stored problem ${sha256.slice(0, 12)}… has changed in the database; ask for the ensemble again`,
    );
  }
  return deserialize(inflateRawSync(bytes)) as EnsembleCase;
}

/** A member's outcome as it is stored: text, packed. */
export function storedOutcome(outcome: MemberOutcome): Buffer {
  return deflateRawSync(JSON.stringify(outcome));
}

/** Reads a stored outcome. */
export function readStoredOutcome(bytes: Uint8Array): MemberOutcome {
  return JSON.parse(inflateRawSync(bytes).toString("utf8")) as MemberOutcome;
}
