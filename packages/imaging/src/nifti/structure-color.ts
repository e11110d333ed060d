/** Share of the circle between the hues of two following labels: the golden ratio keeps neighbors far apart. */
const hueStep = 0.618034;

/** A distinct color for a label number, as red, green and blue of 0 … 255. */
export function structureColor(label: number): readonly [number, number, number] {
  const hue = ((label * hueStep) % 1) * 6;
  const channel = (shift: number): number => {
    const distance = Math.abs(((hue + shift) % 6) - 3);
    return Math.round(60 + 180 * Math.min(1, Math.max(0, distance - 1)));
  };
  return [channel(0), channel(4), channel(2)];
}
