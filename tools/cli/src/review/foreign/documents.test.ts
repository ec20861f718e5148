import { describe, expect, it } from 'vitest';
import { compared } from '../../testing/compare-folders.ts';
import { configMap, documents } from '../../testing/manifests.ts';

const [a, b] = [configMap('a'), configMap('b')];

describe('a file of several documents', () => {
  it('one in the middle is one object more', async () => {
    const after = documents(a, configMap('new'), b);
    expect(await compared({ 'all.yaml': documents(a, b) }, { 'all.yaml': after })).toMatchInlineSnapshot(`
      "exit 0
      1 object added on 1 of 1 cluster; 2 objects only written differently  old → new

        · new ConfigMap new  live"
    `);
  });

  it('in another order they mean the same', async () => {
    expect(await compared({ 'all.yaml': documents(a, b) }, { 'all.yaml': documents(b, a) })).toMatchInlineSnapshot(`
      "exit 0
      no object changes; 2 objects only written differently  old → new"
    `);
  });

  it('a document that is no object is told, and the objects beside it are seen', async () => {
    const after = documents(configMap('a', 'b'), 'replicas: 3\n');
    expect(await compared({ 'all.yaml': a }, { 'all.yaml': after })).toMatchInlineSnapshot(`
      "exit 0
      1 object changed on 1 of 1 cluster; 1 that cannot be seen into  old → new
      note  all.yaml:8 holds a document without apiVersion and kind: not looked into, only compared

        · data.key a → b  ConfigMap a  live
            data.key
              - a
              + b

        opaque all.yaml comes"
    `);
  });
});

describe('lists', () => {
  const list = (kind: string, ...names: readonly string[]) =>
    `apiVersion: v1\nkind: ${kind}\nitems:\n${names.map((name) => `  - { apiVersion: v1, kind: ConfigMap, metadata: { name: ${name} } }\n`).join('')}`;

  it('the items of a List are objects', async () => {
    expect(await compared({ 'all.yaml': list('List', 'a', 'b') }, { 'all.yaml': list('List', 'new', 'b') }))
      .toMatchInlineSnapshot(`
        "exit 0
        1 object renamed on 1 of 1 cluster; 1 object only written differently  old → new

          · ConfigMap a renamed to new  ConfigMap new  recreate"
      `);
  });

  it('so are those of a ConfigMapList, which state no kind; as a List they mean the same', async () => {
    const typed = 'apiVersion: v1\nkind: ConfigMapList\nitems:\n  - metadata: { name: a }\n';
    expect(await compared({ 'all.yaml': typed }, { 'all.yaml': list('List', 'a') })).toMatchInlineSnapshot(`
      "exit 0
      no object changes; 1 object only written differently  old → new"
    `);
  });
});

describe('objects that say little', () => {
  it('of one name in two folders, without a namespace, are two', async () => {
    const before = { 'order/config.yaml': a, 'payment/config.yaml': a };
    const after = { 'order/config.yaml': a, 'payment/config.yaml': configMap('a', 'b') };
    expect(await compared(before, after)).toMatchInlineSnapshot(`
      "exit 0
      1 object changed on 1 of 1 cluster  old → new

        · data.key a → b  ConfigMap a  live
            data.key
              - a
              + b"
    `);
  });

  it('of one name in one file are two as well', async () => {
    const before = documents(a, configMap('a', 'b'), configMap('a', 'c'));
    const after = documents(a, configMap('a', 'x'), configMap('a', 'c'));
    expect(await compared({ 'all.yaml': before }, { 'all.yaml': after })).toMatchInlineSnapshot(`
      "exit 0
      1 object changed on 1 of 1 cluster; 2 objects only written differently  old → new

        · data.key b → x  ConfigMap a  live
            data.key
              - b
              + x"
    `);
  });

  it('a layout tells them apart', async () => {
    const before = { 'envs/eu/order/config.yaml': a, 'envs/us/order/config.yaml': a };
    const after = { 'envs/eu/order/config.yaml': configMap('a', 'b'), 'envs/us/order/config.yaml': a };
    expect(await compared(before, after, 'diff --layout envs/{cluster}/{app}/**')).toMatchInlineSnapshot(`
      "exit 0
      1 object changed on 1 of 2 clusters  old → new

        · data.key a → b  ConfigMap a  on eu, 1 of 2 clusters, live
            us: still at a
            data.key
              - a
              + b"
    `);
  });

  it('of a kind that nobody knows are compared by name-like keys', async () => {
    const thing = (items: string) =>
      `apiVersion: example.org/v1\nkind: Thing\nmetadata: { name: a }\nspec: { items: [${items}] }\n`;
    const [before, after] = [thing('{ name: a, size: 1 }'), thing('{ name: b, size: 1 }, { name: a, size: 2 }')];
    expect(await compared({ 'thing.yaml': before }, { 'thing.yaml': after })).toMatchInlineSnapshot(`
      "exit 0
      1 object changed on 1 of 1 cluster  old → new

        · spec.items[name=a].size 1 → 2 and 1 more field  Thing a  live
            spec.items[name=a].size
              - 1
              + 2
            spec.items[name=b]
              + name: b
              + size: 1"
    `);
  });

  it('without a name, or metadata, they are still there', async () => {
    const run = (command: string) =>
      `apiVersion: batch/v1\nkind: Job\nmetadata: { generateName: run- }\nspec: { command: ${command} }\n`;
    expect(
      await compared({ 'job.yaml': run('a'), 'pod.yaml': 'apiVersion: v1\nkind: Pod\n' }, { 'job.yaml': run('b') }),
    ).toMatchInlineSnapshot(`
      "exit 0
      1 object removed, 1 changed on 1 of 1 cluster  old → new

        · Pod  removed  delete

        · spec.command a → b  Job run-…  live
            spec.command
              - a
              + b"
    `);
  });
});

