/** The encodings a delimited file may have; `utf-8` may carry a byte-order mark. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'cp437';

export const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'cp437'];

/** Code page 437 from 0x80 to 0xFF (the Unicode consortium's table PC/CP437.TXT): 0x84 is a-umlaut. */
const codePage437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Windows-1252 from 0x80 to 0x9F; its five holes read as U+FFFD. From 0xA0 on it is Latin-1. */
const windows1252 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/** The character of a byte from 0x80 up, in a single-byte encoding. */
export function highCharacter(byte: number, encoding: 'windows-1252' | 'cp437'): string {
  if (encoding === 'cp437') return codePage437[byte - 0x80] ?? '\ufffd';
  return byte < 0xa0 ? (windows1252[byte - 0x80] ?? '\ufffd') : String.fromCharCode(byte);
}
