import { reject, succeed, type Result } from '../../core/result.ts';
import type { KeyChoice } from '../../engine/import/findings/key-choices.ts';

/** The key somebody typed or chose, also by the name that only one of them has; else one sentence. */
export function readKey(choices: readonly KeyChoice[], typed: string): Result<string> {
  const text = typed.trim();
  if (choices.some(({ key }) => key === text)) return succeed(text);
  const named = choices.filter(({ name }) => name !== null && plain(name) === plain(text));
  const [only, other] = named;
  if (only && !other) return succeed(only.key);
  const message = other
    ? `${named.length} have this name (${named.slice(0, 5).map(({ key }) => key).join(', ')}); write the key.` // prettier-ignore
    : `Nobody has the key or name “${text}”.`;
  return reject({ code: other ? 'ambiguous-name' : 'unknown-key', message, path: [] });
}

const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();
