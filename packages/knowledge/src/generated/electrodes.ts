// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import electrodeRecordsJson from "./electrodes.json" with { type: "json" };
import type { ElectrodeDevice } from "../electrode.ts";

export const electrodeRecords: readonly ElectrodeDevice[] = electrodeRecordsJson as unknown as readonly ElectrodeDevice[];
