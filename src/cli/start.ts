import process from 'node:process';
import { runCommand } from './run-command.ts';

const asked = process.argv.slice(2);
const { PORT } = process.env;
const port = PORT && !asked.some((argument) => /^--port(=|$)/.test(argument)) ? [`--port=${PORT}`] : [];

/** `npm start`: build the workbench where needed and serve it with the demo, at the port PORT names where it is set. */
process.exitCode = await runCommand(['serve', ...port, ...asked], {
  out: () => {},
  progress: (text) => void process.stderr.write(text)
});
