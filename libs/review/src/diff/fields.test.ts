import type { Manifest } from '@delivery/manifest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { values } from '@delivery/manifest/testing';
import { isRecord } from '../tree/fields.ts';
import { diffFields, type MergeKeysAt } from './fields.ts';
import { fieldText } from './path.ts';
import { applyFields, sortedText } from './testing.ts';

const unknown: MergeKeysAt = () => undefined;

/** What the schema of a Deployment says. */
const pods: MergeKeysAt = (path) => {
  const list = path.filter((step) => typeof step === 'string').at(-1);
  if (list === 'ports') return ['containerPort', 'protocol'];
  if (list === 'finalizers') return 'set';
  return list === 'containers' || list === 'env' ? ['name'] : 'atomic';
};

function object(fields: Record<string, unknown>, kind = 'Deployment'): Manifest {
  return { apiVersion: 'apps/v1', kind, metadata: { name: 'order', namespace: 'order' }, ...fields };
}

function container(fields: Record<string, unknown>): Manifest {
  return object({ spec: { template: { spec: { containers: [{ name: 'order', ...fields }] } } } });
}

/** E.g. `replace spec.replicas: 2 → 3`. */
function diff(before: Manifest, after: Manifest, keysAt: MergeKeysAt = unknown): readonly string[] {
  return diffFields(before, after, keysAt).map(({ path, operation, order, ...sides }) => {
    const shown = [sides.before, sides.after].filter((side) => side !== undefined).map((side) => JSON.stringify(side));
    return `${order ? 'order' : operation} ${fieldText(path)}: ${shown.join(' → ')}`;
  });
}

const inContainer = 'spec.template.spec.containers[name=order]';

describe('fields of maps', () => {
  it('says what was replaced, what came and what went', () => {
    expect(diff(object({ spec: { a: 1, b: 2 } }), object({ spec: { a: 2, c: 3 } }))).toEqual([
      'replace spec.a: 1 → 2',
      'remove spec.b: 2',
      'add spec.c: 3',
    ]);
  });

  it('says a subtree that came as one change, at its root', () => {
    expect(diff(object({}), object({ spec: { a: { b: 1, c: [1, 2] } } }))).toEqual([
      'add spec: {"a":{"b":1,"c":[1,2]}}',
    ]);
  });

  it('takes null for absent, and an empty map for what it is', () => {
    expect(diff(object({ spec: { a: null } }), object({ spec: {} }))).toEqual([]);
    expect(diff(object({ spec: { a: null } }), object({ spec: { a: 1 } }))).toEqual(['add spec.a: 1']);
    expect(diff(object({ spec: {} }), object({ spec: { a: {} } }))).toEqual(['add spec.a: {}']);
  });

  it('says another version as a field', () => {
    expect(diff(object({}), { ...object({}), apiVersion: 'apps/v2' })).toEqual([
      'replace apiVersion: "apps/v1" → "apps/v2"',
    ]);
  });

  it('takes a text that looks like data for a text, and compares types', () => {
    expect(diff(object({ data: { f: '{"a": 1}' } }), object({ data: { f: '{"a":1}' } }))).toHaveLength(1);
    expect(diff(object({ spec: { port: 80 } }), object({ spec: { port: '80' } }))).toHaveLength(1);
  });

  it('knows a key that every map inherits', () => {
    const before = JSON.parse('{"constructor": "a", "__proto__": "b"}') as Record<string, unknown>;
    expect(diff(object({ data: before }), object({ data: {} }))).toEqual([
      'remove data.__proto__: "b"',
      'remove data.constructor: "a"',
    ]);
    expect(diff(object({ data: {} }), object({ data: before }))).toHaveLength(2);
  });

  it('writes changes in the order of the object', () => {
    const before = { ...object({ spec: 1 }), metadata: { name: 'order', labels: { a: 'b' } }, kind: 'Old', data: {} };
    const after = { ...object({ spec: 2 }), metadata: { name: 'order' }, kind: 'New', data: { a: 1 } };
    expect(diff(before, after).map((text) => text.split(':')[0])).toEqual([
      'replace kind',
      'remove metadata.labels',
      'add data.a',
      'replace spec',
    ]);
  });
});

