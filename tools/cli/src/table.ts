import type { Colors } from './io.ts';

export interface Row {
  readonly label: string;
  /** One number a column; 0 is drawn as a dot. Absent: the label is a heading. */
  readonly cells?: readonly number[];
  /** `strong` stands out, `faint` steps back. */
  readonly weight?: 'strong' | 'faint';
}

const GAP = 2;

/**
 * Numbers below headings. Where the headings do not fit side by side they are written down the column, a word a line
 * (`aws-prod-eu-west-1` takes six characters), and what is still too wide goes on in a further block below.
 */
export function table(columns: readonly string[], rows: readonly Row[], width: number, color: Colors): string {
  const labels = Math.max(...rows.map(({ label }) => label.length));
  const fits = columns.reduce((sum, column) => sum + GAP + column.length, labels) <= width;
  const words = (heading: string) => (fits ? [heading] : heading.split(/[- ]/));
  const widths = columns.map((column, i) =>
    Math.max(...words(column).map((word) => word.length), ...rows.map(({ cells }) => `${cells?.[i] ?? ''}`.length)),
  );
  return blocksOf(widths, Math.max(width - labels, 1))
    .map((block) => drawBlock(block, labels))
    .join('\n');

  function drawBlock(block: readonly number[], left: number): string {
    const height = Math.max(...block.map((i) => words(columns[i] ?? '').length));
    const head = Array.from({ length: height }, (_, line) => {
      const cells = block.map((i) => {
        const heading = words(columns[i] ?? '');
        return pad(heading[line - height + heading.length] ?? '', widths[i]); // all end on the line above the numbers
      });
      return color.bold(' '.repeat(left) + cells.join(''));
    });
    const body = rows.map(({ label, cells, weight }) => {
      const line = label.padEnd(left) + (cells ? block.map((i) => cell(cells[i] ?? 0, widths[i])).join('') : '');
      return weight === 'strong' ? color.bold(line) : weight === 'faint' ? color.dim(line) : line;
    });
    return [...head, ...body].map((line) => `${line.trimEnd()}\n`).join('');
  }

  function cell(value: number, size: number | undefined): string {
    return value === 0 ? color.dim(pad('·', size)) : pad(String(value), size);
  }
}

/** Indexes of the columns of each block: as few blocks as fit, all about as long. */
function blocksOf(widths: readonly number[], room: number): number[][] {
  const size = (block: readonly number[]) => block.reduce((sum, i) => sum + GAP + (widths[i] ?? 0), 0);
  for (let blocks = 1; ; blocks++) {
    const length = Math.ceil(widths.length / blocks);
    const split = Array.from({ length: blocks }, (_, b) =>
      widths.map((_, i) => i).slice(b * length, (b + 1) * length),
    ).filter((block) => block.length > 0);
    if (length === 1 || split.every((block) => size(block) <= room)) return split;
  }
}

function pad(text: string, size = 0): string {
  return text.padStart(size + GAP);
}
