import { library, recordName, searchLibrary } from "@isotherm/knowledge";
import { ourFiles } from "@isotherm/knowledge/check";
import { expect, it } from "vitest";

it("holds every record of the data, each with a name", () => {
  const held = library().flatMap(({ folder, records }) => records.map(({ id }) => `${folder}/${id}`));
  const free = ourFiles().filter(({ record }) => (record["release"] ?? "free") === "free");
  expect(held).toEqual(free.map(({ folder, record }) => `${folder}/${String(record["id"])}`));
  expect(library().reduce((sum, { hiddenCount }) => sum + hiddenCount, 0)).toBe(
    ourFiles().length - free.length,
  );
  for (const { records } of library())
    for (const record of records) expect(recordName(record).length, record.id).toBeGreaterThan(1);
});

it.each([
  ["apixiban", "anticoagulation/sir-2019/apixaban"],
  ["splanhcnic", "targets/splanchnic-nerves"],
  ["nirogacestat", "pathways/desmoid"],
  ["G90.511", "codes/icd-10-cm/g90.511"],
  ["Horner", "adverse-events/horner"],
  ["muscle", "tissues/muscle"],
])("finds %s among all kinds", (text, expected) => {
  expect(searchLibrary(text).map(({ folder, record }) => `${folder}/${record.id}`)).toContain(expected);
});

it("finds nothing for an empty text or a dangerous slip", () => {
  expect(searchLibrary(" ")).toEqual([]);
  expect(searchLibrary("median nerve ablation").filter(({ folder }) => folder === "targets")).toEqual([]);
});
