// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import guidelineRecordsJson from "./guidelines.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { GuidelineRecord } from "../guidance.ts";

export const guidelineRecords: readonly GuidelineRecord[] = /* @__PURE__ */ liveRecords("guidelines", guidelineRecordsJson);
