// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import modalityReasonRecordsJson from "./modality-reasons.json" with { type: "json" };
import type { ModalityReason } from "../modality.ts";

export const modalityReasonRecords: readonly ModalityReason[] = modalityReasonRecordsJson as unknown as readonly ModalityReason[];
