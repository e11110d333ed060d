// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/stations/celiac.json" with { type: "json" };
import record1 from "../../data/stations/common-iliac.json" with { type: "json" };
import record2 from "../../data/stations/groin.json" with { type: "json" };
import record3 from "../../data/stations/lower-retroperitoneum.json" with { type: "json" };
import record4 from "../../data/stations/lung-apex.json" with { type: "json" };
import record5 from "../../data/stations/neck.json" with { type: "json" };
import record6 from "../../data/stations/pelvic-side-wall.json" with { type: "json" };
import record7 from "../../data/stations/perineum.json" with { type: "json" };
import record8 from "../../data/stations/posterior-mediastinum.json" with { type: "json" };
import record9 from "../../data/stations/retrocrural.json" with { type: "json" };
import record10 from "../../data/stations/skull-base.json" with { type: "json" };
import record11 from "../../data/stations/thigh.json" with { type: "json" };
import record12 from "../../data/stations/upper-retroperitoneum.json" with { type: "json" };
import type { StationRecord } from "../guidance.ts";

export const stationRecords: readonly StationRecord[] = [
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
  record10,
  record11,
  record12,
] as unknown as readonly StationRecord[];