describe('equal quantities', () => {
  const resources = (cpu: unknown) => container({ resources: { requests: { cpu, 'nvidia.com/gpu': 1 } } });

  it('are no change where a quantity stands', () => {
    expect(diff(resources('1000m'), resources(1))).toEqual([]);
    expect(diff(resources('1000m'), resources('1001m'))).toHaveLength(1);
    const volume = (sizeLimit: string) => object({ spec: { volumes: [{ name: 'tmp', emptyDir: { sizeLimit } }] } });
    expect(diff(volume('1Gi'), volume('1024Mi'))).toEqual([]);
    const target = (averageValue: string) => object({ spec: { target: { averageValue } } }, 'HorizontalPodAutoscaler');
    expect(diff(target('1k'), target('1000'))).toEqual([]);
    const range = (cpu: string) => object({ spec: { limits: [{ type: 'Container', max: { cpu } }] } }, 'LimitRange');
    expect(diff(range('2'), range('2000m'))).toEqual([]);
    const quota = (count: string) => object({ spec: { hard: { 'count/jobs.batch': count } } }, 'ResourceQuota');
    expect(diff(quota('1k'), quota('1000'))).toEqual([]);
  });

  it.each([
    ['labels', { labels: { cpu: '1.0' } }, { labels: { cpu: '1' } }],
    ['a map of another kind that is called like one', { max: { cpu: '1' } }, { max: { cpu: '1000m' } }],
    ['limits of something else', { limits: { connections: '1k' } }, { limits: { connections: '1000' } }],
    ['a target of another kind', { target: { value: '1' } }, { target: { value: '1000m' } }],
  ])('are a change in %s', (_, before, after) => {
    expect(diff(object({ spec: before }), object({ spec: after }))).toHaveLength(1);
  });
});

describe('lists with keys', () => {
  it('says an inserted element as one change', () => {
    const before = object({ spec: { containers: [{ name: 'order', image: 'a' }] } });
    const after = object({
      spec: {
        containers: [
          { name: 'proxy', image: 'b' },
          { name: 'order', image: 'a' },
        ],
      },
    });
    expect(diff(before, after, pods)).toEqual(['add spec.containers[name=proxy]: {"name":"proxy","image":"b"}']);
  });

  it('says a field of an element by its key', () => {
    expect(diff(container({ image: 'a' }), container({ image: 'b' }), pods)).toEqual([
      `replace ${inContainer}.image: "a" → "b"`,
    ]);
  });

  it('tells ports apart by two keys, one of which has a default', () => {
    const before = container({ ports: [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }] });
    const after = container({
      ports: [
        { containerPort: 53, name: 'dns' },
        { containerPort: 53, protocol: 'UDP' },
      ],
    });
    expect(diff(before, after, pods)).toEqual([`add ${inContainer}.ports[containerPort=53,protocol=TCP].name: "dns"`]);
  });

  it('says another order of environment variables, which may use each other, beside what else changed', () => {
    const before = container({ env: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] });
    const after = container({ env: [{ name: 'D' }, { name: 'B' }, { name: 'A' }] });
    expect(diff(before, after, pods)).toEqual([
      `order ${inContainer}.env: ["A","B"] → ["B","A"]`,
      `remove ${inContainer}.env[name=C]: {"name":"C"}`,
      `add ${inContainer}.env[name=D]: {"name":"D"}`,
    ]);
  });

  it('takes the order of a set for formatting', () => {
    const before = { ...object({}), metadata: { name: 'order', finalizers: ['a', 'b'] } };
    const after = { ...object({}), metadata: { name: 'order', finalizers: ['b', 'a'] } };
    expect(diff(before, after, pods)).toEqual([]);
    expect(diff(before, after)).toEqual(['order metadata.finalizers: ["a","b"] → ["b","a"]']);
  });

  it('compares by place where a key occurs twice', () => {
    const before = container({
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
    });
    const after = container({
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '3' },
      ],
    });
    expect(diff(before, after, pods)).toEqual([`replace ${inContainer}.env[1].value: "2" → "3"`]);
  });
});

