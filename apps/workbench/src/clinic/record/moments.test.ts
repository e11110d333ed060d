import { describe, expect, it } from "vitest";
import { ageYears, readableAge, readableDay, readableDuration } from "./moments.ts";

describe("moments as people read them", () => {
  it("counts a year of age only once the birthday came", () => {
    expect(ageYears("1958-04-02", "2026-11-27T12:00:00Z")).toBe(68);
    expect(ageYears("1958-12-02", "2026-11-27T12:00:00Z")).toBe(67);
    expect(ageYears("1958-11-27", "2026-11-27T12:00:00Z")).toBe(68);
  });

  it("names an age in the largest unit that fits, before and after", () => {
    const at = "2026-11-27T12:00:00Z";
    expect(readableAge("2026-11-27T01:00:00Z", at)).toBe("today");
    expect(readableAge("2026-11-26", at)).toBe("yesterday");
    expect(readableAge("2026-11-22", at)).toBe("5 days ago");
    expect(readableAge("2026-12-18", at)).toBe("in 3 weeks");
    expect(readableAge("2020-11-27", at)).toBe("6 years ago");
  });

  it("keeps a day of the calendar that day, whatever the clock of the machine", () => {
    expect(readableDay("2026-01-12")).toBe("Jan 12, 2026");
    expect(readableDay("not a day")).toBe("not a day");
  });

  it("writes durations without false precision", () => {
    expect([45, 600, 5400, 7200, 4 * 86_400].map(readableDuration)).toEqual([
      "45 s",
      "10 min",
      "1 h 30 min",
      "2 h",
      "4 days",
    ]);
  });
});
