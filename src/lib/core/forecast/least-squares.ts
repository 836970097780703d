/** Fills `residuals` for the parameters; the sum of their squares is what is made small. */
export type ResidualFunction = (parameters: Float64Array, residuals: Float64Array) => void;

export type Bounds = { readonly lower: Float64Array; readonly upper: Float64Array };

/** Factor a symmetric positive definite matrix in place (Cholesky, lower triangle, row by row); false where it is not. */
export function factorSymmetric(matrix: Float64Array, size: number): boolean {
  for (let j = 0; j < size; j++) {
    let diagonal = matrix[j * size + j]!;
    for (let k = 0; k < j; k++) diagonal -= matrix[j * size + k]! * matrix[j * size + k]!;
    if (!(diagonal > 0)) return false;
    const root = Math.sqrt(diagonal);
    matrix[j * size + j] = root;
    for (let i = j + 1; i < size; i++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
      matrix[i * size + j] = sum / root;
    }
  }
  return true;
}

/** Solve with a factor from `factorSymmetric`; `vector` holds the right side and then the answer. */
export function solveFactored(factor: Float64Array, vector: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    let sum = vector[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * size + k]! * vector[k]!;
    vector[i] = sum / factor[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = vector[i]!;
    for (let k = i + 1; k < size; k++) sum -= factor[k * size + i]! * vector[k]!;
    vector[i] = sum / factor[i * size + i]!;
  }
}

/** Product of two stretches of numbers; four sums side by side, so that no addition waits for the one before. */
function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, count: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t = 0;
  for (const end = count - 3; t < end; t += 4) {
    s0 += a[fromA + t]! * b[fromB + t]!;
    s1 += a[fromA + t + 1]! * b[fromB + t + 1]!;
    s2 += a[fromA + t + 2]! * b[fromB + t + 2]!;
    s3 += a[fromA + t + 3]! * b[fromB + t + 3]!;
  }
  for (; t < count; t++) s0 += a[fromA + t]! * b[fromB + t]!;
  return s0 + s1 + (s2 + s3);
}

const sumOfSquares = (values: Float64Array): number => {
  const sum = dot(values, 0, values, 0, values.length);
  return sum < Infinity ? sum : Infinity;
};

export type SearchOptions = {
  readonly iterations?: number;
  /** The search also ends where it is not on its way below this sum of squares. */
  readonly enough?: number;
  /** Parameters from this position on act almost linearly: their slopes are measured every third time only. */
  readonly nearlyLinearFrom?: number;
};

/**
 * Nonlinear least squares within bounds: Levenberg–Marquardt with a forward-difference Jacobian; a parameter at a
 * bound stays there while the gradient pushes it out. `parameters` holds the start and then the answer; returns
 * the sum of squares reached. Moré (1978), "The Levenberg–Marquardt algorithm".
 */
export function minimizeSquares(
  residualsOf: ResidualFunction,
  count: number,
  parameters: Float64Array,
  { lower, upper }: Bounds,
  { iterations = 30, enough = Infinity, nearlyLinearFrom = parameters.length }: SearchOptions = {}
): number {
  const size = parameters.length;
  const base = new Float64Array(count);
  const moved = new Float64Array(count);
  const jacobian = new Float64Array(count * size);
  const normal = new Float64Array(size * size);
  const system = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  const step = new Float64Array(size);
  const trial = new Float64Array(size);
  const free = new Int32Array(size);
  residualsOf(parameters, base);
  let best = sumOfSquares(base);
  let damping = 1e-2;
  let age = 0;
  for (let iteration = 0; iteration < iterations && best > 0; iteration++) {
    const measured = age === 0 ? size : nearlyLinearFrom;
    for (let j = 0; j < measured; j++) {
      const value = parameters[j]!;
      let shift = 1e-6 * Math.max(Math.abs(value), 0.01);
      if (value + shift > upper[j]!) shift = -shift;
      parameters[j] = value + shift;
      residualsOf(parameters, moved);
      parameters[j] = value;
      const scale = 1 / shift;
      for (let t = 0; t < count; t++) jacobian[j * count + t] = (moved[t]! - base[t]!) * scale;
    }
    let width = 0;
    for (let j = 0; j < size; j++) {
      const slope = dot(jacobian, j * count, base, 0, count);
      gradient[j] = slope;
      const held = (parameters[j]! <= lower[j]! && slope > 0) || (parameters[j]! >= upper[j]! && slope < 0);
      if (!held) free[width++] = j;
    }
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) {
        normal[a * width + b] = dot(jacobian, free[a]! * count, jacobian, free[b]! * count, count);
      }
    }
    let improved = 0;
    for (let attempt = 0; attempt < 8; attempt++) {
      for (let a = 0; a < width; a++) {
        for (let b = 0; b < a; b++) system[a * width + b] = normal[a * width + b]!;
        system[a * width + a] = normal[a * width + a]! * (1 + damping) + 1e-12;
        step[a] = -gradient[free[a]!]!;
      }
      if (factorSymmetric(system, width)) {
        solveFactored(system, step, width);
        trial.set(parameters);
        for (let a = 0; a < width; a++) {
          const j = free[a]!;
          trial[j] = Math.min(upper[j]!, Math.max(lower[j]!, parameters[j]! + step[a]!));
        }
        residualsOf(trial, moved);
        const sum = sumOfSquares(moved);
        if (sum < best) {
          improved = (best - sum) / best;
          best = sum;
          parameters.set(trial);
          base.set(moved);
          damping = Math.max(damping * 0.2, 1e-9);
          break;
        }
      }
      damping *= 5;
    }
    const fresh = measured === size;
    age = fresh && improved >= 1e-5 ? 1 : !fresh && age < 2 && improved >= 1e-3 ? age + 1 : 0;
    if ((fresh && improved < 1e-5) || best * (1 - 4 * improved) > enough) break;
  }
  return best;
}
