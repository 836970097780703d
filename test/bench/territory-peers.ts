import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../../src/lib/core/random.ts';
import { compileProblem, type BalanceProblem } from '../../src/lib/core/territory/balance-problem.ts';
import { joinPieces } from '../../src/lib/core/territory/join-pieces.ts';
import { powerSeed } from '../../src/lib/core/territory/power-seed.ts';
import { scorePlan } from '../../src/lib/core/territory/score-plan.ts';
import type { UnitGraph } from '../../src/lib/core/territory/unit-graph.ts';
import { cpuNow, describeScore, type Print } from './territory-run.ts';

/** The same case by others, scored by the same code: balanced k-means with repair, and METIS where installed. */
export function racePeers(print: Print, problem: BalanceProblem, best: number): void {
  const compiled = compileProblem(problem);
  if (!compiled.ok) return;
  const started = cpuNow();
  const kMeans = joinPieces(compiled.value, powerSeed(compiled.value, createRandom(1, 'peer')));
  const seconds = (cpuNow() - started).toFixed(1);
  print(
    `  peer k-means + repair: ${describeScore(scorePlan(problem.graph, kMeans, problem), best)}, ${seconds} s`
  );
  for (const [name, ...options] of [
    ['k-way', '-ptype=kway'],
    ['recursive bisection', '-ptype=rb']
  ] as const) {
    const plan = metisPlan(problem.graph, problem.k, options);
    print(
      plan === undefined
        ? `  peer METIS ${name}: not installed (Debian package metis)`
        : `  peer METIS ${name}: ${describeScore(scorePlan(problem.graph, plan, problem), best)}`
    );
  }
}

/** A partition by gpmetis, balanced on the first measure within 5 %; undefined where it is not installed. */
function metisPlan(graph: UnitGraph, k: number, options: readonly string[]): Int32Array | undefined {
  const { count, start, neighbor, values } = graph;
  const file = join(mkdtempSync(join(tmpdir(), 'metis-')), 'graph');
  const lines = Array.from({ length: count }, (_, unit) =>
    [
      Math.round(values[0]![unit]!),
      ...neighbor.slice(start[unit], start[unit + 1]).map((other) => other + 1)
    ].join(' ')
  );
  writeFileSync(file, `${count} ${neighbor.length / 2} 010 1\n${lines.join('\n')}\n`);
  try {
    const contiguous = options.includes('-ptype=kway') ? ['-contig'] : [];
    execFileSync('gpmetis', [...options, ...contiguous, '-ufactor=50', '-seed=1', file, String(k)], {
      stdio: 'ignore'
    });
  } catch {
    return undefined;
  }
  return Int32Array.from(readFileSync(`${file}.part.${k}`, 'utf8').trim().split('\n'), Number);
}
