import { blobId } from '@delivery/git';
import { describe, expect, it } from 'vitest';
import { compareTree } from './compare-tree.ts';
import { configMap, rendered } from './testing/index.ts';

const PATH = 'generated/clusters/local/apps/order/order/configmap_settings.yaml';

/** Compares a tree of texts with a rendering. */
function compare(
  old: Readonly<Record<string, string>>,
  next: Readonly<Record<string, string>>,
  written?: Map<string, string>,
) {
  const digests = new Map(Object.entries(old).map(([path, text]) => [path, blobId(text)]));
  return compareTree(digests, rendered(next), (path) => Buffer.from(old[path] ?? ''), written);
}

it('tells what to add, change and remove', () => {
  const at = (name: string) => PATH.replace('settings', name);
  const comparison = compare(
    { [at('b')]: configMap('b', 'order'), [at('c')]: 'c\n', [at('d')]: 'd\n' },
    { [at('a')]: 'a\n', [at('c')]: 'C\n', [at('d')]: 'd\n' },
  );
  expect(comparison).toEqual({ added: [at('a')], changed: [at('c')], removed: [at('b')], foreign: [], unchanged: 1 });
});

describe('a file that is not rendered', () => {
  it.each([
    ['its object, as the emitter writes it', configMap('settings', 'order')],
    [
      'its object in other YAML',
      '# mine\nkind: "ConfigMap"\napiVersion: v1\nmetadata: {namespace: order, name: settings}\n',
    ],
  ])('is ours with %s', (_, text) => {
    expect(compare({ [PATH]: text }, {})).toMatchObject({ removed: [PATH], foreign: [] });
  });

  it.each([
    ['text', 'hello\n'],
    ['another name', configMap('other', 'order')],
    ['another namespace', configMap('settings', 'payment')],
    ['another kind', configMap('settings', 'order').replace('ConfigMap', 'Secret')],
    ['two objects', `${configMap('settings', 'order')}---\n${configMap('settings', 'order')}`],
    ['broken YAML', 'a: [\n'],
    ['no object', '- a\n'],
    ['bytes that are no text', '\u0000\ufffd'],
  ])('is foreign with %s', (_, text) => {
    expect(compare({ [PATH]: text }, {})).toMatchObject({ removed: [], foreign: [PATH] });
  });

  it('is ours with what the last synth wrote there', () => {
    const rules = 'generated/falco/local/order/rules.yaml';
    expect(compare({ [rules]: '[]\n' }, {})).toMatchObject({ foreign: [rules] });
    expect(compare({ [rules]: '[]\n' }, {}, new Map([[rules, blobId('[]\n')]]))).toMatchObject({ removed: [rules] });
    expect(compare({ [rules]: '[1]\n' }, {}, new Map([[rules, blobId('[]\n')]]))).toMatchObject({ foreign: [rules] });
  });

  it('is ours when a writer left it half written', () => {
    expect(compare({ [`${PATH}.unfinished`]: 'apiVer' }, {})).toMatchObject({ removed: [`${PATH}.unfinished`] });
  });
});

describe('a rendering is refused', () => {
  it.each([
    ['case', 'generated/a/role_Api.yaml', 'generated/a/role_api.yaml'],
    ['Unicode form', 'generated/a/role_a\u0308.yaml', 'generated/a/role_\u00e4.yaml'],
  ])('when two paths differ in %s alone', (_, one, two) => {
    expect(() => compare({}, { [one]: '', [two]: '' })).toThrow(
      expect.objectContaining({
        exitCode: 3,
        findings: [
          expect.objectContaining({
            id: 'path-collision',
            subject: two,
            found: `the same path as ${one} on a disk that ignores case`,
          }),
        ],
      }),
    );
  });

  it.each([
    '../x.yaml',
    'generated/../x.yaml',
    '/etc/x.yaml',
    'generated//x.yaml',
    'generated/./x.yaml',
    'generated/',
    'generated/a\\b.yaml',
    'generated/a\0.yaml',
    'apps/x.yaml',
    'generated/.lock',
    'generated/.unfinished',
    'generated/x.unfinished',
  ])('when a path is %j', (path) => {
    expect(() => compare({}, { [path]: '' })).toThrow(
      expect.objectContaining({
        exitCode: 3,
        findings: [expect.objectContaining({ id: 'path-outside', subject: path })],
      }),
    );
  });
});
