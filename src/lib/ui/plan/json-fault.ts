const SPACE = /[ \t\r\n]*/y;
// Any character but a quote, a backslash and the control characters below the space.
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Where a text stops being JSON, as an index; its length where it ends too early. Undefined where it is JSON. */
export function findJsonFault(text: string): number | undefined {
  let at = 0;
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const sign = (character: string): boolean => {
    match(SPACE);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  const members = (close: string, member: () => boolean): boolean => {
    if (sign(close)) return true;
    do if (!member()) return false;
    while (sign(','));
    return sign(close);
  };
  const value = (): boolean => {
    if (sign('{')) return members('}', () => match(SPACE) && match(STRING) && sign(':') && value());
    if (sign('[')) return members(']', value);
    return match(SPACE) && (match(STRING) || match(PLAIN));
  };
  if (!value()) return at;
  match(SPACE);
  return at === text.length ? undefined : at;
}
