import { parseArgs } from 'node:util';
import { UsageError, WorkError, type Arguments, type Output, type Verb } from './verb.ts';
import { verbs } from './verbs/index.ts';

/** Run one call of the command; returns its exit code (0 done, 1 could not be done, 2 wrong usage). */
export async function runCommand(argv: readonly string[], output: Output): Promise<0 | 1 | 2> {
  const [name, ...rest] = argv;
  const load = name === undefined || !Object.hasOwn(verbs, name) ? undefined : verbs[name];
  if (name === undefined || load === undefined) {
    const asked = name === 'help' || name === '--help';
    const complaint = asked || name === undefined ? '' : `no such verb: ${name}\n`;
    output.progress(`${complaint}Usage: evenfield VERB …\nVerbs: ${Object.keys(verbs).join(', ')}\n`);
    return asked ? 0 : 2;
  }
  const verb = await load();
  if (rest.includes('--help')) {
    output.progress(`${verb.summary}\nUsage: evenfield ${name} ${verb.usage}\n`);
    return 0;
  }
  try {
    await verb.run(readArguments(rest, verb), output);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      output.progress(`${error.message}\nUsage: evenfield ${name} ${verb.usage}\n`);
      return 2;
    }
    if (error instanceof WorkError) {
      output.progress(`${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

function readArguments(args: string[], { options }: Verb): Arguments {
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { positionals, values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
