/** A share of members as whole percent. */
export function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}

/** Two bounds of a share: one number where they agree. */
export function percentBounds(certainFraction: number, possibleFraction: number): string {
  const [low, high] = [Math.round(certainFraction * 100), Math.round(possibleFraction * 100)];
  return low === high ? `${low}` : `${low}–${high}`;
}
