/**
 * Logarithm and exponential from additions, multiplications and divisions alone. The built-in ones may differ in
 * the last bit between engines, which is enough to flip a choice between two models or two plans; these do not.
 * Both are within about 1e-15 of the true value, relatively.
 */
const LN2 = 0.6931471805599453;
const SQRT_HALF = 0.7071067811865476;
/** 2 to the power 512, 256, …, 1: exact. */
const TWO_TO_THE = Float64Array.of(2 ** 512, 2 ** 256, 2 ** 128, 2 ** 64, 2 ** 32, 2 ** 16, 256, 16, 4, 2);

/** Natural logarithm; −Infinity at 0, NaN below. */
export function logarithm(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x === Infinity ? x : NaN;
  let mantissa = x;
  let exponent = 0;
  for (let at = 0, power = 512; power >= 1; at++, power /= 2) {
    const scale = TWO_TO_THE[at]!;
    while (mantissa >= scale) {
      mantissa /= scale;
      exponent += power;
    }
    while (mantissa < 1 / scale) {
      mantissa *= scale;
      exponent -= power;
    }
  }
  while (mantissa > 2 * SQRT_HALF) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa < SQRT_HALF) {
    mantissa *= 2;
    exponent--;
  }
  const z = (mantissa - 1) / (mantissa + 1);
  const square = z * z;
  let series = 0;
  for (let odd = 23; odd >= 1; odd -= 2) series = series * square + 1 / odd;
  return exponent * LN2 + 2 * z * series;
}

/** e to the power x; 0 below −745, Infinity above 709.7. */
export function exponential(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.78) return Infinity;
  if (x < -745.2) return 0;
  const halves = Math.round(x / LN2);
  const rest = x - halves * LN2;
  let sum = 1;
  for (let term = 20; term >= 1; term--) sum = 1 + (sum * rest) / term;
  let factor = halves < 0 ? 0.5 : 2;
  for (let left = Math.abs(halves); left > 0; left >>= 1) {
    if (left & 1) sum *= factor;
    factor *= factor;
  }
  return sum;
}

/** x to a whole, non-negative power by repeated squaring; the same bits everywhere. */
export function integerPower(x: number, power: number): number {
  let product = 1;
  let factor = x;
  for (let left = power; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) product *= factor;
    factor *= factor;
  }
  return product;
}
