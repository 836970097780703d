import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * What `npm run coverage` runs: the unit tests of core and of scenarios with V8's coverage, then one line for each folder of core.
 * Fails where a test fails or a folder is below what it has promised.
 */
const reportFolder = 'test-results/coverage';
/** Least share of branches, in percent. */
const promised: Readonly<Record<string, number>> = { compensation: 95 };

type Count = { readonly total: number; readonly covered: number };
type Summary = Readonly<Record<string, { readonly branches: Count; readonly lines: Count }>>;

const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'unit', 'test/core', 'test/scenario', '--coverage', `--coverage.reportsDirectory=${reportFolder}`],
  { stdio: 'inherit' }
); // prettier-ignore
if (status !== 0) {
  process.stdout.write('\nA test failed, so nothing was counted.\n');
  process.exit(1);
}
const summary = JSON.parse(readFileSync(`${reportFolder}/coverage-summary.json`, 'utf8')) as Summary;

const folders = new Map<string, { branches: Count[]; lines: Count[] }>();
for (const [path, { branches, lines }] of Object.entries(summary)) {
  const folder = /src\/lib\/core\/([^/]+)\//.exec(path)?.[1];
  if (folder === undefined) continue;
  const counts = folders.get(folder) ?? { branches: [], lines: [] };
  counts.branches.push(branches);
  counts.lines.push(lines);
  folders.set(folder, counts);
}

const percent = (counts: readonly Count[]): number => {
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
  const total = sum((count) => count.total);
  return total === 0 ? 100 : (sum((count) => count.covered) / total) * 100;
};

let kept = true;
process.stdout.write('\nCoverage by folder of core\n');
for (const [folder, { branches, lines }] of [...folders].sort()) {
  const least = promised[folder];
  const reached = percent(branches);
  const short = least !== undefined && reached < least;
  kept &&= !short;
  const promise = least === undefined ? '' : `  (${short ? 'below' : 'at least'} ${least} %)`;
  process.stdout.write(
    `${folder.padEnd(14)} branches ${reached.toFixed(2)} %  lines ${percent(lines).toFixed(2)} %${promise}\n`
  );
}
process.exitCode = kept ? 0 : 1;
