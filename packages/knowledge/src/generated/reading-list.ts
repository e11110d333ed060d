// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/reading-list/chary-2022.json" with { type: "json" };
import record1 from "../../data/reading-list/common-targets-2025.json" with { type: "json" };
import record2 from "../../data/reading-list/delphi-2025.json" with { type: "json" };
import record3 from "../../data/reading-list/episode-37.json" with { type: "json" };
import record4 from "../../data/reading-list/huang-2022.json" with { type: "json" };
import record5 from "../../data/reading-list/ija-2022.json" with { type: "json" };
import record6 from "../../data/reading-list/prologo-review.json" with { type: "json" };
import record7 from "../../data/reading-list/radiographics-2022.json" with { type: "json" };
import record8 from "../../data/reading-list/stellate-technique.json" with { type: "json" };
import record9 from "../../data/reading-list/stogicza-2019.json" with { type: "json" };
import type { ReadingRecord } from "../guidance.ts";

export const readingRecords: readonly ReadingRecord[] = [
  record0,
  record1,
  record2,
  record3,
  record4,
  record5,
  record6,
  record7,
  record8,
  record9,
] as unknown as readonly ReadingRecord[];
