// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import electrodeRecordsJson from "./electrodes.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { ElectrodeDevice } from "../electrode.ts";

export const electrodeRecords: readonly ElectrodeDevice[] = /* @__PURE__ */ liveRecords("electrodes", electrodeRecordsJson);
