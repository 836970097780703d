import { highCharacter, type Encoding } from './code-pages.ts';
import { isAscii } from './detect-encoding.ts';

/** The same text as UTF-8 bytes without a mark. Bytes that are plain already come back as they are, uncopied. */
export function toUtf8(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8': {
      const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      const body = marked ? bytes.subarray(3) : bytes;
      return isAscii(body) || isValid(body) ? body : new TextEncoder().encode(new TextDecoder().decode(body));
    }
    case 'utf-16le':
    case 'utf-16be':
      return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
    default:
      return isAscii(bytes) ? bytes : fromSingleBytes(bytes, encoding);
  }
}

function isValid(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const step = 1 << 20;
  try {
    for (let at = 0; at < bytes.length; at += step)
      decoder.decode(bytes.subarray(at, at + step), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function fromSingleBytes(bytes: Uint8Array, encoding: 'windows-1252' | 'cp437'): Uint8Array {
  const encoder = new TextEncoder();
  const table = Array.from({ length: 128 }, (_, i) => encoder.encode(highCharacter(i + 0x80, encoding)));
  let length = 0;
  for (const byte of bytes) length += byte < 0x80 ? 1 : table[byte - 0x80]!.length;
  const out = new Uint8Array(length);
  let at = 0;
  for (const byte of bytes) {
    if (byte < 0x80) out[at++] = byte;
    else {
      out.set(table[byte - 0x80]!, at);
      at += table[byte - 0x80]!.length;
    }
  }
  return out;
}
