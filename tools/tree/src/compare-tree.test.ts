import { blobId } from '@delivery/git';
import { describe, expect, it } from 'vitest';
import { compareTree, type Evidence } from './compare-tree.ts';
import { configMap, rendered } from './testing/index.ts';

const PATH = 'generated/clusters/local/apps/order/order/configmap_settings.yaml';

/** Compares a tree of texts with a rendering. */
function compare(
  old: Readonly<Record<string, string>>,
  next: Readonly<Record<string, string>>,
  evidence: Partial<Evidence> = {},
) {
  const digests = new Map(Object.entries(old).map(([path, text]) => [path, blobId(text)]));
  return compareTree(digests, rendered(next), { read: (path) => Buffer.from(old[path] ?? ''), ...evidence });
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
    const written = new Map([[rules, blobId('[]\n')]]);
    expect(compare({ [rules]: '[]\n' }, {})).toMatchObject({ foreign: [rules] });
    expect(compare({ [rules]: '[]\n' }, {}, { written })).toMatchObject({ removed: [rules] });
    expect(compare({ [rules]: '[1]\n' }, {}, { written })).toMatchObject({ foreign: [rules] });
  });

  describe('in a folder of plain files', () => {
    const template = 'generated/helm/shop/templates/order/service-order.yaml';
    const head = (path: string, text: string) => ({ committed: () => new Map([[path, blobId(text)]]) });

    it('is ours with what HEAD holds there', () => {
      expect(compare({ [template]: '{{ a }}\n' }, {}, head(template, '{{ a }}\n'))).toMatchObject({
        removed: [template],
        foreign: [],
      });
    });

    it.each([
      ['something else was committed', template, head(template, 'b\n')],
      ['nothing was committed', template, { committed: () => new Map() }],
      ['there is no commit', template, { committed: () => undefined }],
      ['it lies elsewhere', 'generated/README.md', head('generated/README.md', '{{ a }}\n')],
    ])('is foreign when %s', (_, path, evidence) => {
      expect(compare({ [path]: '{{ a }}\n' }, {}, evidence)).toMatchObject({ removed: [], foreign: [path] });
    });
  });

  it('is nobody’s business when it is a CODEOWNERS that synth did not write', () => {
    const owners = '.github/CODEOWNERS';
    const of = (text: string) => ({ written: new Map([[owners, blobId(text)]]) });
    expect(compare({ [owners]: 'mine\n' }, {})).toMatchObject({ removed: [], foreign: [] });
    expect(compare({ [owners]: 'mine\n' }, {}, of('ours\n'))).toMatchObject({ removed: [], foreign: [] });
    expect(compare({ [owners]: 'ours\n' }, {}, of('ours\n'))).toMatchObject({ removed: [owners], foreign: [] });
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
    '.github/workflows/ci.yml',
    '.github/CODEOWNERS.unfinished',
    'CODEOWNERS',
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
