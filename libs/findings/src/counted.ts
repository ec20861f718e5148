/** Tells equal texts apart by how often they came before: `a`, then `a#2`. */
export function counted(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return times === 1 ? text : `${text}#${times}`;
  };
}
