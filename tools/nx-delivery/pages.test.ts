import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from './small-workspace.ts';

const read = (path: string) => readFileSync(join(checkout, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };

/** What a page names in backticks that is a path of the repository; `<…>` and `*` stand for many, so what is before them counts. */
function pathsIn(page: string): readonly string[] {
  const named = [...page.matchAll(/`((?:apps|clusters|docs|libs|tools|\.github|\.changeset)\/[^`\s]*)`/g)];
  return named.map(([, path = '']) => path.replace(/[^/]*[<*].*$/, ''));
}

const scriptsIn = (page: string) => [...page.matchAll(/npm run ([a-z0-9:]+)/g)].map(([, script = '']) => script);

/** Examples of what is not there yet, and a file that comes with the first accepted risk. */
const examples = ['apps/services/refund/', 'clusters/aws-prod-eu-central-1.yaml', 'clusters/accepted-risks.yaml'];

describe.each(['CONTRIBUTING.md', 'SECURITY.md', 'docs/dictionary.md', 'tools/nx-delivery/README.md'])('%s', (file) => {
  const page = read(file);

  it('names folders and files that are there', () => {
    const missing = pathsIn(page).filter((path) => !examples.includes(path) && !existsSync(join(checkout, path)));
    expect(missing).toEqual([]);
  });

  it('names npm scripts that are there', () => {
    expect(scriptsIn(page).filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

it('a path or script that is not there would be found', () => {
  expect(pathsIn('see `libs/moon/src/a.ts`, `libs/overlays/<cloud>/` and `npm run moon`')).toEqual([
    'libs/moon/src/a.ts',
    'libs/overlays/',
  ]);
  expect(scriptsIn('run `npm run moon` or npm run build:crds')).toEqual(['moon', 'build:crds']);
});
