import { readdirSync } from 'node:fs';
import process from 'node:process';

/** `npm run bench -- NAME…` runs `NAME.bench.ts` beside this file, one after the other; without a name, all of them. */
const folder = new URL('.', import.meta.url);
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .sort();
const asked = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no such bench: ${unknown.join(', ')}; there are: ${known.join(', ')}\n`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : known) {
  process.stdout.write(`\n── ${name}\n`);
  const { bench } = (await import(`./${name}.bench.ts`)) as {
    bench: (print: (line: string) => void) => Promise<void>;
  };
  await bench((line) => void process.stdout.write(`${line}\n`));
}