describe('what is only written differently', () => {
  it.each([
    ['comments', `# why\n${a}`],
    ['carriage returns and a byte order mark', `\uFEFF${a.replaceAll('\n', '\r\n')}`],
    ['JSON', '{"kind":"ConfigMap","apiVersion":"v1","data":{"key":"a"},"metadata":{"name":"a"}}'],
    ['quotes and empty documents', `---\n---\n${a.replace('key: a', '"key": \'a\'')}---\n`],
  ])('%s', async (_, after) => {
    expect(await compared({ 'a.yaml': a }, { 'a.yaml': after })).toBe(
      'exit 0\nno object changes; 1 object only written differently  old → new',
    );
  });

  it('a file of another name or folder holds the same', async () => {
    expect(await compared({ 'a.yaml': a }, { 'sub/b.yml': a }, 'risk')).toMatchInlineSnapshot(`
      "exit 0
      ONE REVIEWER  1 object moved on 1 of 1 cluster
      No rule sees a danger.
      comparing"
    `);
  });
});

describe('files that hold no objects', () => {
  it('are told as files', async () => {
    const before = {
      'empty.yaml': '',
      'logo.png': '\0\x01',
      'README.md': 'a',
      'values.yaml': 'size: 1\n',
      'same.txt': 'a',
    };
    const after = {
      'empty.yaml': '# nothing\n',
      'logo.png': '\0\x02',
      'values.yaml': 'size: 2\n',
      'same.txt': 'a',
      'new.json': '[1]',
    };
    expect(await compared(before, after)).toMatchInlineSnapshot(`
      "exit 0
      no object changes; 5 that cannot be seen into  old → new

        opaque README.md goes
        opaque empty.yaml changes
        opaque logo.png changes
        opaque new.json comes
        opaque values.yaml changes"
    `);
  });
});

describe('YAML that nobody can read', () => {
  const broken = `${a}  list: [\n`;

  it.each(['diff', 'risk', 'report'])('after the change, %s refuses and names the line', async (line) => {
    const output = await compared({ 'a.yaml': a }, { 'a.yaml': broken }, line);
    expect(output.replace('comparing\n', '')).toBe(
      'exit 3\nerror a.yaml:8:1 yaml-syntax\n  a.yaml\n' +
        '  found    Flow sequence in block collection must be sufficiently indented and end with a ]\n' +
        '  fix      give the keys of one object, and the items of one list, the same indentation',
    );
  });

  it('before the change it is told in a note', async () => {
    expect(await compared({ 'a.yaml': broken }, { 'a.yaml': a })).toMatchInlineSnapshot(`
      "exit 0
      1 object added on 1 of 1 cluster; 1 that cannot be seen into  old → new
      note  a.yaml:8 of the base cannot be read: what it held is not seen

        · new ConfigMap a  live

        opaque a.yaml goes"
    `);
  });

  it('on both sides alike it is not what changed', async () => {
    expect(await compared({ 'a.yaml': broken, 'b.yaml': b }, { 'a.yaml': broken, 'b.yaml': b })).toBe(
      'exit 0\nno object changes  old → new',
    );
  });
});
