import { expect, it } from 'vitest';
import { driftMarkdown, driftOf, type SynthAnswer } from './drift-text.ts';

const nothing = { added: [], changed: [], overwrote: [], removed: [], foreign: [], repaired: false };
const answer = (changes: Partial<SynthAnswer['changes']>): SynthAnswer => ({ changes: { ...nothing, ...changes } });

it('is nothing where the tree is as rendered', () => {
  expect(driftOf(answer({}))).toEqual([]);
});

it('names every kind of it', () => {
  const changes = { added: ['generated/a'], changed: ['generated/c'], overwrote: ['generated/o'], repaired: true };
  const drift = driftOf(answer({ ...changes, removed: ['generated/r'], foreign: ['generated/f'] }));
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
  const changed = Array.from({ length: 23 }, (_, i) => `generated/${i}`);
  const lines = driftMarkdown(driftOf(answer({ changed })))
    .trimEnd()
    .split('\n');
  expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(21);
  expect(lines.at(-1)).toBe('- … and 3 more');
  expect(driftMarkdown(driftOf(answer({ removed: ['generated/r'] })))).toContain('\n1 file not as rendered.\n');
});
