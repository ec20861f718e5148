import type { Manifest } from '@delivery/manifest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileDocument, TreeFile } from '../tree/file.ts';
import { treeOf } from '../tree/tree-of.ts';
import type { Change, TreeDiff } from './change.ts';
import { diffTrees } from './compare.ts';
import { compareChanges } from './order.ts';
import { fieldText } from './path.ts';

interface Content {
  readonly id?: string;
  readonly values: readonly unknown[];
}

function file(path: string, { id, values }: Content): TreeFile {
  const text = JSON.stringify(values);
  return {
    path,
    id: id ?? text,
    mentions: (sought) => text.includes(sought.replace(/^kind: (.*)$/, '"kind":"$1"')),
    documents: () => values.map((value, index): FileDocument => ({ value, line: index + 1 })),
  };
}

type Side = Readonly<Record<string, readonly unknown[] | Content>>;

function diff(before: Side, after: Side): TreeDiff {
  const tree = (side: Side) =>
    treeOf(
      Object.entries(side).map(([path, values]) =>
        file(path, Object.hasOwn(values, 'id') ? (values as Content) : { values: values as readonly unknown[] }),
      ),
    );
  return diffTrees(tree(before), tree(after));
}

/** E.g. `change a/apps/Deployment/order/order: spec.replicas`. */
function shown({ changes }: TreeDiff): readonly string[] {
  return changes.map((change) => `${change.operation} ${change.id}: ${fieldsOf(change)}`);
}

function fieldsOf(change: Change): string {
  const from = change.operation === 'rename' ? `from ${change.from.namespace ?? ''}/${change.from.name} ` : '';
  return from + change.fields.map(({ path }) => fieldText(path)).join(' ');
}

function object(kind: string, name: string, fields: Record<string, unknown> = {}, namespace = 'order'): Manifest {
  return { apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1', kind, metadata: { name, namespace }, ...fields };
}

function service(name: string, fields: Record<string, unknown> = {}): Manifest {
  const ports = [{ port: 80, targetPort: 8080, name: 'http', protocol: 'TCP' }];
  return object('Service', name, { spec: { type: 'ClusterIP', selector: { app: name }, ports, ...fields } });
}

const folder = 'clusters/a/apps/order/order';

function application(name: string, path: string, source: Record<string, unknown> = {}): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { source: { repoURL: 'git', path, directory: { recurse: true }, ...source } },
  };
}

describe('two trees', () => {
  it('differ in what was added, removed and changed, by cluster, app and key', () => {
    const before = {
      'clusters/b/apps/order/x.yaml': [object('Deployment', 'order', { spec: { replicas: 1 } })],
      [`${folder}/a.yaml`]: [object('ConfigMap', 'a'), object('Secret', 's')],
      [`${folder}/same.yaml`]: [object('ConfigMap', 'same')],
    };
    const after = {
      'clusters/b/apps/order/x.yaml': [object('Deployment', 'order', { spec: { replicas: 2 } })],
      [`${folder}/a.yaml`]: [object('Secret', 's'), object('Service', 'new')],
      [`${folder}/same.yaml`]: [object('ConfigMap', 'same')],
    };
    expect(shown(diff(before, after))).toEqual([
      'remove a//ConfigMap/order/a: ',
      'formatting a//Secret/order/s: ',
      'add a//Service/order/new: ',
      'change b/apps/Deployment/order/order: spec.replicas',
    ]);
  });

  it('hold the same object in another version', () => {
    const before = { [`${folder}/a.yaml`]: [{ ...object('Deployment', 'a'), apiVersion: 'apps/v1beta1' }] };
    const after = { [`${folder}/a.yaml`]: [object('Deployment', 'a')] };
    expect(shown(diff(before, after))).toEqual(['change a/apps/Deployment/order/a: apiVersion']);
  });

  it('write the same in other words', () => {
    const before = { [`${folder}/a.yaml`]: { id: '1', values: [object('ConfigMap', 'a')] } };
    const after = { [`${folder}/a.yaml`]: { id: '2', values: [object('ConfigMap', 'a')] } };
    expect(shown(diff(before, after))).toEqual(['formatting a//ConfigMap/order/a: ']);
  });

  it('are not read where they are equal', () => {
    const unread: TreeFile = {
      path: `${folder}/a.yaml`,
      id: '1',
      mentions: () => false,
      documents: () => {
        throw new Error('was read');
      },
    };
    expect(diffTrees(treeOf([unread]), treeOf([unread]))).toEqual({ changes: [], opaque: [] });
  });

  it('follow the path of a sync object: another version of a definition is a change where it is applied', () => {
    const definition = (versions: string) => object('CustomResourceDefinition', 'things', { spec: { versions } });
    const crds = { 'crds/v1/things.yaml': [definition('v1')], 'crds/v2/things.yaml': [definition('v2')] };
    const sync = (version: string) => ({ 'clusters/a/gitops/crds.yaml': [application('crds', `crds/${version}`)] });
    const changed = diff({ ...crds, ...sync('v1') }, { ...crds, ...sync('v2') });
    expect(shown(changed)).toEqual([
      'change a//CustomResourceDefinition/order/things: spec.versions',
      'change a/argoproj.io/Application/argocd/crds: spec.source.path',
    ]);
    expect(changed.opaque).toEqual([]);
  });

  it('hold an object twice: each file is compared with itself', () => {
    const before = {
      'a.yaml': [object('ConfigMap', 'a', { data: { x: '1' } })],
      'b.yaml': [object('ConfigMap', 'a', { data: { x: '2' } })],
      'gone.yaml': [object('ConfigMap', 'a', { data: { x: '0' } })],
    };
    const after = {
      'b.yaml': [object('ConfigMap', 'a', { data: { x: '2', y: '2' } })],
      'a.yaml': [object('ConfigMap', 'a', { data: { x: '1', z: '1' } })],
    };
    expect(shown(diff(before, after))).toEqual([
      'change //ConfigMap/order/a: data.y',
      'change //ConfigMap/order/a#a.yaml: data.z',
      'remove //ConfigMap/order/a#gone.yaml: ',
    ]);
  });
});

