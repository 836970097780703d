#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.ts';

const called =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (called) {
  // Whoever reads our output may stop reading (`| head`): that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const code = await runCommand(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    progress: (text) => void process.stderr.write(text)
  });
  // A long-running verb (serve) keeps the process alive by itself; everything else is done here.
  process.exitCode = code;
}
