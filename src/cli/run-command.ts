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
    const inputs = (verb.inputs ?? []).map((line) => `  ${line}\n`).join('');
    output.progress(`${verb.summary}\nUsage: evenfield ${name} ${verb.usage}\n${inputs}`);
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

function readArguments(args: readonly string[], { options }: Verb): Arguments {
  try {
    const { positionals, values } = parseArgs({
      args: joinNegatives(args, options),
      options,
      allowPositionals: true,
      strict: true
    });
    return { positionals, values };
  } catch (error) {
    throw new UsageError(argumentComplaint(error));
  }
}

/** A negative number after an option is its value: the verb itself says whether it will do. */
function joinNegatives(args: readonly string[], options: Verb['options']): string[] {
  const takesText = (argument: string) =>
    Object.entries(options).some(
      ([name, { type, short }]) =>
        type === 'string' && (argument === `--${name}` || (short !== undefined && argument === `-${short}`))
    );
  const joined: string[] = [];
  for (const argument of args) {
    const before = joined.at(-1);
    if (before !== undefined && takesText(before) && /^-[\d.]/.test(argument))
      joined[joined.length - 1] = before.startsWith('--') ? `${before}=${argument}` : before + argument;
    else joined.push(argument);
  }
  return joined;
}

function argumentComplaint(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const name = /'(-{1,2}[^\s'<]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${name} is not an option here`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message;
  return /does not take/.test(message) ? `${name} takes no value` : `${name} needs a value`;
}
