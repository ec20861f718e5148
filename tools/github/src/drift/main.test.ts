import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { main } from './main.ts';

const clean = { added: [], changed: [], overwrote: [], removed: [], foreign: [], repaired: false };

/** A repository whose CLI prints that, and what the program says in it. */
function repository(answer: object | string, exitCode = 0) {
  const root = mkdtempSync(join(tmpdir(), 'delivery-drift-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'tools/cli/bin'), { recursive: true });
  const [stream, text] = typeof answer === 'string' ? ['stderr', answer] : ['stdout', JSON.stringify(answer)];
  const wanted = JSON.stringify(['synth', '--dry-run', '--output', 'json']);
  writeFileSync(
    join(root, 'tools/cli/bin/delivery.js'),
    `if (JSON.stringify(process.argv.slice(2)) !== ${JSON.stringify(wanted)}) throw new Error('other words');
     process.${stream}.write(${JSON.stringify(text)});
     process.exitCode = ${exitCode};`,
  );
  const said: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  const error = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
  onTestFinished(() => {
    log.mockRestore();
    error.mockRestore();
  });
  return { root, said };
}

it('passes a tree that is as rendered', async () => {
  const { root, said } = repository({ changes: clean });
  await expect(main(root, [], {})).resolves.toBe(0);
  expect(said).toEqual(['generated/ equals a fresh rendering']);
});

it('fails for one that is not, in a workflow with annotations and the text of a comment', async () => {
  const changed = Array.from({ length: 12 }, (_, i) => `generated/${i}.yaml`);
  const { root, said } = repository({ changes: { ...clean, changed } });
  const markdown = join(root, 'review.md');
  await expect(main(root, ['--markdown', markdown], { GITHUB_ACTIONS: 'true' })).resolves.toBe(1);
  expect(said[0]).toBe(readFileSync(markdown, 'utf8'));
  expect(said.slice(1, 3)).toEqual([
    '::error title=generated/ is not what its source renders::12 files: run `npm run synth` and commit',
    '::error title=generated/ is not what its source renders,file=generated/0.yaml::is not as rendered',
  ]);
  expect(said).toHaveLength(1 + 10); // GitHub shows ten
});

it('fails for a foreign file, for which synth gives 1; at a desk without annotations', async () => {
  const { root, said } = repository({ changes: { ...clean, foreign: ['generated/README.md'] } }, 1);
  await expect(main(root, [], {})).resolves.toBe(1);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('- `generated/README.md` is a file that nothing renders');
});

it('tells why the sources do not render, also as the text of a comment', async () => {
  const finding = { id: 'ring-exists', severity: 'error', subject: 'cluster local', found: 'ring "a"', fix: 'b' };
  const { root, said } = repository({ exitCode: 2, findings: [finding] }, 2);
  const markdown = join(root, 'review.md');
  await expect(main(root, ['--markdown', markdown], {})).resolves.toBe(2);
  expect(said).toEqual([readFileSync(markdown, 'utf8')]);
  expect(said[0]).toContain('    error ring-exists\n');
});

it('passes on what a synth says that could not answer', async () => {
  const { root, said } = repository('error install\n', 2);
  await expect(main(root, [], {})).resolves.toBe(2);
  expect(said).toEqual(['error install\n']);
});

it('refuses an option that it does not have', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => error.mockRestore());
  await expect(main('/', ['--fix'], {})).resolves.toBe(2);
  expect(error.mock.calls[0]?.[0]).toContain("found    Unknown option '--fix'");
});