describe('lists of unknown kinds', () => {
  const rules = (...list: unknown[]) => object({ spec: { rules: list } });

  it('are told apart by whatever names an element, also by several fields in one list', () => {
    const before = rules({ record: 'a', expr: '1' }, { alert: 'A', expr: '2' });
    const after = rules({ record: 'a', expr: '1' }, { alert: 'B', expr: '0' }, { alert: 'A', expr: '3' });
    expect(diff(before, after)).toEqual([
      'replace spec.rules[alert=A].expr: "2" → "3"',
      'add spec.rules[alert=B]: {"alert":"B","expr":"0"}',
    ]);
  });

  it('are told apart by kind, namespace and name where the name is not enough', () => {
    const subject = (kind: string, namespace?: string) => ({ kind, name: 'a', ...(namespace && { namespace }) });
    const before = rules(subject('User'), subject('ServiceAccount', 'x'));
    const after = rules(subject('User'), subject('ServiceAccount', 'x'), subject('ServiceAccount', 'y'));
    expect(diff(before, after)).toEqual([
      'add spec.rules[kind=ServiceAccount,namespace=y,name=a]: {"kind":"ServiceAccount","name":"a","namespace":"y"}',
    ]);
  });

  it('are told apart by group and kind where they have no name', () => {
    const before = rules({ group: '', kind: 'Pod' }, { group: 'a', kind: 'Policy' });
    const after = rules({ group: '', kind: 'Pod' }, { group: 'b', kind: 'Policy' }, { group: 'a', kind: 'Policy' });
    expect(diff(before, after)).toEqual(['add spec.rules[group=b,kind=Policy]: {"group":"b","kind":"Policy"}']);
  });

  it('are compared by place where nothing names an element: what is equal stays out', () => {
    const peer = (cidr: string) => ({ to: [{ ipBlock: { cidr } }] });
    expect(diff(rules(peer('a'), peer('b')), rules(peer('a'), peer('c')))).toEqual([
      'replace spec.rules[1].to[0].ipBlock.cidr: "b" → "c"',
    ]);
    expect(diff(rules(peer('a'), peer('b')), rules(peer('x'), peer('a'), peer('b')))).toEqual([
      'add spec.rules[0]: {"to":[{"ipBlock":{"cidr":"x"}}]}',
    ]);
    expect(diff(rules(peer('a'), peer('b')), rules(peer('b')))).toEqual([
      'remove spec.rules[0]: {"to":[{"ipBlock":{"cidr":"a"}}]}',
    ]);
  });

  it('pair elements of one name that occurs twice before they go by place', () => {
    const before = rules({ alert: 'A', for: '1m' }, { alert: 'A', for: '2m' }, { alert: 'B', for: '1m' });
    const after = rules(
      { alert: 'A', for: '1m' },
      { alert: 'A', for: '2m' },
      { alert: 'C' },
      { alert: 'B', for: '3m' },
    );
    expect(diff(before, after)).toEqual(['add spec.rules[2]: {"alert":"C"}', 'replace spec.rules[3].for: "1m" → "3m"']);
  });

  it('of texts say which came and which went', () => {
    expect(diff(rules('a', 'b'), rules('a', 'c'))).toEqual(['remove spec.rules[b]: "b"', 'add spec.rules[c]: "c"']);
  });

  it('of texts go by place in arguments, where they repeat, and where they cannot stand in a path', () => {
    expect(diff(container({ args: ['-a', '-b'] }), container({ args: ['-a', '-c'] }))).toEqual([
      `replace ${inContainer}.args[1]: "-b" → "-c"`,
    ]);
    expect(diff(rules('a', 'a'), rules('a', 'a', 'b'))).toEqual(['add spec.rules[2]: "b"']);
    expect(diff(rules(''), rules('', 'apps'))).toEqual(['add spec.rules[1]: "apps"']);
    expect(diff(rules('a\nb'), rules('a\nc'))).toEqual(['replace spec.rules[0]: "a\\nb" → "a\\nc"']);
  });
});

