// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import exampleCaseRecordsJson from "./example-cases.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { ExampleCaseRecord } from "../case-form-record.ts";

export const exampleCaseRecords: readonly ExampleCaseRecord[] = /* @__PURE__ */ liveRecords("example-cases", exampleCaseRecordsJson);
