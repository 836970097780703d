/** What kinds of characters a value is made of, as bits, so that a whole column's make-up is a few numbers. */
export const DIGIT = 1;
export const DOT = 2;
export const COMMA = 4;
export const DASH = 8;
export const SLASH = 16;
export const COLON = 32;
export const BLANK = 64;
export const LETTER = 128;
export const DOLLAR = 256;
export const PARENTHESIS = 512;
export const PERCENT = 1024;
export const OTHER = 2048;
export const HIGH = 4096;
export const CONTROL = 8192;
export const PLUS = 16384;
/** Not a kind: marks the bytes at which a field may end. */
export const STOP = 32768;

/** The kind of every byte. From 0x80 up a byte is part of a UTF-8 sequence. */
export const characterClasses: Readonly<Uint16Array> = Uint16Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return HIGH;
  const sign = String.fromCharCode(byte);
  if (sign >= '0' && sign <= '9') return DIGIT;
  if ((sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z')) return LETTER;
  const named: Record<string, number> = {
    '.': DOT, ',': COMMA, '-': DASH, '/': SLASH, ':': COLON, ' ': BLANK, '\t': BLANK, '$': DOLLAR,
    '(': PARENTHESIS, ')': PARENTHESIS, '%': PERCENT, '+': PLUS
  }; // prettier-ignore
  return named[sign] ?? (byte < 32 || byte === 127 ? CONTROL : OTHER);
});
