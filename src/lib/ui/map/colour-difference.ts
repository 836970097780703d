type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** How well two colours are told apart: OKLab distance × 100, the smallest over three kinds of sight. */
export function colourDifference(first: string, second: string): number {
  return Math.min(
    ...sights.map((sight) => {
      const a = oklab(apply(sight, linearRgb(first)));
      const b = oklab(apply(sight, linearRgb(second)));
      return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    })
  );
}

// Ordinary sight, then protanopia and deuteranopia at full severity (Machado, Oliveira and Fernandes 2009).
const sights: readonly Matrix[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ]
];

const apply = (matrix: Matrix, [a, b, c]: Triple): Triple => {
  const row = ([x, y, z]: Triple) => Math.min(1, Math.max(0, x * a + y * b + z * c));
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};

function linearRgb(hex: string): Triple {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Björn Ottosson's OKLab, from linear sRGB. */
function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  ];
}
