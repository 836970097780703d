import { highCharacter, type Encoding } from './code-pages.ts';

export type EncodingGuess = {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  /** Every byte is below 0x80 and none is zero-padded: the same text in every encoding but the wide ones. */
  readonly ascii?: boolean;
};

/** The encoding of a text file, from its mark, its zero bytes, whether it is valid UTF-8, and how its letters sit. */
export function detectEncoding(bytes: Uint8Array): EncodingGuess {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', byteOrderMark: true };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', byteOrderMark: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', byteOrderMark: true };
  const wide = wideWithoutMark(bytes);
  if (wide) return { encoding: wide, byteOrderMark: false };
  if (isAscii(bytes)) return { encoding: 'utf-8', byteOrderMark: false, ascii: true };
  if (mostlyUtf8(bytes)) return { encoding: 'utf-8', byteOrderMark: false };
  return { encoding: singleByteEncoding(bytes), byteOrderMark: false };
}

/** True where every byte is below 0x80. */
export function isAscii(bytes: Uint8Array): boolean {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes.length >> 2 : 0;
  const words = new Uint32Array(bytes.buffer, aligned > 0 ? bytes.byteOffset : 0, aligned);
  // Eight words at a time: the whole file passes here.
  const eights = words.length & ~7;
  for (let i = 0; i < eights; i += 8) {
    const low = words[i]! | words[i + 1]! | words[i + 2]! | words[i + 3]!;
    const high = words[i + 4]! | words[i + 5]! | words[i + 6]! | words[i + 7]!;
    if (((low | high) & 0x80808080) !== 0) return false;
  }
  for (let i = eights; i < words.length; i++) if ((words[i]! & 0x80808080) !== 0) return false;
  for (let i = aligned * 4; i < bytes.length; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}

/** Text in UTF-16 has its zero bytes on one side only. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (half < 2) return undefined;
  if (odd > half * 0.6 && even < half * 0.05) return 'utf-16le';
  return even > half * 0.6 && odd < half * 0.05 ? 'utf-16be' : undefined;
}

/** Valid UTF-8, or UTF-8 with a little damage: whole sequences outnumber broken ones ten to one. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const more = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 && lead < 0xe0 ? 1 : 0;
    let found = 0;
    while (found < more && lead < 0xf5 && (bytes[i + 1 + found]! & 0xc0) === 0x80) found++;
    if (more > 0 && found === more) whole++;
    else broken++;
    i += found;
  }
  return broken === 0 || whole > broken * 10;
}

const letter = /\p{L}/u;
const upper = /\p{Lu}/u;
const latin = /\p{Script=Latin}/u;

/** Windows-1252 and code page 437 give every byte some sign; the right one makes words, the other makes noise. */
function singleByteEncoding(bytes: Uint8Array): 'windows-1252' | 'cp437' {
  let windows = 0;
  let dos = 0;
  let seen = 0;
  for (let i = 0; i < bytes.length && seen < 20_000; i++) {
    if (bytes[i]! < 0x80) continue;
    seen++;
    windows += plausibility(bytes, i, 'windows-1252');
    dos += plausibility(bytes, i, 'cp437');
  }
  return dos > windows ? 'cp437' : 'windows-1252';
}

/** How well the sign of one byte sits between its neighbours, from −3 (no such sign) to 3. */
function plausibility(bytes: Uint8Array, at: number, encoding: 'windows-1252' | 'cp437'): number {
  const sign = highCharacter(bytes[at]!, encoding);
  const before = neighbour(bytes[at - 1], encoding);
  const after = neighbour(bytes[at + 1], encoding);
  const inWord = letter.test(before) && letter.test(after);
  if (sign === '\ufffd') return -3;
  if (letter.test(sign)) {
    if (!latin.test(sign)) return -2;
    const touches = letter.test(before) || letter.test(after);
    const shouts = upper.test(sign) && /[a-zß-ÿ]/.test(before);
    return shouts ? -2 : touches ? 2 : -1;
  }
  if (sign === '’') return inWord ? 3 : 1;
  if ('‘“”–—…€£©®°™•\u00a0'.includes(sign)) return inWord ? -2 : 1;
  return inWord ? -3 : -1;
}

const neighbour = (byte: number | undefined, encoding: 'windows-1252' | 'cp437'): string =>
  byte === undefined ? '' : byte < 0x80 ? String.fromCharCode(byte) : highCharacter(byte, encoding);
