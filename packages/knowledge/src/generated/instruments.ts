// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import instrumentRecordsJson from "./instruments.json" with { type: "json" };
import type { InstrumentRecord } from "../instrument.ts";

export const instrumentRecords: readonly InstrumentRecord[] = instrumentRecordsJson as unknown as readonly InstrumentRecord[];
