import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from './small-workspace.ts';

/** The packages that the front matter of a changeset names. */
const named = (text: string) =>
  [...(text.split('---\n')[1] ?? '').matchAll(/^["']?([^"':\n]+)["']?:/gm)].map((m) => m[1]);

const readJson = (path: string) =>
  JSON.parse(readFileSync(join(checkout, path), 'utf8')) as { name: string; private?: boolean };

describe('.changeset', () => {
  it('names published packages only: one that is private would stay there for ever', () => {
    const published = ['libs', 'libs/overlays', 'tools']
      .flatMap((folder) => readdirSync(join(checkout, folder)).map((name) => `${folder}/${name}`))
      .filter((folder) => readdirSync(join(checkout, folder)).includes('package.json'))
      .map((folder) => readJson(`${folder}/package.json`))
      .flatMap((manifest) => (manifest.private ? [] : [manifest.name]));

    const changesets = readdirSync(join(checkout, '.changeset')).filter((f) => f.endsWith('.md') && f !== 'README.md');
    const wrong = changesets.flatMap((file) =>
      named(readFileSync(join(checkout, '.changeset', file), 'utf8'))
        .filter((name) => !published.includes(name ?? ''))
        .map((name) => `.changeset/${file}: "${name}" is not published; published: ${published.join(', ') || 'none'}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is read as changesets writes it', () => {
    expect(named('---\n"@delivery/cli": minor\n\'kubeconform-wasm\': patch\n---\n\nNote: a line.\n')).toEqual([
      '@delivery/cli',
      'kubeconform-wasm',
    ]);
    expect(named('---\n---\n\nNothing to release.\n')).toEqual([]);
  });
});
