/** Answers a question about an object once, and from then on by heart. */
export function once<K extends object, V>(answer: (about: K) => V): (about: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (about) => {
    const before = known.get(about) ?? { value: answer(about) };
    known.set(about, before);
    return before.value;
  };
}
