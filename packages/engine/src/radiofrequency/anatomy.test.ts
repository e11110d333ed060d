import { describe, expect, it } from "vitest";
import type { EngineError } from "../errors.ts";
import { sampleField } from "../surface/sample-field.ts";
import type { ElectricalConductivity, RadiofrequencyProblem } from "./radiofrequency-problem.ts";
import { simulateRadiofrequency } from "./simulate-radiofrequency.ts";
import { electricalConductivities } from "./testing/radiofrequency-data.ts";
import { air, muscle, smallLesion } from "./testing/radiofrequency-problems.ts";

const [wet] = smallLesion.electrical as [ElectricalConductivity];
const dry: ElectricalConductivity = { ...wet, conductivity: 0 };
const bone: ElectricalConductivity = { ...wet, conductivity: electricalConductivities.corticalBone.value };
const side = smallLesion.size[0];
const middle = side / 2;

/** The electrode beside air that lets neither heat nor current through: the plane 5 mm away is a mirror. */
const besideAir: RadiofrequencyProblem = {
  ...smallLesion,
  media: [muscle, air],
  electrical: [wet, dry],
  regions: [{ shape: "box", from: [0, 0, 0], to: [middle - 5e-3, side, side], medium: 1 }],
};

describe("tissue that is not the same everywhere", () => {
  it("air carries no current and no heat", () => {
    const { energy, electricField, grid, maximumTemperature } = simulateRadiofrequency(besideAir);
    expect(energy.balanceError).toBeLessThan(1e-3);
    expect(energy.currentError).toBeLessThan(1e-3);
    const nx = grid.xEdges.length - 1;
    electricField.forEach((field, cell) => {
      const x = grid.xEdges[(cell % nx) + 1] ?? 0;
      if (x > middle - 5e-3 + 1e-9) return;
      expect(field).toBe(0);
      expect(maximumTemperature[cell]).toBe(air.temperature);
    });
    const near = sampleField(grid, maximumTemperature, [middle - 4.5e-3, middle, middle]);
    const far = sampleField(grid, maximumTemperature, [middle + 4.5e-3, middle, middle]);
    expect(near).toBeGreaterThan(far + 1);
  });

  it("bone takes a stronger field than muscle at the same distance", () => {
    const { electricField, grid, energy } = simulateRadiofrequency({
      ...besideAir,
      media: [muscle, { ...muscle, name: "bone" }],
      electrical: [wet, bone],
    });
    expect(energy.balanceError).toBeLessThan(1e-3);
    const inBone = sampleField(grid, electricField, [middle - 7e-3, middle, middle]);
    const inMuscle = sampleField(grid, electricField, [middle + 7e-3, middle, middle]);
    // The normal current is the same on both sides, so that the field is far stronger where conductivity is low.
    expect(inBone).toBeGreaterThan(1.2 * inMuscle);
  });

  it("a vessel cools its side of the lesion", () => {
    const artery = {
      name: "artery",
      points: [
        [middle + 4e-3, middle, 0],
        [middle + 4e-3, middle, side],
      ] as const,
      radius: 1e-3,
      bloodTemperature: 37,
      heatTransfer: 2000,
    };
    const { energy, grid, maximumTemperature } = simulateRadiofrequency({
      ...smallLesion,
      vessels: [artery],
    });
    expect(energy.balanceError).toBeLessThan(1e-3);
    expect(energy.fromVessels).toBeLessThan(0);
    expect(energy.carriedByBlood).toBeGreaterThan(0);
    const cooled = sampleField(grid, maximumTemperature, [middle + 6e-3, middle, middle]);
    const free = sampleField(grid, maximumTemperature, [middle - 6e-3, middle, middle]);
    expect(cooled).toBeLessThan(free - 1);
  });

  it("the preview is the same lesion within 5 %", () => {
    const full = simulateRadiofrequency(smallLesion);
    const preview = simulateRadiofrequency(smallLesion, { accuracy: "preview" });
    const [fine, rough] = [full, preview].map((result) => result.lesions[1]?.extents[0]?.across ?? 0) as [
      number,
      number,
    ];
    expect(Math.abs(rough / fine - 1)).toBeLessThan(0.05);
  });

  it("refuses a grid whose potential does not fit", () => {
    try {
      simulateRadiofrequency({ ...smallLesion, cell: 0.14e-3 }, { grid: "uniform" });
      expect.unreachable();
    } catch (error) {
      expect((error as EngineError).code).toBe("ENGINE_GRID_TOO_LARGE");
    }
  });
});
