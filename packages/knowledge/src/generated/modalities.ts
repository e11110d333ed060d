// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import modalityRecordsJson from "./modalities.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { ModalityRecord } from "../modality.ts";

export const modalityRecords: readonly ModalityRecord[] = /* @__PURE__ */ liveRecords("modalities", modalityRecordsJson);
