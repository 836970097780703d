import { deflateSync, Inflate, strToU8 } from 'fflate';
import { reject, type Result } from '../core/result.ts';
import { parseScenario } from './parse-scenario.ts';
import type { Scenario } from './scenario.ts';
import { serializeScenario } from './serialize-scenario.ts';

/** Mail programs and chats cut links above about this; longer scenarios are shared as a file. */
export const LONGEST_LINK = 8_000;
/** What a hostile link may unpack to. */
const LARGEST_TEXT = 4_000_000;
/** Longer links may have been made by other versions; this much is read and no more. */
const LONGEST_READ = 64_000;
/** Packed bytes taken at once: a thousandfold at the most comes out of them. */
const STEP = 1_024;
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
  if (text.length > LONGEST_READ) {
    const message = 'The link is longer than any Evenfield makes. Ask for the scenario as a file.';
    return reject({ code: 'share-size', message, path: [] });
  }
  const unpacked = unpack(text);
  if (unpacked === undefined) {
    const message = 'The link is damaged: part of it was lost on the way. Ask for the scenario as a file.';
    return reject({ code: 'share-damaged', message, path: [] });
  }
  return parseScenario(unpacked);
}

/** The text in a link, undefined where it is no such thing. It is unpacked bit by bit and left when it gets too large. */
function unpack(packed: string): string | undefined {
  const pieces: Uint8Array[] = [];
  let [size, whole] = [0, false];
  const inflate = new Inflate((piece, last) => {
    size += piece.length;
    whole = last;
    pieces.push(piece);
  });
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0)
    );
    for (let at = 0; at < bytes.length && size <= LARGEST_TEXT; at += STEP)
      inflate.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch {
    return undefined;
  }
  return whole && size <= LARGEST_TEXT ? new TextDecoder().decode(joined(pieces, size)) : undefined;
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
