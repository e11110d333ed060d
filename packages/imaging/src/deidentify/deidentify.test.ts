import { describe, expect, it } from "vitest";
import { type DicomDataset, parseDicom } from "../read/dicom-dataset.ts";
import { type FixtureSlice, fixtureBytes } from "../read/dicom-fixture.ts";
import { inputFromBytes } from "../read/input-file.ts";
import { loadVolume } from "../read/load-volume.ts";
import { scanFiles } from "../read/scan-files.ts";
import { basicProfile } from "./basic-profile.ts";
import { burntInTextSuspected } from "./burnt-in-text.ts";
import { cleanDescription } from "./clean-description.ts";
import { shiftDate } from "./date-shift.ts";
import { type DeidentificationPolicy, deidentify } from "./deidentify.ts";
import { sha256Hex } from "./sha-256.ts";

const policy: DeidentificationPolicy = { siteSecret: "a site's long secret", dates: "shift", shiftDays: -10 };

const person: FixtureSlice = {
  texts: {
    x00080020: ["DA", "20200301"],
    x00080021: ["DA", "20200301"],
    x00080030: ["TM", "101112"],
    x00080050: ["SH", "ACC-SECRET"],
    x00080080: ["LO", "SECRET Hospital"],
    x00080090: ["PN", "SECRET^Doctor"],
    x00081030: ["LO", "CT Abdomen SECRET"],
    x0008103e: ["LO", "SECRET abdomen 5.0 venous"],
    x00081140: ["SQ", "SECRET^Nested"],
    x00100010: ["PN", "SECRET^Patient"],
    x00100020: ["LO", "SECRET-ID"],
    x00100030: ["DA", "19610412"],
    x00101000: ["LO", "SECRET-OTHER"],
    x00104000: ["LT", "SECRET comment"],
    x00204000: ["LT", "SECRET image comment"],
    x00090010: ["LO", "SECRET private"],
    x00091001: ["LO", "SECRET private value"],
    x00321033: ["LO", "SECRET service"],
    x60003000: ["OW", "SECRETOVERLAY"],
    x00189999: ["PN", "SECRET^Unlisted"],
  },
};

