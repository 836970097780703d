import process from 'node:process';
import { runCommand } from './run-command.ts';

/** `npm start`: build the workbench where needed and serve it with the demo. */
process.exitCode = await runCommand(['serve', ...process.argv.slice(2)], {
  out: () => {},
  progress: (text) => void process.stderr.write(text)
});
