import { goProgram } from '@delivery/scanners/go-program';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load } from 'js-yaml';
import { withFiles } from './disk.ts';
import { gator } from './programs.ts';
import { run } from './run.ts';
import { root, synthesis } from './world.ts';

const FOLDER = 'libs/admission/gator';
const verify = (cwd: string, path: string) => run(goProgram(gator), ['verify', path], cwd);
const read = (suite: string, file: string) => load(readFileSync(join(root, FOLDER, suite, file), 'utf8'));

interface Suite {
  readonly tests: readonly {
    readonly template: string;
    readonly cases: readonly { readonly assertions: readonly { readonly violations: string }[] }[];
  }[];
}

interface Template {
  readonly metadata: { readonly name: string };
  readonly spec: unknown;
}

const suites = readdirSync(join(root, FOLDER)).sort();

describe.each(suites)('%s', (suite) => {
  const { tests } = read(suite, 'suite.yaml') as Suite;

  it('does to objects what its suite says', async () => {
    const { status, said } = await verify(root, `${FOLDER}/${suite}/suite.yaml`);
    expect({ status, said: status === 0 ? '' : said }).toEqual({ status: 0, said: '' });
  });

  it('admits some and denies some', () => {
    const violations = tests.flatMap(({ cases }) =>
      cases.flatMap(({ assertions }) => assertions.map((a) => a.violations)),
    );
    expect(new Set(violations)).toEqual(new Set(['yes', 'no']));
  });

  it('is noticed when it does not', async () => {
    const names = readdirSync(join(root, FOLDER, suite));
    const files = names.map((name) => [name, readFileSync(join(root, FOLDER, suite, name), 'utf8')] as const);
    const wrong = files.map(([name, text]) => [name, name === 'suite.yaml' ? text.replaceAll('"no"', '"yes"') : text]);
    const { status, said } = await withFiles(Object.fromEntries(wrong), (folder) => verify(folder, 'suite.yaml'));
    expect(status).toBe(1);
    expect(said).toContain('unexpected number of violations');
  });
});

it('every template that a cluster gets has such a suite', () => {
  const proven = new Map(
    suites.flatMap((suite) =>
      (read(suite, 'suite.yaml') as Suite).tests.map(({ template }) => {
        const { metadata, spec } = read(suite, template) as Template;
        return [metadata.name, spec];
      }),
    ),
  );
  const rendered = [...synthesis.files].flatMap(([path, { text }]) =>
    path.includes('/constrainttemplate.templates.gatekeeper.sh_') ? [load(text) as Template] : [],
  );
  expect(rendered.length).toBeGreaterThan(0);
  for (const { metadata, spec } of rendered) expect(proven.get(metadata.name), metadata.name).toEqual(spec);
});
