/** Rows of words as columns, each as wide as its longest word. */
export function aligned(rows: readonly (readonly string[])[], indent = ''): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((word, i) => (widths[i] = Math.max(widths[i] ?? 0, word.length)));
  return rows.map((row) => (indent + row.map((word, i) => word.padEnd(widths[i] ?? 0)).join('  ')).trimEnd());
}
