// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import blockGateRecordsJson from "./block-gates.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { BlockGateRecord } from "../safety.ts";

export const blockGateRecords: readonly BlockGateRecord[] = /* @__PURE__ */ liveRecords("block-gates", blockGateRecordsJson);
