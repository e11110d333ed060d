import type { TissueClass } from "../problem/planning-defaults.ts";

/** A number that the comparison chose where no source gives one. */
export interface RadiofrequencyDefault {
  readonly value: number;
  readonly unit: string;
  readonly note: string;
}

/** Numbers that planning adds to a radiofrequency lesion; all are proposals, dated 2026-11-27. */
export const radiofrequencyDefaults: Readonly<Record<"reachMm" | "restS", RadiofrequencyDefault>> = {
  reachMm: {
    value: 25,
    unit: "mm",
    note: "computed round the active tips, whose largest published lesions are 16 mm wide; its sides stand for the ground pad",
  },
  restS: { value: 30, unit: "s", note: "damage goes on while the tissue cools" },
};

/** Classes without an electrical conductivity of their own in `knowledge`, and the tissue whose number stands in. */
export const electricalStandIn: Readonly<Partial<Record<TissueClass, string>>> = {
  // Salt water and cerebrospinal fluid conduct alike; sugar water would not.
  saline: "csf",
  dura: "tendon",
};

/** The process of damage that finite-element models of radiofrequency for pain use. */
export const damageProcessId = "soft-tissue-coagulation";
