import { type OverlayCheck, rules, target, targets, withOverlay } from "@isotherm/knowledge";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const sural = target("sural-nerve");

describe("withOverlay", () => {
  it("replaces a record of ours for the site, shows what differs, and leaves ours alone", () => {
    const before = JSON.stringify(targets());
    const { records, differences } = withOverlay(targets(), {
      site: "North",
      records: [{ ...sural, guidance: "CT", block: { ...sural.block, minimumReliefFraction: 0.6 } }],
    });
    expect(differences).toEqual([
      {
        id: "sural-nerve",
        kind: "replaced",
        problems: [],
        changes: [
          { path: "guidance", before: "Ultrasound", after: "CT" },
          { path: "block.minimumReliefFraction", before: 0.5, after: 0.6 },
        ],
      },
    ]);
    expect(records.find(({ id }) => id === "sural-nerve")?.guidance).toBe("CT");
    expect(records).toHaveLength(targets().length);
    expect(JSON.stringify(targets())).toBe(before);
  });

  it("adds a record, and says when nothing changes", () => {
    const added = withOverlay(targets(), {
      site: "North",
      records: [{ ...sural, id: "radial-nerve" }, sural],
    });
    expect(added.records).toHaveLength(targets().length + 1);
    expect(added.differences.map(({ id, kind }) => `${id}: ${kind}`)).toEqual([
      "radial-nerve: added",
      "sural-nerve: unchanged",
    ]);
  });

  it.each([
    ["no record", 7, /is no record/u],
    ["no id", { ...sural, id: "" }, /has no id/u],
    [
      "a status unknown to us",
      { ...sural, status: "sure" },
      /has no status that we know; give one of cited/u,
    ],
    ["no source", { ...sural, sources: [] }, /names no source/u],
    ["a list as text", { ...sural, synonyms: "sural" }, /gives synonyms as a text; give a list/u],
    ["a key too many", { ...sural, color: "red" }, /has color, which no such record has/u],
    ["a key too few", { id: "sural-nerve", status: "cited", sources: ["x"] }, /lacks atlasNumber/u],
  ])("refuses %s with a sentence and keeps ours", (_name, record, sentence) => {
    const { records, differences } = withOverlay(targets(), { site: "North", records: [record] });
    expect(differences[0]?.kind).toBe("refused");
    expect(differences[0]?.problems.join(" ")).toMatch(sentence);
    expect(records).toEqual(targets());
  });

  it("refuses an id given twice, and what a further check refuses", () => {
    const twice = withOverlay(targets(), { site: "North", records: [sural, sural] });
    expect(twice.differences[1]?.problems[0]).toContain("given twice");
    const check: OverlayCheck = (record) => (record["guidance"] === "none" ? ["guidance is needed"] : []);
    const checked = withOverlay(
      targets(),
      { site: "North", records: [{ ...sural, guidance: "none" }] },
      check,
    );
    expect(checked.differences[0]?.problems).toEqual(["guidance is needed"]);
  });

  it("keeps every record of ours that is not replaced, whatever a site gives", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (records) => {
        const merged = withOverlay(rules(), { site: "any", records });
        return merged.records.length >= rules().length && merged.differences.length === records.length;
      }),
    );
  });
});
