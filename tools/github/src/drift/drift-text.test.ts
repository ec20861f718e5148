import { expect, it } from 'vitest';
import { type Changes, driftMarkdown, driftOf, refusalMarkdown } from './drift-text.ts';

const nothing = { added: [], changed: [], overwrote: [], removed: [], foreign: [], repaired: false };
const changed = (changes: Partial<Changes>): Changes => ({ ...nothing, ...changes });

it('is nothing where the tree is as rendered', () => {
  expect(driftOf(changed({}))).toEqual([]);
});

it('names every kind of it', () => {
  const changes = { added: ['generated/a'], changed: ['generated/c'], overwrote: ['generated/o'], repaired: true };
  const drift = driftOf(changed({ ...changes, removed: ['generated/r'], foreign: ['generated/f'] }));
  expect(driftMarkdown(drift)).toMatchInlineSnapshot(`
    "## Not reviewed: \`generated/\` is not what its source renders

    6 files not as rendered.
    Run \`npm run synth\`, and commit \`generated/\` with the change that made it. In the middle of a merge: \`npm run delivery -- resolve\`.

    - \`generated/.unfinished\` a write that did not finish
    - \`generated/o\` is not as rendered
    - \`generated/c\` is not as rendered
    - \`generated/a\` is rendered, and not committed
    - \`generated/r\` is not rendered any more
    - \`generated/f\` is a file that nothing renders
    "
  `);
});

it('counts what it does not list', () => {
  const paths = Array.from({ length: 23 }, (_, i) => `generated/${i}`);
  const lines = driftMarkdown(driftOf(changed({ changed: paths })))
    .trimEnd()
    .split('\n');
  expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(21);
  expect(lines.at(-1)).toBe('- … and 3 more');
  expect(driftMarkdown(driftOf(changed({ removed: ['generated/r'] })))).toContain('\n1 file not as rendered.\n');
});

it('tells why sources do not render', () => {
  const finding = {
    id: 'ring-exists',
    severity: 'error',
    subject: 'cluster local',
    found: 'ring "a"',
    fix: 'b',
  } as const;
  expect(refusalMarkdown([finding])).toBe(
    '## Not reviewed: the sources do not render\n\n    error ring-exists\n      cluster local\n      found    ring "a"\n      fix      b\n',
  );
  const more = Array.from({ length: 22 }, (_, i) => ({ ...finding, subject: `cluster ${i}` }));
  expect(refusalMarkdown(more)).toMatch(/\n… and 2 more\n$/);
});
