import { findSecrets, NotCanonicalError, parse } from '@delivery/manifest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// not from fleet.ts, which loads every app
const root = join(import.meta.dirname, '../../..');

function read(folder: string): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ file: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }));
}

/** As an object where the writer wrote one; Helm templates and the like are text. */
function readable(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof NotCanonicalError) return text;
    throw error;
  }
}

const alarms = (file: string, value: unknown) => findSecrets(value).map((hit) => ({ file, ...hit }));

const generated = read('generated').map(({ file, text }) => ({ file, value: readable(text) }));

it('the generated tree is read as objects, nearly all of it', () => {
  expect(generated.length).toBeGreaterThan(2000);
  expect(generated.filter(({ value }) => typeof value === 'object').length).toBeGreaterThan(generated.length * 0.95);
});

it('no object of the generated tree raises an alarm', () => {
  expect(generated.flatMap(({ file, value }) => alarms(file, value))).toEqual([]);
});

it.each(['generated', 'clusters', 'apps'])('no text in %s/ raises an alarm', (folder) => {
  const files = read(folder);
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap(({ file, text }) => alarms(file, text))).toEqual([]);
});

it('one password in any of its workloads does', () => {
  const workloads = generated.filter(({ file }) =>
    /^generated\/clusters\/[^/]+\/apps\/.*\/(deployment\.apps|rollout\.argoproj\.io)_/.test(file),
  );
  expect(workloads.length).toBeGreaterThan(50);
  for (const { file, value } of workloads) {
    // of two fields of one name the later counts, and `env` stands before `image`
    const planted = JSON.stringify(value).replace(
      '"image":',
      '"env":[{"name":"POSTGRES_PASSWORD","value":"postgres"}],"image":',
    );
    expect(alarms(file, JSON.parse(planted))).toMatchObject([
      { kind: 'literal password', preview: 'POSTGRES_PASSWORD: ***' },
    ]);
  }
});