function textOf(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

function read(bytes: Uint8Array): DicomDataset["elements"] {
  return parseDicom("clean.dcm", bytes).elements;
}

describe("de-identification", () => {
  it.each([
    ["explicit little endian", "1.2.840.10008.1.2.1"],
    ["explicit big endian", "1.2.840.10008.1.2.2"],
  ])("takes every name off a file in %s", (_, transferSyntaxUid) => {
    const source = fixtureBytes({ ...person, transferSyntaxUid });
    expect(textOf(source)).toContain("SECRET");
    const { bytes } = deidentify("slice.dcm", source, policy);
    expect(textOf(bytes)).not.toContain("SECRET");
    expect(textOf(bytes)).not.toContain("19610412");
    const elements = read(bytes);
    expect(elements.string("x00120062")).toBe("YES");
    expect(elements.string("x00280303")).toBe("MODIFIED");
    expect(elements.elements["x00120064"]?.items?.length).toBe(3);
    expect(elements.string("x00100020")).toMatch(/^ANON-[0-9A-F]{12}$/);
    expect(elements.string("x0008103e")).toBe("abdomen 5.0 venous");
  });

  it("takes listed names off implicit files, whose kinds are unknown", () => {
    const { x00189999: _unlisted, ...texts } = person.texts ?? {};
    const { bytes } = deidentify(
      "slice.dcm",
      fixtureBytes({ texts, transferSyntaxUid: "1.2.840.10008.1.2" }),
      policy,
    );
    expect(textOf(bytes)).not.toContain("SECRET");
  });

  it("shifts, keeps or removes dates, and always removes the birth date", () => {
    const after = (dates: DeidentificationPolicy["dates"]): (string | undefined)[] => {
      const elements = read(deidentify("slice.dcm", fixtureBytes(person), { ...policy, dates }).bytes);
      return [elements.string("x00080020"), elements.string("x00080030"), elements.string("x00100030")];
    };
    expect(after("shift")).toEqual(["20200220", "101112", undefined]);
    expect(after("keep")).toEqual(["20200301", "101112", undefined]);
    expect(after("remove")).toEqual([undefined, undefined, undefined]);
    expect(shiftDate("20200301101112.5+0100", -1)).toBe("20200229101112.5+0100");
    expect(shiftDate("101112", -1)).toBe("101112");
  });

  it("maps UIDs the same way in every file of a site, and otherwise elsewhere", () => {
    const uids = (secret: string, sop: string): readonly (string | undefined)[] => {
      const elements = read(
        deidentify("a.dcm", fixtureBytes({ sopInstanceUid: sop }), { ...policy, siteSecret: secret }).bytes,
      );
      return ["x0020000e", "x00080018", "x00080016"].map((tag) => elements.string(tag));
    };
    const [series, sop, sopClass] = uids("a site's long secret", "1.2.3.4.7");
    const [sameSeries, otherSop] = uids("a site's long secret", "1.2.3.4.8");
    expect(series).toMatch(/^2\.25\.\d{30,39}$/);
    expect(sameSeries).toBe(series);
    expect(otherSop).not.toBe(sop);
    expect(sopClass).toBe("1.2.840.10008.5.1.4.1.1.2");
    expect(uids("another site's secret", "1.2.3.4.7")[0]).not.toBe(series);
  });

  it("leaves the pixels as they were: the volume is the same", async () => {
    const source = fixtureBytes({
      ...person,
      rows: 8,
      columns: 8,
      pixels: (column, row) => column - 9 * row,
    });
    const open = async (bytes: Uint8Array) => {
      const scan = await scanFiles([inputFromBytes("slice.dcm", bytes)]);
      return loadVolume(scan, scan.series[0]?.id ?? "");
    };
    const before = await open(source);
    const after = await open(deidentify("slice.dcm", source, policy).bytes);
    expect(after.voxels).toEqual(before.voxels);
    expect(after.geometry).toEqual(before.geometry);
    expect(after.source.studyDate).toBe("20200220");
  });

  it("keeps compressed frames byte for byte", () => {
    const frame = new Uint8Array([1, 2, 3, 4, 5, 6]);
    const source = fixtureBytes({ transferSyntaxUid: "1.2.840.10008.1.2.4.80", encapsulated: frame });
    const elements = read(deidentify("slice.dcm", source, policy).bytes);
    const fragment = elements.elements["x7fe00010"]?.fragments?.[0];
    const start = fragment?.position ?? 0;
    expect([...elements.byteArray.subarray(start, start + 6)]).toEqual([...frame]);
  });

  it("refuses a file that ends too early instead of storing half of it", () => {
    const source = fixtureBytes(person);
    expect(() => deidentify("slice.dcm", source.subarray(0, source.length - 5), policy)).toThrow(/cut off/);
  });

  it("warns about burnt-in text", () => {
    const clues = { sopClassUid: "", modality: "CT", burnedInAnnotation: "", photometric: "MONOCHROME2" };
    expect(burntInTextSuspected(clues)).toBeNull();
    expect(burntInTextSuspected({ ...clues, burnedInAnnotation: "YES" })).toContain("(0028,0301)");
    expect(burntInTextSuspected({ ...clues, modality: "US" })).toContain("US");
    expect(burntInTextSuspected({ ...clues, sopClassUid: "1.2.840.10008.5.1.4.1.1.7" })).toContain(
      "secondary capture",
    );
    const { findings } = deidentify("s.dcm", fixtureBytes({ texts: { x00280301: ["CS", "YES"] } }), policy);
    expect(findings[0]?.ruleId).toBe("import/deidentify/burnt-in-text");
  });
});

describe("its parts", () => {
  it("knows the table of the Basic Profile", () => {
    expect(basicProfile.size).toBeGreaterThan(500);
    expect(basicProfile.get("x00100010")).toBe("pseudonym");
    expect(basicProfile.get("x00081155")).toBe("uid");
  });

  it("keeps only known words of a description", () => {
    expect(cleanDescription("Thorax/Abdomen Müller 5.0mm 12345 KM")).toBe("Thorax Abdomen 5.0mm KM");
  });

  it("hashes as FIPS 180-4 says", () => {
    expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });
});
