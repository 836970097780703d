/** How deep the lists and objects of a JSON text stand in one another at the deepest; brackets in texts do not count. */
export function jsonDepth(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (quoted) {
      if (sign === BACKSLASH) at++;
      else if (sign === QUOTE) quoted = false;
    } else if (sign === QUOTE) quoted = true;
    else if (sign === BRACKET || sign === BRACE) deepest = Math.max(deepest, ++depth);
    else if (sign === BRACKET + 2 || sign === BRACE + 2) depth--;
  }
  return deepest;
}

const [QUOTE, BACKSLASH, BRACKET, BRACE] = [34, 92, 91, 123];