describe('moves', () => {
  const at = (path: string) => ({ [path]: [object('ConfigMap', 'a')] });

  it('go to another app', () => {
    const { changes } = diff(at('clusters/a/apps/order/x.yaml'), at('clusters/a/apps/user/x.yaml'));
    expect(changes).toMatchObject([{ operation: 'move', app: 'user', before: { app: 'order' }, fields: [] }]);
  });

  it('go to another sync object', () => {
    const side = (name: string) => ({ ...at('x/a.yaml'), 'sync.yaml': [application(name, 'x')] });
    expect(shown(diff(side('order'), side('user')))).toContain('move //ConfigMap/order/a: ');
  });

  it('go to another folder, where nothing says who applies it', () => {
    expect(shown(diff(at('x/a.yaml'), at('y/a.yaml')))).toEqual(['move //ConfigMap/order/a: ']);
    expect(shown(diff(at('x/a.yaml'), at('x/b.yaml')))).toEqual(['formatting //ConfigMap/order/a: ']);
  });

  it('are none between folders of one sync object', () => {
    const sync = { 'sync.yaml': [application('order', 'all')] };
    expect(shown(diff({ ...sync, ...at('all/x/a.yaml') }, { ...sync, ...at('all/y/a.yaml') }))).toEqual([
      'formatting //ConfigMap/order/a: ',
    ]);
  });
});

describe('renames', () => {
  const only = (...objects: Manifest[]) => ({ [`${folder}/a.yaml`]: objects });

  it('are one object that went and one nearly equal that came', () => {
    expect(shown(diff(only(service('shop')), only(service('store', { type: 'NodePort' }))))).toEqual([
      'rename a//Service/order/store: from order/shop metadata.name spec.selector.app spec.type',
    ]);
  });

  it('go to another namespace', () => {
    const before = service('shop');
    const after = { ...before, metadata: { ...before.metadata, namespace: 'shop' } };
    expect(shown(diff(only(before), only(after)))).toEqual([
      'rename a//Service/shop/shop: from order/shop metadata.namespace',
    ]);
  });

  it('take the most alike first', () => {
    const before = only(service('one', { type: 'NodePort' }), service('two'));
    const after = only(service('three'), service('four', { type: 'NodePort', sessionAffinity: 'None' }));
    expect(shown(diff(before, after))).toEqual([
      'rename a//Service/order/four: from order/one metadata.name spec.selector.app spec.sessionAffinity',
      'rename a//Service/order/three: from order/two metadata.name spec.selector.app',
    ]);
  });

  it('are none of objects that differ in more than a fifth, are in other apps, or of other kinds', () => {
    const other = { [`clusters/a/apps/user/a.yaml`]: [service('store')] };
    const ports = [{ port: 81, targetPort: 81, name: 'other' }];
    for (const after of [only(service('store', { ports })), other, only({ ...service('store'), kind: 'Other' })]) {
      expect(
        diff(only(service('shop')), after)
          .changes.map(({ operation }) => operation)
          .sort(),
      ).toEqual(['add', 'remove']);
    }
  });

  it('of objects that say little are those that are alone in their namespace', () => {
    const account = (name: string, namespace?: string) => object('ServiceAccount', name, {}, namespace);
    expect(shown(diff(only(account('x')), only(account('y'))))).toEqual([
      'rename a//ServiceAccount/order/y: from order/x metadata.name',
    ]);
    expect(diff(only(account('x')), only(account('y'), account('z'))).changes).toHaveLength(3);
    expect(diff(only(account('x')), only(account('y', 'user'))).changes).toHaveLength(2);
  });

  it('are found by a name that ends with a hash, whatever changed', () => {
    const config = (name: string, text: string) => object('ConfigMap', name, { data: { text } });
    const before = only(config('a-9f2hd7mbk4', '1'), config('b-tt2k9h6gfm', '1'));
    const after = only(config('b-g5h2kkt7d9', '2'), config('a-f7b2mm4c8t', '2'));
    expect(shown(diff(before, after))).toEqual([
      'rename a//ConfigMap/order/a-f7b2mm4c8t: from order/a-9f2hd7mbk4 metadata.name data.text',
      'rename a//ConfigMap/order/b-g5h2kkt7d9: from order/b-tt2k9h6gfm metadata.name data.text',
    ]);
    expect(
      diff(only(config('a-words', '1'), config('b', '1')), only(config('a-other', '2'), config('c', '2'))).changes,
    ).toHaveLength(4);
  });

  it('are found in a mass of them', () => {
    const mass = (prefix: string) =>
      only(...Array.from({ length: 1000 }, (_, index) => service(`${prefix}${index}-x`, { clusterIP: `${index}` })));
    const { changes } = diff(mass('old'), mass('new'));
    expect(changes.map(({ operation }) => operation)).toEqual(Array.from({ length: 1000 }, () => 'rename'));
  });
});

