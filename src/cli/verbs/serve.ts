import { openDirectoryWorkspace } from '../../lib/engine/tables/directory-workspace.ts';
import { WorkspaceError } from '../../lib/engine/tables/workspace-manifest.ts';
import { builtHandler } from '../build-workbench.ts';
import { projectFolder } from '../project-folder.ts';
import { serveWorkbench } from '../serve-workbench.ts';
import { textOption, UsageError, wholeOption, WorkError, type Verb } from '../verb.ts';

export const verb: Verb = {
  summary: 'Serve the workbench on this machine until it is stopped.',
  usage: '[--port P] [--host H] [--data DIR]',
  options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
  async run(args, output) {
    if (args.positionals.length > 0) throw new UsageError(`serve takes no ${args.positionals[0]}`);
    const port = textOption(args, 'port') === undefined ? undefined : wholeOption(args, 'port', 0);
    if (port !== undefined && port > 65535) throw new UsageError(`--port must be at most 65535: ${port}`);
    const data = textOption(args, 'data') ?? null;
    const workspace = data === null ? undefined : await openReadable(data);
    const handler = await builtHandler(projectFolder(), output);
    const host = textOption(args, 'host') ?? '127.0.0.1';
    const { address } = await serveWorkbench({ handler, host, port, workspace });
    output.progress(`Evenfield is at ${address} (stop with Ctrl+C)\n`);
    output.out(`${JSON.stringify({ format: 'evenfield/serving', version: 1, address, data })}\n`);
  }
};

async function openReadable(directory: string) {
  try {
    const store = await openDirectoryWorkspace(directory);
    await store.manifest();
    return store;
  } catch (error) {
    if (error instanceof WorkspaceError) throw new WorkError(error.message, { cause: error });
    throw error;
  }
}
