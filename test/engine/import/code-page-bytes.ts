import { highCharacter } from '../../../src/lib/engine/import/encoding/code-pages.ts';

function singleBytes(text: string, encoding: 'windows-1252' | 'cp437'): Uint8Array {
  const bytes = new Map(Array.from({ length: 128 }, (_, i) => [highCharacter(i + 128, encoding), i + 128]));
  return Uint8Array.from([...text].map((sign) => bytes.get(sign) ?? sign.charCodeAt(0)));
}

/** Text as the bytes of the encodings exports come in. */
export const codePages = {
  latin1: (text: string) => singleBytes(text, 'windows-1252'),
  cp437: (text: string) => singleBytes(text, 'cp437'),
  utf16(text: string, little: boolean): Uint8Array {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
    return new Uint8Array(view.buffer);
  }
};
