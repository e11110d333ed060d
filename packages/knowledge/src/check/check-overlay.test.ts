import {
  device,
  installSiteOverlay,
  instrument,
  isOfSite,
  rule,
  siteOverlay,
  target,
  targets,
  threshold,
} from "@isotherm/knowledge";
import { type CheckedOverlay, checkOverlay, ourFiles } from "@isotherm/knowledge/check";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";

const sural = target("sural-nerve");

/** An overlay of one file. */
function overlayOf(path: string, record: unknown): CheckedOverlay {
  return checkOverlay("North", [{ path, text: JSON.stringify(record) }]);
}

afterEach(() => installSiteOverlay(null));

describe("checkOverlay", () => {
  it("accepts a record that replaces ours, shows what differs, and installs nothing", () => {
    const before = JSON.stringify(targets());
    const { overlay, problems, differences } = overlayOf("targets/sural-nerve.json", {
      ...sural,
      guidance: "CT",
      synonyms: ["suralis"],
    });
    expect(problems).toEqual([]);
    expect(differences).toEqual([
      {
        folder: "targets",
        id: "sural-nerve",
        kind: "replaced",
        changes: [
          { path: "synonyms", before: sural.synonyms, after: ["suralis"] },
          { path: "guidance", before: "Ultrasound", after: "CT" },
        ],
      },
    ]);
    expect(overlay?.site).toBe("North");
    expect(siteOverlay()).toBeNull();
    expect(JSON.stringify(targets())).toBe(before);
  });

  it("adds a record, and says when nothing changes", () => {
    const { differences } = checkOverlay("North", [
      { path: "targets/sural-nerve.json", text: JSON.stringify(sural) },
      { path: "targets/sural-branch.json", text: JSON.stringify({ ...sural, id: "sural-branch" }) },
    ]);
    expect(differences.map(({ id, kind }) => `${id}: ${kind}`)).toEqual([
      "sural-nerve: unchanged",
      "sural-branch: added",
    ]);
  });

  it("accepts every record of ours unchanged", () => {
    const texts = ourFiles().map(({ path, record }) => ({ path, text: JSON.stringify(record) }));
    const { problems, differences } = checkOverlay("North", texts);
    expect(problems).toEqual([]);
    expect(differences.every(({ kind }) => kind === "unchanged")).toBe(true);
  });

  const unverified8Mm = { value: 8, status: "unverified", sources: ["project-clinic-notes"] };
  const block = { ...sural.block, minimumReliefFraction: 0.6 };
  it.each([
    [
      "a distance that nobody stands behind",
      "targets/sural-nerve.json",
      { ...sural, structuresAtRisk: [{ name: "skin", leastIceDistanceMm: unverified8Mm }] },
      /structuresAtRisk\.0\.leastIceDistanceMm\.status is "unverified"; give one of cited, established/u,
    ],
    ["a folder unknown to us", "target/sural-nerve.json", sural, /is in no folder that holds records/u],
    ["a file that is no record", "targets/notes.txt", sural, /notes\.txt: is not a record/u],
    ["a list", "targets/sural-nerve.json", [sural], /is no record; give one object/u],
    ["a key too many", "targets/sural-nerve.json", { ...sural, color: "red" }, /has color, which no such/u],
    ["a key too few", "targets/sural-nerve.json", { id: "sural-nerve" }, /lacks atlasNumber; add it/u],
    ["an unknown status", "targets/sural-nerve.json", { ...sural, status: "sure" }, /give one of cited/u],
    ["a name not its id", "targets/sural.json", sural, /the id sural-nerve belongs in sural-nerve\.json/u],
    ["an unknown source", "targets/sural-nerve.json", { ...sural, sources: ["hearsay"] }, /names hearsay/u],
    ["no region", "targets/sural-nerve.json", { ...sural, regions: [] }, /regions must NOT have fewer/u],
    ["a threshold unlike its gate", "targets/sural-nerve.json", { ...sural, block }, /make them agree/u],
    ["a slip of wording", "targets/sural-nerve.json", { ...sural, note: "Sutherland 2" }, /\(W2\)/u],
  ] as const)("refuses %s with a sentence", (...[, path, record, sentence]) => {
    const { overlay, problems, differences } = overlayOf(path, record);
    expect(problems.join("\n")).toMatch(sentence);
    expect(overlay).toBeNull();
    expect(differences).toEqual([]);
  });

  it("takes the name of the site from overlay.json, passes a README.md, and refuses a name that is none", () => {
    const named = (text: string): CheckedOverlay =>
      checkOverlay("folder", [
        { path: "overlay.json", text },
        { path: "README.md", text: "Kept by the pain board." },
      ]);
    expect(named('{ "site": "North Hospital" }').overlay?.site).toBe("North Hospital");
    expect(checkOverlay("folder", []).overlay?.site).toBe("folder");
    for (const text of ["{}", "[", "null"])
      expect(named(text).problems.join()).toMatch(/does not name the site/u);
  });

  it("loads nothing where one of many is refused", () => {
    const { overlay, problems } = checkOverlay("North", [
      { path: "targets/sural-nerve.json", text: JSON.stringify({ ...sural, guidance: "CT" }) },
      { path: "rules/skin-red.json", text: "{" },
    ]);
    expect(overlay).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^rules\/skin-red\.json: is not JSON .*; mend the place that it names$/u);
  });

  it("holds a rule of a site to its cases", () => {
    const red = rule("rule/skin/red");
    const wrong = red.cases.map((example) => ({ ...example, fires: !example.fires }));
    expect(overlayOf("rules/skin-red.json", { ...red, cases: wrong }).problems).toHaveLength(2);
  });

  it("lets a licensed site fill the slot of an instrument, and none its link", () => {
    const odi = instrument("odi");
    const items = [{ id: "q1", text: "A question of ours", lowestScore: 0, highestScore: 5 }];
    expect(overlayOf("instruments/odi.json", { ...odi, items }).problems).toEqual([]);
    const linked = { ...odi, items, licence: { ...odi.licence, use: "link-only" } };
    expect(overlayOf("instruments/odi.json", linked).problems.join()).toContain("no item may stand here");
  });

  it("refuses anything that is no overlay, and never throws", () => {
    const path = fc.constantFrom("targets/a.json", "rules/a.json", "tissues/a.json", "a.json", "");
    fc.assert(
      fc.property(path, fc.oneof(fc.string(), fc.json()), (place, text) => {
        const { overlay, problems } = checkOverlay("any", [{ path: place, text }]);
        return overlay === null && problems.length > 0 && siteOverlay() === null;
      }),
      { numRuns: 50 },
    );
  });
});

describe("installSiteOverlay", () => {
  it("answers with the site's records, and with ours again when it is taken out", () => {
    const iceforce = device("boston-iceforce");
    const shaftDiameterMm = { ...iceforce.shaftDiameterMm, value: 2.1, status: "cited" };
    const lesion = threshold("threshold/temperature/lesion");
    const { overlay } = checkOverlay("North", [
      { path: "devices/boston-iceforce.json", text: JSON.stringify({ ...iceforce, shaftDiameterMm }) },
      {
        path: "thresholds/temperature-lesion.json",
        text: JSON.stringify({ ...lesion, fact: { ...lesion.fact, value: -30 } }),
      },
    ]);
    installSiteOverlay(overlay);
    expect(device("boston-iceforce").shaftDiameterMm.value).toBe(2.1);
    expect(threshold("threshold/temperature/lesion").fact.value).toBe(-30);
    expect(isOfSite("devices", "boston-iceforce")).toBe(true);
    expect(isOfSite("devices", "iovera")).toBe(false);
    installSiteOverlay(null);
    expect(device("boston-iceforce").shaftDiameterMm.value).toBeNull();
    expect(threshold("threshold/temperature/lesion").fact.value).toBe(-20);
  });
});
