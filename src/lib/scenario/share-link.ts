import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { reject, type Result } from '../core/result.ts';
import { parseScenario } from './parse-scenario.ts';
import type { Scenario } from './scenario.ts';
import { serializeScenario } from './serialize-scenario.ts';

/** Mail programs and chats cut links above about this; longer scenarios are shared as a file. */
export const LONGEST_LINK = 8_000;
/** What a hostile link may unpack to. */
const LARGEST_TEXT = 4_000_000;
const PREFIX = 'scenario=';

/**
 * The part of a link after `#`: the scenario's text, deflated, in URL-safe base64. It never reaches a server.
 * Undefined where the link would be too long to travel: share the file instead.
 */
export function encodeShareHash(scenario: Scenario): string | undefined {
  const packed = deflateSync(strToU8(serializeScenario(scenario)), { level: 9 });
  const text = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  const hash = `${PREFIX}${text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
  return hash.length > LONGEST_LINK ? undefined : hash;
}

/** True for a hash that holds a scenario, whether or not it can be read. */
export const isShareHash = (hash: string): boolean => hash.replace(/^#/, '').startsWith(PREFIX);

/** The scenario of a link, checked like any file. */
export function decodeShareHash(hash: string): Result<Scenario> {
  const text = hash.replace(/^#/, '').slice(PREFIX.length);
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0)
    );
    // An output buffer of fixed size: a link that unpacks to more is refused before it fills the memory.
    const unpacked = inflateSync(bytes, { out: new Uint8Array(LARGEST_TEXT) });
    return parseScenario(strFromU8(unpacked));
  } catch {
    const message = 'The link is damaged: part of it was lost on the way. Ask for the scenario as a file.';
    return reject({ code: 'share-damaged', message, path: [] });
  }
}
