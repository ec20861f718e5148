/** A text from a tree in one line of Markdown, where nothing in it is Markdown, HTML or a mention of somebody. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** The same in a cell of a table, which a `|` would end even in a code span. */
export function cell(text: string): string {
  return text.includes('|') ? htmlCode(text) : code(text);
}

/** The same as HTML, where Markdown is not read; whatever could be Markdown as well is a number. */
export function htmlCode(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === ''
    ? ''
    : `<code>${line.replace(/[^\p{L}\p{N} ]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`)}</code>`;
}

/** Lines of a diff or of YAML, in a fence that nothing in them closes. */
export function fenced(language: string, lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(2, longestRun(lines.join('\n'))) + 1);
  return [fence + language, ...lines, fence].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
