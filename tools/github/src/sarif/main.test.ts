import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { main } from './main.ts';

function sarif(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-sarif-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'review.sarif');
  writeFileSync(file, text);
  const said: string[] = [];
  for (const stream of ['log', 'error'] as const) {
    const spy = vi.spyOn(console, stream).mockImplementation((line: string) => void said.push(line));
    onTestFinished(() => spy.mockRestore());
  }
  return { file, said };
}

it('rewrites the file in place, and says what it left out', async () => {
  const place = { physicalLocation: { artifactLocation: { uri: 'a.yaml' } } };
  const { file, said } = sarif(JSON.stringify({ runs: [{ results: [{ locations: [place] }, {}] }] }));
  await expect(main(['--file', file, '--prefix', 'deploy'])).resolves.toBe(0);
  const placed = { physicalLocation: { artifactLocation: { uri: 'deploy/a.yaml' } } };
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ runs: [{ results: [{ locations: [placed] }] }] });
  expect(said).toEqual(['left out, because code scanning takes no result without a file: 1']);
});

it('refuses what is no JSON, and a line without a file', async () => {
  const { file, said } = sarif('<html>');
  await expect(main(['--file', file])).resolves.toBe(3);
  await expect(main([])).resolves.toBe(2);
  expect(said).toEqual([
    `error no-json\n  ${file}\n  found    no JSON\n  fix      give the file that \`delivery report --sarif\` wrote`,
    'error usage\n  arguments\n  found    no --file\n  fix      npm run review:sarif -- --file <SARIF, rewritten in place> [--prefix <folder that its paths start from>]',
  ]);
});
