import fc from "fast-check";
import { expect, test } from "vitest";
import { distanceTransform } from "./distance-transform.ts";

test("is the distance to the nearest marked voxel, whatever is marked", () => {
  const dimensions = [7, 5, 6] as const;
  const count = 7 * 5 * 6;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: count, maxLength: count, max: 12 }), (random) => {
      const mask = Uint8Array.from(random, (value) => (value === 0 ? 1 : 0));
      const at = (n: number): readonly [number, number, number] => [
        n % 7,
        Math.floor(n / 7) % 5,
        Math.floor(n / 35),
      ];
      const marked = [...mask.keys()].filter((n) => mask[n] === 1).map(at);
      const found = distanceTransform(mask, dimensions);
      for (let n = 0; n < count; n++) {
        const [i, j, k] = at(n);
        const nearest = Math.min(Infinity, ...marked.map(([a, b, c]) => Math.hypot(a - i, b - j, c - k)));
        if (Number.isFinite(nearest)) expect(found[n]).toBeCloseTo(nearest, 5);
        else expect(found[n]).toBe(Infinity);
      }
    }),
    { numRuns: 60 },
  );
});
