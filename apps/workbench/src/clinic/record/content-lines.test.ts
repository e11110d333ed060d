import { patientRecord, readEvent } from "@isotherm/clinic";
import { describe, expect, it } from "vitest";
import samples from "../../../../../packages/clinic/samples/record-events-v2.json?raw";
import { contentLines } from "./content-lines.ts";

const events = (JSON.parse(samples) as readonly unknown[]).map(readEvent);

/** Every text that a person can have written, wherever it stands. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

describe("an entry line by line", () => {
  it("leaves out no free text of any kind of entry", () => {
    for (const event of events) {
      const record = patientRecord(event.patientId, []);
      const shown = contentLines(event.content, record)
        .map(({ text }) => text)
        .join("\n");
      for (const text of textsOf(event.content).filter((one) => one.includes(" "))) {
        expect(shown).toContain(text);
      }
    }
  });

  it("writes numbers with their units and ids by their names", () => {
    const record = patientRecord("p", []);
    const lines = contentLines(
      {
        kind: "counseling",
        performedBy: "dr-one",
        durationS: 1500,
        text: "in-depth",
      },
      record,
    );
    expect(lines).toContainEqual({ label: "Duration", text: "25 min", depth: 0 });
    expect(lines).toContainEqual({ label: "Text", text: "in-depth", depth: 0 });
  });
});
