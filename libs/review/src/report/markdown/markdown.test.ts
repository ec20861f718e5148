import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerLine, Group, Hit, Report } from '../report.ts';
import { reviewCase } from '../testing.ts';
import { cell, code, fenced, htmlCode } from './code.ts';
import { markdownOf } from './markdown.ts';

const nasty = fc.constantFrom(
  ...[
    '`',
    '``',
    '```',
    '````',
    '|',
    '\\|',
    '</details>',
    '<details>',
    '<img src=x onerror=alert(1)>',
    '@team',
    '\n',
    '~~~',
  ],
  ...['```diff\n', '# x', '[a](https://b.example)', '<!--', '&lt;', '**', '\r', ' ', 'plain'],
);
const text = fc.array(nasty, { maxLength: 6 }).map((parts) => parts.join(''));
const texts = fc.array(text, { maxLength: 4 });
const verdict = fc.constantFrom('stop', 'two-reviewers', 'warn') as fc.Arbitrary<Hit['verdict']>;

const line: fc.Arbitrary<AnswerLine> = fc.record({
  text,
  clusters: texts,
  objects: texts,
  rules: fc.constant(['D01']),
});
const lines = fc.array(line, { maxLength: 14 });
const group: fc.Arbitrary<Group> = fc.record({
  id: fc.constant('0'.repeat(12)),
  ...{ title: text, app: text, subject: text, where: text, clusters: texts, objects: texts },
  operation: fc.constant('change' as const),
  effect: fc.constant('live' as const),
  verdict,
  of: fc.nat(9),
  outliers: fc.array(fc.record({ cluster: text, how: text }), { maxLength: 6 }),
  fields: fc.array(
    fc.record({
      path: text,
      operation: fc.constant('replace' as const),
      before: text,
      after: text,
      effect: fc.constant('live' as const),
    }),
    { maxLength: 25 },
  ),
});
const blast = { pods: 1, volumeBytes: 1024, clusters: ['a'], clouds: [], rings: [] };
const hit: fc.Arbitrary<Hit> = fc.record({
  rule: fc.constantFrom('D01', 'D02'),
  ...{ name: fc.constant('pruned'), title: fc.constant('An object <goes>'), reason: fc.constant('It is deleted.') },
  verdict,
  ...{
    cluster: text,
    app: text,
    object: text,
    file: text,
    subject: text,
    field: text,
    before: text,
    after: text,
    found: text,
  },
  ...{ prunedBy: text, acceptance: text },
  blast: fc.constant(blast),
  procedure: fc.constant(['Look.']),
});
const { report: empty } = reviewCase({});
const report: fc.Arbitrary<Report> = fc
  .record({
    notes: texts,
    answers: fc.record({ deleted: lines, restarts: lines, access: lines, elsewhere: lines }),
    groups: fc.array(group, { maxLength: 40 }),
    hits: fc.array(hit, { maxLength: 20 }),
    opaque: fc.array(
      fc.record({ what: text, operation: fc.constant('add' as const), before: text, clusters: texts, files: texts }),
      { maxLength: 12 },
    ),
  })
  .map((part): Report => ({ ...empty, verdict: 'stop', ...part }));

/** What of a text is read as Markdown: neither fenced nor in a code span nor in a code element. */
function live(markdown: string): { readonly text: string; readonly open: boolean; readonly depth: number } {
  const outside: string[] = [];
  let fence: string | undefined;
  let depth = 0;
  for (const row of markdown.split('\n')) {
    const [mark] = /^`{3,}/.exec(row) ?? [];
    if (fence !== undefined) {
      if (row === fence) fence = undefined;
    } else if (mark !== undefined) fence = mark;
    else {
      depth += Number(row === '<details>') - Number(row === '</details>');
      outside.push(row.replace(/(`+)(?!`)(.*?[^`])\1(?!`)/g, 'CODE').replace(/<code>.*?<\/code>/g, 'CODE'));
    }
  }
  return { text: outside.join('\n'), open: fence !== undefined, depth };
}

describe('the comment', () => {
  it('closes every fence and every fold, stays in its limit, and lets nothing of a tree be Markdown', () => {
    fc.assert(
      fc.property(report, fc.integer({ min: 200, max: 70_000 }), (one, limit) => {
        const markdown = markdownOf(one, { limit });
        expect(markdown.length).toBeLessThanOrEqual(limit);
        const { text: read, open, depth } = live(markdown);
        expect(open).toBe(false);
        expect(depth).toBe(0);
        expect(read).not.toMatch(/<img|@team|<!--|\]\(|`/);
        const rows = read.split('\n').filter((row) => row.startsWith('|'));
        for (const row of rows) expect(row.match(/\|/g)).toHaveLength(5);
      }),
      { numRuns: 200 },
    );
  });

  it('has at most 65,000 characters, the summary first, and says what is missing', () => {
    const [one] = reviewCase({ after: { set: { 'Deployment shop/order': { 'spec.replicas': 6 } } } }).report.groups;
    const many = { ...empty, groups: Array.from({ length: 3000 }, (_, i) => ({ ...one!, title: `title ${i}` })) };
    const markdown = markdownOf(many);
    expect(markdown.length).toBeLessThanOrEqual(65_000);
    expect(markdown.length).toBeGreaterThan(60_000);
    expect(markdown.startsWith('## Routine: no object changes\n')).toBe(true);
    expect(markdown.endsWith('\n_Not everything has room here; the whole report is its HTML page._\n')).toBe(true);
  });

  it('says what a reviewer asks, in that order', () => {
    const { report: made } = reviewCase(
      { after: { set: { 'Deployment shop/order': { 'spec.replicas': 6 } } } },
      { edited: ['apps/services/shop/component.ts'] },
    );
    expect(markdownOf(made)).toMatchInlineSnapshot(`
      "## One reviewer: 4 objects changed on 4 of 4 clusters

      \`old → new\`

      **Deleted or replaced**: Nothing is deleted or replaced.

      **Pods that restart**: No pod restarts.

      **Gains access**: Nothing gains access.

      **Changed elsewhere**: Nothing changes outside of what was edited.

      | change | clusters | effect | asks for |
      | --- | --- | --- | --- |
      | \`spec.replicas 4 → 6\` \`Deployment shop/order\` | \`4 clusters\` | live | one reviewer |

      ### Fields

      <details>
      <summary><code>spec&#46;replicas 4 &#8594; 6</code> <code>Deployment shop&#47;order</code></summary>

      On \`aws-dev-eu-west-1, azure-dev-westeurope, aws-prod-eu-west-1, azure-prod-westeurope\`.

      \`\`\`diff
      # spec.replicas
      - 4
      + 6
      \`\`\`

      </details>
      "
    `);
  });
});

describe('code', () => {
  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a\nb', '`a b`'],
    ['', ''],
  ])('%j → %s', (from, to) => {
    expect(code(from)).toBe(to);
  });

  it('leaves no sign in a cell that ends it', () => {
    expect(cell('a|b')).toBe('<code>a&#124;b</code>');
    expect(cell('a\\|@team')).toBe('<code>a&#92;&#124;&#64;team</code>');
    expect(cell('a')).toBe('`a`');
    expect(htmlCode(' <b> ')).toBe('<code>&#60;b&#62;</code>');
  });

  it('fences what holds a fence', () => {
    expect(fenced('yaml', ['a', '````'])).toBe('`````yaml\na\n````\n`````');
  });
});
