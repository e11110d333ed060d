/*
 * The special functions of the exact solutions, to about 1e-13 relative. Series and continued fractions as in
 * NIST DLMF (dlmf.nist.gov): erf 7.6.2 and 7.9.2, E1 6.6.2 and 6.9.1, K 10.32.9.
 */

const tiny = 1e-300;
const enough = 1e-16;

/** Value of the continued fraction b0 + a1/(b1 + a2/(b2 + …)) by the modified Lentz method. */
function continuedFraction(b0: number, a: (n: number) => number, b: (n: number) => number): number {
  let value = b0 === 0 ? tiny : b0;
  let c = value;
  let d = 0;
  for (let n = 1; n < 10_000; n++) {
    d = 1 / (b(n) + a(n) * d || tiny);
    c = b(n) + a(n) / c || tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < enough) break;
  }
  return value;
}

/** Error function by erf x = 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1)/(2n+1)!!, all terms of one sign. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > enough * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** Error function. */
export function erf(x: number): number {
  return Math.abs(x) < 2 ? erfSeries(x) : Math.sign(x) * (1 - erfc(Math.abs(x)));
}

/** Complementary error function, 1 − erf x, without cancellation for large x. */
export function erfc(x: number): number {
  if (x < 2) return 1 - erf(x);
  const fraction = continuedFraction(
    x,
    (n) => n / 2,
    () => x,
  );
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

const eulerGamma = 0.577_215_664_901_532_9;

/** Exponential integral E1(x) = ∫_x^∞ e^(−t)/t dt for x > 0. */
export function expIntegral(x: number): number {
  if (x > 1.5) {
    return (
      Math.exp(-x) /
      continuedFraction(
        x + 1,
        (n) => -n * n,
        (n) => x + 2 * n + 1,
      )
    );
  }
  let term = 1;
  let sum = -eulerGamma - Math.log(x);
  for (let n = 1; n < 60; n++) {
    term *= -x / n;
    sum -= term / n;
  }
  return sum;
}

/** K_ν(x) = ∫_0^∞ e^(−x cosh t) cosh νt dt; the trapezoidal rule converges exponentially on it. */
function besselK(order: number, x: number): number {
  const h = 1 / 32;
  let sum = Math.exp(-x) / 2;
  for (let n = 1; n < 2000; n++) {
    const term = Math.exp(-x * Math.cosh(n * h)) * Math.cosh(order * n * h);
    sum += term;
    if (term < enough * sum) break;
  }
  return h * sum;
}

/** Modified Bessel function K0(x), x > 0. */
export function besselK0(x: number): number {
  return besselK(0, x);
}

/** Modified Bessel function K1(x), x > 0. */
export function besselK1(x: number): number {
  return besselK(1, x);
}

/** W(u, β) = ∫_u^∞ e^(−y − β²/4y) dy/y, the well function of a leaky layer (Hantush); E1(u) when β is 0. */
export function leakyWell(u: number, beta: number): number {
  // y = u·e^s, then Simpson up to where e^(−y) has vanished.
  const end = Math.log(Math.max(60, 4 * u) / u);
  const intervals = 20_000;
  const h = end / intervals;
  let sum = 0;
  for (let n = 0; n <= intervals; n++) {
    const y = u * Math.exp(n * h);
    const inner = n % 2 === 1 ? 4 : 2;
    sum += (n === 0 || n === intervals ? 1 : inner) * Math.exp(-y - (beta * beta) / (4 * y));
  }
  return (sum * h) / 3;
}

/** Zero of a continuous function that changes sign between `low` and `high`, by bisection to the last bit. */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [left, right] = [low, high];
  const isRising = f(high) > 0;
  if (f(low) > 0 === isRising) {
    throw new RangeError(`no change of sign between ${low} and ${high}: widen the bracket`);
  }
  for (let n = 0; n < 200; n++) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) break;
    if (f(middle) > 0 === isRising) right = middle;
    else left = middle;
  }
  return (left + right) / 2;
}
