// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/instruments/body-map.json" with { type: "json" };
import record1 from "../../data/instruments/bpi-sf.json" with { type: "json" };
import record2 from "../../data/instruments/budapest.json" with { type: "json" };
import record3 from "../../data/instruments/compass-31.json" with { type: "json" };
import record4 from "../../data/instruments/crps-severity.json" with { type: "json" };
import record5 from "../../data/instruments/dass-21.json" with { type: "json" };
import record6 from "../../data/instruments/dn4.json" with { type: "json" };
import record7 from "../../data/instruments/eq-5d-5l.json" with { type: "json" };
import record8 from "../../data/instruments/esas-r.json" with { type: "json" };
import record9 from "../../data/instruments/gad-7.json" with { type: "json" };
import record10 from "../../data/instruments/goddess.json" with { type: "json" };
import record11 from "../../data/instruments/granular-interview.json" with { type: "json" };
import record12 from "../../data/instruments/mrc.json" with { type: "json" };
import record13 from "../../data/instruments/nantes.json" with { type: "json" };
import record14 from "../../data/instruments/nrs.json" with { type: "json" };
import record15 from "../../data/instruments/odi.json" with { type: "json" };
import record16 from "../../data/instruments/ort-oud.json" with { type: "json" };
import record17 from "../../data/instruments/paindetect.json" with { type: "json" };
import record18 from "../../data/instruments/pcs.json" with { type: "json" };
import record19 from "../../data/instruments/peg.json" with { type: "json" };
import record20 from "../../data/instruments/pgic.json" with { type: "json" };
import record21 from "../../data/instruments/phq-9.json" with { type: "json" };
import record22 from "../../data/instruments/promis-pain-interference.json" with { type: "json" };
import record23 from "../../data/instruments/promis-physical-function.json" with { type: "json" };
import record24 from "../../data/instruments/sf-mpq-2.json" with { type: "json" };
import type { InstrumentRecord } from "../instrument.ts";

export const instrumentRecords: readonly InstrumentRecord[] = [
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
  record13,
  record14,
  record15,
  record16,
  record17,
  record18,
  record19,
  record20,
  record21,
  record22,
  record23,
  record24,
] as unknown as readonly InstrumentRecord[];
