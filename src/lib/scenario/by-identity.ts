/**
 * A function that answers each object once: rows, quotas and ledgers stay the same objects from one evaluation to the
 * next, so what is made of them is made only for those that changed. The answer must depend on nothing else.
 */
export function byIdentity<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = { value: make(key) }));
    return found.value;
  };
}
