// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import modalityReasonRecordsJson from "./modality-reasons.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { ModalityReason } from "../modality.ts";

export const modalityReasonRecords: readonly ModalityReason[] = /* @__PURE__ */ liveRecords("modality-reasons", modalityReasonRecordsJson);
