/**
 * A function of texts that remembers its answers: names and ids come again and again. All are forgotten when there are too
 * many, so that hostile input costs time and no memory.
 */
export function remembering<V>(make: (text: string) => V, most = 20_000): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