describe('any two objects', () => {
  const { value } = values(fc);
  const element = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), value }, { requiredKeys: ['name'] });
  const spec = fc.record(
    {
      any: value,
      text: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }),
      args: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }),
      containers: fc.array(element, { maxLength: 4 }),
      env: fc.uniqueArray(element, { maxLength: 4, selector: ({ name }) => name }),
    },
    { requiredKeys: [] },
  );
  const manifest = spec.map((fields) => object({ spec: fields }));

  it('differ in nothing from themselves', () => {
    fc.assert(fc.property(manifest, (one) => void expect(diff(one, structuredClone(one), pods)).toEqual([])));
  });

  it('differ in nothing when the keys of maps stand in another order', () => {
    fc.assert(fc.property(manifest, (one) => void expect(diff(one, reversed(one) as Manifest, pods)).toEqual([])));
  });

  it('become each other by their field changes', () => {
    fc.assert(
      fc.property(manifest, manifest, (before, after) => {
        const changes = diffFields(before, after, pods);
        expect(sortedText(applyFields(before, changes))).toBe(sortedText(after));
      }),
      { numRuns: 500 },
    );
  });

  it('become each other in the same order where elements have no name', () => {
    const args = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 })
      .map((list) => container({ args: list }));
    fc.assert(
      fc.property(args, args, (before, after) => {
        expect(applyFields(before, diffFields(before, after, pods))).toEqual(after);
      }),
      { numRuns: 500 },
    );
  });

  it('differ the other way round in the same fields', () => {
    const keyed = fc.record({
      env: fc.uniqueArray(element, { selector: ({ name }) => name }),
      map: fc.dictionary(fc.string(), fc.integer()),
    });
    const scalar = keyed.map(({ env, map }) =>
      object({ spec: { map, env: env.map(({ name }, index) => ({ name, value: index })) } }),
    );
    fc.assert(
      fc.property(scalar, scalar, (before, after) => {
        const inverse = diffFields(after, before, pods).map(
          ({ path, operation, before: old, after: next, ...rest }) => ({
            path,
            operation: ({ add: 'remove', remove: 'add', replace: 'replace' } as const)[operation],
            ...(next !== undefined && { before: next }),
            ...(old !== undefined && { after: old }),
            ...rest,
          }),
        );
        const named = (changes: readonly { readonly order?: true }[]) => changes.filter(({ order }) => order !== true);
        expect(named(inverse)).toEqual(named(diffFields(before, after, pods)));
        expect(inverse.length).toBe(diffFields(before, after, pods).length);
      }),
    );
  });

  it('with an element put into a list differ in one field', () => {
    const env = fc.uniqueArray(element, { maxLength: 4, selector: ({ name }) => name });
    fc.assert(
      fc.property(env, fc.nat(), (list, place) => {
        const after: readonly unknown[] = [...list.slice(0, place % 5), { name: 'new' }, ...list.slice(place % 5)];
        expect(diff(container({ env: list }), container({ env: after }), pods)).toEqual([
          `add ${inContainer}.env[name=new]: {"name":"new"}`,
        ]);
      }),
    );
  });

  it('may hold long lists', () => {
    const long = (from: number) => Array.from({ length: 10_000 }, (_, index) => ({ to: [{ port: from + index }] }));
    expect(diff(object({ spec: { rules: long(0) } }), object({ spec: { rules: long(1) } }))).toHaveLength(2);
    expect(diff(object({ spec: { rules: long(0) } }), object({ spec: { rules: long(20_000) } }))).toHaveLength(20_000);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  );
}
