import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mermaid, rooms } from './may-import.js';
import { checkout, runNode } from './small-workspace.ts';

const processes = { timeout: 60_000 };
const picture = (...args: string[]) => runNode(checkout, 'tools/nx-delivery/picture.js', ...args);

describe('the picture', processes, () => {
  const arrows = [...mermaid().matchAll(/^ {2}(\S+) --> (\S+)$/gm)].map(([, from = '', to = '']) => ({ from, to }));

  it('has only arrows that the table allows', () => {
    expect(arrows.filter(({ from, to }) => !rooms[from]?.imports.includes(to))).toEqual([]);
  });

  it('leads from each room to all that it may import', () => {
    const leads = (from: string, to: string): boolean =>
      arrows.some((arrow) => arrow.from === from && (arrow.to === to || leads(arrow.to, to)));
    const missing = Object.entries(rooms).flatMap(([from, { imports }]) =>
      imports.filter((to) => to !== from && !leads(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(missing).toEqual([]);
  });

  it('stands in docs/architecture.md as the table has it', async () => {
    const { code, stderr } = await picture('--check', 'docs/architecture.md');
    expect(stderr).toBe('docs/architecture.md: up to date\n');
    expect(code).toBe(0);
  });
});

describe('picture.js', processes, () => {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'page.md');
  const page = (between: string) =>
    `# Page\n\n<!-- may-import: begin, written by tools/nx-delivery/picture.js -->\n${between}<!-- may-import: end -->\n\nEnd.\n`;

  it('says that the page is behind, writes it, and then finds it up to date', async () => {
    writeFileSync(file, page(''));
    const behind = await picture('--check', file);
    expect(behind).toEqual({
      code: 1,
      stdout: '',
      stderr: `${file}: differs from the table; run "node tools/nx-delivery/picture.js ${file}"\n`,
    });
    expect(readFileSync(file, 'utf8')).toBe(page(''));
    expect(await picture(file)).toEqual({ code: 0, stdout: '', stderr: `${file}: written\n` });
    expect(readFileSync(file, 'utf8')).toBe(page(`\n\`\`\`mermaid\n${mermaid()}\n\`\`\`\n\n`));
    expect(await picture('--check', file)).toMatchObject({ code: 0, stderr: `${file}: up to date\n` });
  });

  it('refuses a page without marks, and says which lines to add', async () => {
    writeFileSync(file, '# Page\n');
    const { code, stderr } = await picture(file);
    expect(code).toBe(3);
    expect(stderr).toContain('the marks are missing; add these two lines:\n<!-- may-import: begin');
    expect(readFileSync(file, 'utf8')).toBe('# Page\n');
  });

  it('refuses a page that is not there, an unknown option and no page at all', async () => {
    const gone = join(folder, 'gone.md');
    expect(await picture(gone)).toMatchObject({
      code: 4,
      stderr: `${gone}: cannot be read (ENOENT); give a Markdown file\n`,
    });
    expect(await picture('--verify', file)).toMatchObject({ code: 2, stderr: expect.stringContaining("'--verify'") });
    expect(await picture()).toMatchObject({
      code: 2,
      stderr: '0 files given; usage: picture.js [--check] <file.md>\n',
    });
  });
});
