/** Lists of whole numbers in two arrays: list `i` is `items[start[i] … start[i + 1])`. */
export type FlatLists = { readonly start: Int32Array; readonly items: Int32Array };

export function flattenLists(lists: readonly Int32Array[]): FlatLists {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
  const items = new Int32Array(start[lists.length]!);
  lists.forEach((list, i) => items.set(list, start[i]));
  return { start, items };
}

/** The lists again, as views of the one array. */
export const listsOf = ({ start, items }: FlatLists): Int32Array[] =>
  Array.from({ length: start.length - 1 }, (_, i) => items.subarray(start[i], start[i + 1]));