describe('what cannot be seen into', () => {
  it('is a file that holds no object', () => {
    const rules = { groups: [] };
    const before = { 'clusters/a/rules.yaml': [rules], 'gone.json': [rules], 'same.yaml': [rules] };
    const after = { 'clusters/a/rules.yaml': [{ groups: [1] }], 'new.yaml': [], 'same.yaml': [rules] };
    expect(diff(before, after).opaque).toEqual([
      { kind: 'file', file: 'gone.json', operation: 'remove', what: 'gone.json' },
      { kind: 'file', file: 'new.yaml', operation: 'add', what: 'new.yaml' },
      { kind: 'file', file: 'clusters/a/rules.yaml', cluster: 'a', operation: 'change', what: 'clusters/a/rules.yaml' },
    ]);
  });

  it('is a chart, and a folder of another repository', () => {
    const chart = (targetRevision: string, repoURL = 'charts') => [
      application('cm', '', { chart: 'cert-manager', targetRevision, repoURL }),
    ];
    const elsewhere = (targetRevision: string) => [application('other', 'elsewhere', { targetRevision })];
    const before = { 'clusters/a/gitops/cm.yaml': chart('v1'), 'clusters/a/gitops/other.yaml': elsewhere('main') };
    const after = { 'clusters/a/gitops/cm.yaml': chart('v2'), 'clusters/a/gitops/other.yaml': elsewhere('next') };
    expect(diff(before, after).opaque).toEqual([
      {
        kind: 'chart',
        file: 'clusters/a/gitops/cm.yaml',
        cluster: 'a',
        app: 'cm',
        operation: 'change',
        what: 'chart cert-manager',
        before: 'v1',
        after: 'v2',
      },
      {
        kind: 'repository',
        file: 'clusters/a/gitops/other.yaml',
        cluster: 'a',
        app: 'other',
        operation: 'change',
        what: 'elsewhere of another repository',
        before: 'main',
        after: 'next',
      },
    ]);
    const moved = { ...before, 'clusters/a/gitops/cm.yaml': chart('v1', 'mirror') };
    expect(diff(before, moved).opaque).toMatchObject([
      { operation: 'change', before: 'v1 of charts', after: 'v1 of mirror' },
    ]);
    const gone = { 'clusters/a/gitops/other.yaml': elsewhere('main') };
    expect(diff(before, gone).opaque).toMatchObject([{ operation: 'remove', before: 'v1' }]);
  });
});

describe('any two trees', () => {
  const content = fc.record({
    kind: fc.constantFrom('ConfigMap', 'Service', 'Deployment'),
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    value: fc.nat(3),
  });
  const side = fc
    .array(fc.tuple(fc.constantFrom('x', 'y', 'z'), content), { maxLength: 8 })
    .map((entries) =>
      entries.map(([app, { kind, name, value }], index): readonly [string, readonly unknown[]] => [
        `clusters/a/apps/${app}/${index}.yaml`,
        [object(kind, name, { data: { value, kind } })],
      ]),
    );

  it('do not differ from themselves, nor in the order of their files', () => {
    fc.assert(
      fc.property(side, (files) => {
        expect(diff(Object.fromEntries(files), Object.fromEntries(files))).toEqual({ changes: [], opaque: [] });
        expect(diff(Object.fromEntries(files), Object.fromEntries(files.toReversed())).changes).toEqual([]);
      }),
    );
  });

  it('account for every object once, in one order', () => {
    fc.assert(
      fc.property(side, side, (before, after) => {
        const { changes } = diff(Object.fromEntries(before), Object.fromEntries(after));
        const same = (files: typeof before, others: typeof before) =>
          files.filter((file) => !others.some((other) => JSON.stringify(other) === JSON.stringify(file))).length;
        expect(changes.filter((change) => change.before).length).toBe(same(before, after));
        expect(changes.filter((change) => change.after).length).toBe(same(after, before));
        expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
        expect(changes.toSorted(compareChanges)).toEqual(changes);
      }),
    );
  });
});
