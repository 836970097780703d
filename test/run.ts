import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** Everything `npm test` runs, in order; the last line printed counts what passed and what failed. */
const reportFile = 'test-results/vitest.json';

function ensureChromium(): void {
  const known = [
    process.env['CHROMIUM_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome'
  ];
  if (known.some((path) => path !== undefined && existsSync(path))) return;
  const debianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!debianRoot) {
    process.stderr.write(
      'No Chromium found for the browser tests. Install it: sudo apt-get install -y chromium (or set CHROMIUM_PATH).\n'
    );
    process.exit(1);
  }
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function runStep(name: string, command: string, args: string[]): boolean {
  process.stdout.write(`\n── ${name}\n`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/** A step beside others: its words are kept until it ends, so that they do not mix. */
async function runQuietly(name: string, command: string, args: string[]): Promise<boolean> {
  const step = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const words: Buffer[] = [];
  step.stdout.on('data', (part: Buffer) => words.push(part));
  step.stderr.on('data', (part: Buffer) => words.push(part));
  const code = await new Promise((resolve) => step.on('close', resolve));
  process.stdout.write(`\n── ${name}\n${Buffer.concat(words).toString()}`);
  return code === 0;
}

ensureChromium();
let [passed, failed] = [0, 0];
const count = (good: boolean) => void (good ? passed++ : failed++);
const checks = ['Lint', 'Types'].map((name) =>
  runQuietly(name, 'npm', ['run', '--silent', name.toLowerCase()])
);
for (const good of await Promise.all(checks)) count(good);
count(runStep('Build', 'npm', ['run', '--silent', 'build']));
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
const green = runStep('Tests', 'npx', ['vitest', 'run', ...reporters]);
const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
passed += report?.numPassedTests ?? 0;
failed += report?.numFailedTests ?? 0;
// A suite that fails to load has no failed test of its own, yet the run is red.
if (!green && (report?.numFailedTests ?? 0) === 0) failed++;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
