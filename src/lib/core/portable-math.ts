/**
 * Elementary functions from + − × ÷ and √ alone, which IEEE 754 fixes to the last bit: engines may differ there
 * in Math.exp, log, sin and pow. Ports of fdlibm (Sun Microsystems, 1993); errors below one unit in the last place.
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;

const words = new DataView(new ArrayBuffer(8));

/** 2^exponent for −1022…1023, made from its bits. */
function powerOfTwo(exponent: number): number {
  words.setUint32(0, (exponent + 1023) << 20);
  words.setUint32(4, 0);
  return words.getFloat64(0);
}

/** e^x. Overflows to Infinity above 709.78, to 0 below −745. */
export function exponential(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t *
              (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k < -1021) return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return k > 1023 ? y * 2 * powerOfTwo(k - 1) : y * powerOfTwo(k);
}

/** Natural logarithm; −Infinity at 0, NaN below. */
export function logarithm(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  const subnormal = x < 2.2250738585072014e-308;
  words.setFloat64(0, subnormal ? x * 18014398509481984 : x);
  const top = words.getUint32(0);
  let k = (top >>> 20) - 1023 - (subnormal ? 54 : 0);
  words.setUint32(0, (top & 0xfffff) | 0x3ff00000);
  let mantissa = words.getFloat64(0);
  if (mantissa >= Math.SQRT2) {
    mantissa /= 2;
    k += 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + odd + even) + k * LN2_LOW) - f);
}

/** base^exponent for a base that is not negative, through the logarithm: good to about 1e-14, relative. */
export function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  return base === 0 ? (exponent > 0 ? 0 : Infinity) : exponential(exponent * logarithm(base));
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

const sineKernel = (x: number): number => {
  const z = x * x;
  return (
    x +
    z *
      x *
      (-1.66666666666666324348e-1 +
        z *
          (8.33333333332248946124e-3 +
            z *
              (-1.98412698298579493134e-4 +
                z *
                  (2.75573137070700676789e-6 +
                    z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)))))
  );
};

const cosineKernel = (x: number): number => {
  const z = x * x;
  const rest =
    z *
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.38888888888741095749e-3 +
          z *
            (2.48015872894767294178e-5 +
              z *
                (-2.75573143513906633035e-7 +
                  z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11)))));
  const half = 0.5 * z;
  const whole = 1 - half;
  return whole + (1 - whole - half + rest);
};

/** Quarter turns in an angle and what remains, by a two-part π/2: good for angles up to some thousand turns. */
function quarterTurns(x: number): { turns: number; rest: number } {
  const turns = Math.round(x * 0.6366197723675814);
  return {
    turns: ((turns % 4) + 4) % 4,
    rest: x - turns * 1.57079632673412561417 - turns * 6.07710050650619224932e-11
  };
}

/** Sine of an angle in radians. */
export function sine(x: number): number {
  const { turns, rest } = quarterTurns(x);
  const value = turns % 2 === 0 ? sineKernel(rest) : cosineKernel(rest);
  return turns < 2 ? value : -value;
}

/** Cosine of an angle in radians. */
export function cosine(x: number): number {
  const { turns, rest } = quarterTurns(x);
  const value = turns % 2 === 0 ? cosineKernel(rest) : sineKernel(rest);
  return turns === 0 || turns === 3 ? value : -value;
}

const ATAN_HIGH = [
  4.63647609000806093515e-1, 7.85398163397448278999e-1, 9.82793723247329054082e-1, 1.570796326794896558
];
const ATAN_LOW = [2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17, 6.12323399573676603587e-17]; // prettier-ignore

function arcTangentOfPositive(value: number): number {
  const band = value < 0.4375 ? -1 : value < 0.6875 ? 0 : value < 1.1875 ? 1 : value < 2.4375 ? 2 : 3;
  const x =
    band < 0 ? value
    : band === 0 ? (2 * value - 1) / (2 + value)
    : band === 1 ? (value - 1) / (value + 1)
    : band === 2 ? (value - 1.5) / (1 + 1.5 * value)
    : -1 / value; // prettier-ignore
  const z = x * x;
  const w = z * z;
  const odd =
    z *
    (3.33333333333329318027e-1 +
      w *
        (1.42857142725034663711e-1 +
          w *
            (9.09088713343650656196e-2 +
              w *
                (6.66107313738753120669e-2 +
                  w * (4.97687799461593236017e-2 + w * 1.62858201153657823623e-2)))));
  const even =
    w *
    (-1.99999999998764832476e-1 +
      w *
        (-1.1111110405462355788e-1 +
          w *
            (-7.69187620504482999495e-2 + w * (-5.83357013379057348645e-2 + w * -3.6531572744216915527e-2))));
  return band < 0 ? x - x * (odd + even) : ATAN_HIGH[band]! - (x * (odd + even) - ATAN_LOW[band]! - x);
}

/** Angle of the point (x, y) from the x axis, above −π up to π; 0 at the origin. */
export function arcTangent(y: number, x: number): number {
  if (x === 0 && y === 0) return 0;
  const angle = x === 0 ? Math.PI / 2 : arcTangentOfPositive(Math.abs(y / x));
  const turned = x < 0 ? Math.PI - angle : angle;
  return y < 0 ? -turned : turned;
}
