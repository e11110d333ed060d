/** Minutes and seconds such as `8:05`. */
export function clock(timeS: number): string {
  const whole = Math.max(0, Math.round(timeS));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A signed number with a true minus sign. */
export function signed(value: number, digits = 1): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text.replace("-", "−");
}
