import fc from "fast-check";
import { describe, expect, it } from "vitest";
import frozenSample1 from "../../samples/record-events-v1.json" with { type: "json" };
import frozenSample2 from "../../samples/record-events-v2.json" with { type: "json" };
import {
  diagnosticBlock,
  followUp,
  painComponent,
  painState,
  testEvent,
} from "../record/record.test-data.ts";
import type { EventContent, RecordEvent } from "../record/record-event.ts";
import { readEvent } from "./read-event.ts";

const frozen: readonly unknown[] = frozenSample2;
const pain = painComponent();
const envelope = { id: "e1", at: "2026-01-10T12:00:00Z" };

/** The refusal of an event of this content, which no type has checked. */
function refusal(content: unknown): {
  readonly code: string;
  readonly field: string;
  readonly message: string;
} {
  try {
    testEvent(content as EventContent, envelope);
  } catch (error) {
    const { code, field, message } = error as { code: string; field: string; message: string };
    return { code, field, message };
  }
  return { code: "read", field: "", message: "" };
}

describe("the event as it is stored", () => {
  it("reads version 1: a second name that nobody had signed is who is asked, and no follow-up was measured", () => {
    const old: readonly { readonly content: { readonly kind: string } }[] = frozenSample1;
    const read = old.map((event) => readEvent(event));
    const kept = ["gate-exception", "follow-up"];
    for (const [index, event] of read.entries()) {
      expect(event.version).toBe(2);
      if (!kept.includes(event.content.kind)) expect(event.content).toEqual(old[index]?.content);
    }
    expect(read.find(({ content }) => content.kind === "gate-exception")?.content).toEqual({
      kind: "gate-exception",
      targetId: "stellate-ganglion",
      indication: "long-covid",
      reason: "other",
      text: "she travels far",
      secondPhysicianId: "dr-two",
    });
    expect(read.find(({ content }) => content.kind === "follow-up")?.content).toMatchObject({
      durationS: null,
      visitId: "day-1",
    });
  });

  it("reads the frozen sample of version 2, every kind of it, without changing a letter", () => {
    const events = frozen.map((event) => readEvent(event));
    expect(JSON.stringify(events)).toBe(JSON.stringify(frozen));
    expect(new Set(events.map((event) => event.content.kind)).size).toBe(28);
  });

  it("gives the same event from its own text", () => {
    for (const event of frozen.map((sample) => readEvent(sample))) {
      expect(readEvent(JSON.stringify(event))).toEqual(event);
    }
  });

  it("refuses whole, with one sentence, whatever single field of the sample is lost", () => {
    const paths = frozen.flatMap((event, index) => leavesOf(event).map((path) => [index, path] as const));
    fc.assert(
      fc.property(fc.constantFrom(...paths), ([index, path]) => {
        const broken = withoutField(frozen[index], path);
        expect(() => readEvent(broken)).toThrow(/^event (?:field \S+|document) is .* but must be [^\n]+$/u);
      }),
      { numRuns: 400 },
    );
  });

  it("refuses a field that this version does not know, a version of the future and what is not JSON", () => {
    const [event] = frozen;
    const codeOf = (document: unknown): string => {
      try {
        readEvent(document);
        return "read";
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(codeOf({ ...(event as object), color: "red" })).toBe("CLINIC_EVENT_INVALID");
    expect(codeOf({ ...(event as object), version: 3 })).toBe("CLINIC_EVENT_TOO_NEW");
    expect(codeOf("{")).toBe("CLINIC_NOT_JSON");
    expect(codeOf([])).toBe("CLINIC_EVENT_INVALID");
  });

  it("refuses days that no calendar has, and what happened after it was written down", () => {
    const event = readEvent(frozen[0]) as RecordEvent;
    expect(() => readEvent({ ...event, recordedAt: "2026-02-31T08:00:00Z" })).toThrow(/recordedAt/u);
    expect(() => readEvent({ ...event, happenedAt: "2027-01-01T08:00:00Z" })).toThrow(/happenedAt/u);
  });

  it("never repeats the patient's words in a refusal", () => {
    const said = refusal({ ...pain, label: "x".repeat(600) });
    expect(said.message).toMatch(/text of 600 characters/u);
    expect(said.message).not.toMatch(/xxx/u);
  });
});

describe("the interview as it is submitted", () => {
  it("[R82] refuses a bare number: place, quality, radiation, what eases and what worsens are asked for by name", () => {
    expect(refusal({ kind: "pain-component", painId: "band", state: { nowScore: 8 } }).code).toBe(
      "CLINIC_EVENT_INVALID",
    );
    const { radiation: _radiation, ...withoutRadiation } = pain;
    const cases: readonly (readonly [unknown, string])[] = [
      [{ ...pain, regionIds: [] }, "content.regionIds"],
      [{ ...pain, state: painState({ qualities: [] }) }, "content.state.qualities"],
      [withoutRadiation, "content.radiation"],
      [{ ...pain, easedBy: [] }, "content.easedBy"],
      [{ ...pain, worsenedBy: [] }, "content.worsenedBy"],
      [{ ...pain, easedBy: ["  "] }, "content.easedBy[0]"],
    ];
    for (const [content, field] of cases) expect(refusal(content)).toMatchObject({ field });
    expect(refusal(pain).code).toBe("read");
  });

  it("[R82] refuses a bare number at follow-up too", () => {
    const bare = followUp({ pains: [{ painId: "band", state: painState({ qualities: [] }) }] });
    expect(refusal(bare).field).toBe("content.pains[0].state.qualities");
    expect(refusal(followUp({ pains: [] })).field).toBe("content.pains");
  });

  it("[R83] asks whether one finger can point to it, and takes a point or an area of the body map", () => {
    const { pointing: _pointing, ...silent } = pain;
    expect(refusal(silent).field).toBe("content.pointing");
    const point = { view: "front", pointsFraction: [[0.5, 0.5]] };
    expect(refusal({ ...pain, pointing: "one-finger", marks: [point] }).code).toBe("read");
    const line = {
      view: "front",
      pointsFraction: [
        [0.5, 0.5],
        [0.6, 0.6],
      ],
    };
    expect(refusal({ ...pain, marks: [line] }).field).toBe("content.marks[0].pointsFraction");
    expect(refusal({ ...pain, marks: [{ view: "front", pointsFraction: [[0.5, 1.2]] }] }).code).toBe(
      "CLINIC_EVENT_INVALID",
    );
  });

  it("[R84] scores each quality on its own, once, from 0 to 10", () => {
    const withQualities = (qualities: unknown): unknown => ({ ...pain, state: { ...pain.state, qualities } });
    expect(refusal(withQualities([{ qualityId: "burning" }])).field).toBe("content.state.qualities[0].score");
    expect(refusal(withQualities([{ qualityId: "burning", score: 11 }])).code).toBe("CLINIC_EVENT_INVALID");
    const twice = [
      { qualityId: "burning", score: 3 },
      { qualityId: "burning", score: 4 },
    ];
    expect(refusal(withQualities(twice)).field).toBe("content.state.qualities");
  });

  it("[R85] [R86] [R87] takes the way it travels, what eases and worsens, and what each drug does", () => {
    const said = testEvent(pain, envelope).content;
    expect(said).toMatchObject({
      radiation: { kind: "path", regionIds: ["upper-back"] },
      easedBy: ["leaning forward"],
      worsenedBy: ["eating", "lying flat"],
      drugEffects: [
        {
          drug: "oxycodone",
          reliefFraction: 0.3,
          onsetS: 2400,
          durationS: 10_800,
          sideEffects: ["sedation"],
        },
      ],
    });
    const drug = { drug: "oxycodone", onsetS: null, durationS: null, sideEffects: [] };
    expect(refusal({ ...pain, drugEffects: [drug] }).field).toBe("content.drugEffects[0].reliefFraction");
  });

  it("[R90] asks for count, peak and length of flares where the pain has them, and for eating, driving and sleep", () => {
    expect(refusal({ ...pain, state: painState({ flares: null }) }).field).toBe("content.state.flares");
    const { driving: _driving, ...limits } = pain.state.dailyLife.limits;
    const state = { ...pain.state, dailyLife: { ...pain.state.dailyLife, limits } };
    expect(refusal({ ...pain, state }).field).toBe("content.state.dailyLife.limits.driving");
  });

  it("refuses an average above the worst", () => {
    expect(refusal({ ...pain, state: painState({ averageScore: 9.5 }) }).field).toBe(
      "content.state.averageScore",
    );
  });
});

describe("other contents", () => {
  const assessment = { kind: "assessment", decision: "refer", text: "not here", referralId: null } as const;

  it("[R59] cannot save an assessment without one of the four ends, nor a no without a referral or an alternative", () => {
    expect(refusal({ ...assessment, decision: "discharge", alternative: null }).field).toBe(
      "content.decision",
    );
    expect(refusal({ ...assessment, alternative: null })).toMatchObject({
      field: "content.referralId",
      message: expect.stringMatching(/nobody is turned away/u) as string,
    });
    expect(refusal({ ...assessment, alternative: "neurology for a nerve study" }).code).toBe("read");
  });

  it("[R66] cannot triage without acute, chronic or cancer", () => {
    const step = { kind: "referral-step", referralId: "in-1", step: "triaged", axis: null, text: "" };
    expect(refusal(step).field).toBe("content.axis");
  });

  it("refuses a block whose hours run backwards or that never scored its index pain", () => {
    const block = diagnosticBlock();
    expect(refusal({ ...block, series: [...block.series].reverse() }).field).toBe("content.series[1].afterS");
    expect(refusal({ ...block, indexPainId: "other" }).field).toBe("content.before");
  });

  it("refuses an opioid without a dose, and a withdrawal of nothing", () => {
    const drug = {
      name: "oxycodone",
      opioidId: "oxycodone",
      route: "oral",
      doseMgPerDay: null,
      patchRateMcgPerH: null,
      antithromboticId: null,
    };
    const list = {
      kind: "medication-list",
      drugs: [drug],
      allergies: [],
      contraindicationIds: [],
      implants: [],
    };
    expect(refusal(list).field).toBe("content.drugs[0].doseMgPerDay");
    expect(refusal({ kind: "withdrawal", reason: "typed in error" }).field).toBe("correction");
  });
});

/** Paths of all fields of an object, inside lists as well. */
function leavesOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[...path, key], ...leavesOf(part, [...path, key])]);
}

function withoutField(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === key ? withoutField(item, rest) : item));
  }
  const source = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(source).flatMap(([name, part]) => {
      if (name !== key) return [[name, part]];
      return rest.length === 0 ? [] : [[name, withoutField(part, rest)]];
    }),
  );
}
