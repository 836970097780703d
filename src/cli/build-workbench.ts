import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { WorkError, type Output } from './verb.ts';

/** Where the built workbench's request handler lies; builds it first where it is missing. */
export async function builtHandler(project: string, output: Output): Promise<string> {
  const handler = join(project, 'build', 'handler.js');
  if (existsSync(handler)) return handler;
  output.progress('Building the workbench, once …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const build = spawn(npm, ['run', '--silent', 'build'], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [build.stdout, build.stderr]) stream.on('data', (text: Buffer) => (said += text));
  const code = await new Promise<number | null>((resolve) => {
    build.on('error', (error) => {
      said += error.message;
      resolve(null);
    });
    build.on('close', resolve);
  });
  if (code === 0 && existsSync(handler)) return handler;
  throw new WorkError(`the workbench could not be built (npm run build):\n${said.trim()}`);
}
