// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import guidelineRecordsJson from "./guidelines.json" with { type: "json" };
import type { GuidelineRecord } from "../guidance.ts";

export const guidelineRecords: readonly GuidelineRecord[] = guidelineRecordsJson as unknown as readonly GuidelineRecord[];
