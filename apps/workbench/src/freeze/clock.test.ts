import { expect, it } from "vitest";
import { clock, signed } from "./clock.ts";

it("writes minutes and seconds", () => {
  expect([0, 59.6, 485, 3600].map(clock)).toEqual(["0:00", "1:00", "8:05", "60:00"]);
});

it("writes a true minus, and no minus zero", () => {
  expect(signed(-20.04)).toBe("−20.0");
  expect(signed(-0.01)).toBe("0.0");
  expect(signed(3, 0)).toBe("3");
});
