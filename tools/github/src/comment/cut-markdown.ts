/**
 * Markdown of at most `room` characters: whole lines, with what is open closed, and `notice` after them. Text that fits stays as it is.
 *
 * @param notice begins with its own line ends
 */
export function cutMarkdown(markdown: string, room: number, notice: string): string {
  if (markdown.length <= room) return markdown;
  const kept: string[] = [];
  let open: Open = { details: 0 };
  let length = 0;
  for (const line of markdown.split('\n')) {
    const next = after(open, line);
    if (length + line.length + 1 + closing(next).length + notice.length > room) break;
    kept.push(line);
    length += line.length + 1;
    open = next;
  }
  return kept.join('\n') + closing(open) + notice;
}

interface Open {
  /** The characters that opened the code fence the line stands in. */
  readonly fence?: string;
  /** How many `<details>` the line stands in. */
  readonly details: number;
}

function after({ fence, details }: Open, line: string): Open {
  const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
  if (fence !== undefined) {
    // https://spec.commonmark.org/0.31.2/#fenced-code-blocks: as long at least, the same character, and nothing behind it
    const closes = mark?.[1]?.startsWith(fence) === true && mark[2]?.trim() === '';
    return closes ? { details } : { fence, details };
  }
  if (mark?.[1] !== undefined) return { fence: mark[1], details };
  const count = (word: RegExp) => [...line.matchAll(word)].length;
  return { details: Math.max(0, details + count(/<details\b/g) - count(/<\/details>/g)) };
}

function closing({ fence, details }: Open): string {
  return (fence === undefined ? '' : `\n${fence}`) + '\n\n</details>'.repeat(details);
}
