// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import formRecordsJson from "./forms.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { FormRecord } from "../case-form-record.ts";

export const formRecords: readonly FormRecord[] = /* @__PURE__ */ liveRecords("forms", formRecordsJson);
