import { describe, expect, it } from 'vitest';
import { compareFindings, type Finding, pathText, toJson, toText } from './index.ts';

const ring: Finding = {
  fix: 'did you mean "canary"?',
  id: 'ring-exists',
  severity: 'error',
  subject: 'cluster local',
  at: { file: 'clusters/local.yaml', line: 4, column: 7, path: 'ring' },
  found: 'ring "canry"',
  allowed: 'development, canary, production',
};
const unplaced: Finding = {
  id: 'owner-known',
  severity: 'warning',
  subject: 'app order',
  found: 'no owner',
  fix: 'add `owner`',
};

describe('toText', () => {
  it('writes one block a finding, those without a place first', () => {
    expect(toText([ring, unplaced])).toMatchInlineSnapshot(`
      "warning owner-known
        app order
        found    no owner
        fix      add \`owner\`

      error clusters/local.yaml:4:7 ring-exists
        cluster local, ring
        found    ring "canry"
        allowed  development, canary, production
        fix      did you mean "canary"?
      "
    `);
  });

  it('is empty without findings', () => {
    expect(toText([])).toBe('');
  });

  it('keeps the lines of a long value below each other, and control characters off the terminal', () => {
    const finding = {
      ...unplaced,
      subject: 'app a\nb',
      at: { file: 'a.yaml', column: 3 },
      found: 'one\ntwo \u001b[31mred\u0007 \u202eback',
    };
    expect(toText([finding])).toMatchInlineSnapshot(`
      "warning a.yaml owner-known
        app a\\u000ab
        found    one
                 two \\u001b[31mred\\u0007 \\u202eback
        fix      add \`owner\`
      "
    `);
  });
});

const grouped: Finding = {
  id: 'W08',
  severity: 'error',
  subject: 'Deployment order/order',
  at: { file: 'generated/clusters/a/order.yaml', line: 12, path: 'spec.template.spec.containers[0]' },
  found: 'no readOnlyRootFilesystem',
  allowed: 'true',
  fix: 'set it',
  clusters: ['a', 'b', 'c', 'd', 'e', 'f'],
  made: { file: 'libs/constructs/src/service.ts', line: 40 },
  hint: 'securityContext:\n  readOnlyRootFilesystem: true',
};

describe('toText of objects on clusters', () => {
  it('names the first clusters, the line that rendered the object, and YAML that would pass', () => {
    expect(toText([grouped])).toMatchInlineSnapshot(`
      "error generated/clusters/a/order.yaml:12 W08
        Deployment order/order, spec.template.spec.containers[0]
        on       6 clusters: a, b, c, d, …
        found    no readOnlyRootFilesystem
        allowed  true
        fix      set it
        made     libs/constructs/src/service.ts:40
        hint
          securityContext:
            readOnlyRootFilesystem: true
      "
    `);
  });

  it.each([
    [['local'], 'on       cluster local'],
    [['a', 'b'], 'on       2 clusters: a, b'],
    [['a', 'b', 'c', 'd'], 'on       4 clusters: a, b, c, d'],
    [['a', 'b', 'c', 'd', 'e'], 'on       5 clusters: a, b, c, d, …'],
  ])('counts %j', (clusters, row) => {
    expect(toText([{ ...grouped, clusters }])).toContain(`\n  ${row}\n`);
  });
});

describe('toJson', () => {
  it('keeps all clusters, and each field in its place', () => {
    const mixed = { hint: grouped.hint, made: { line: 40, file: grouped.made?.file }, ...grouped } as Finding;
    expect(JSON.stringify(toJson([mixed]))).toBe(JSON.stringify(toJson([grouped])));
    expect(toJson([grouped])).toStrictEqual([grouped]);
  });

  it('gives equal bytes for equal findings, whatever the order of findings and fields', () => {
    const again = {
      ...ring,
      allowed: ring.allowed,
      id: ring.id,
      at: { path: 'ring', column: 7, line: 4, file: 'clusters/local.yaml' },
    };
    expect(JSON.stringify(toJson([again, unplaced]))).toBe(JSON.stringify(toJson([unplaced, ring])));
  });

  it('holds no undefined field', () => {
    expect(toJson([{ ...unplaced, at: { file: 'a', line: undefined }, allowed: undefined } as Finding])).toStrictEqual([
      { ...unplaced, at: { file: 'a' } },
    ]);
  });
});

describe('compareFindings', () => {
  it('sorts by file, line, column, id, subject and by code unit', () => {
    const at = (file: string, line?: number, column?: number) =>
      ({ ...ring, at: { file, line, column } as Finding['at'] }) as Finding;
    const sorted = [
      unplaced,
      at('B.yaml', 9, 9),
      at('a.yaml'),
      at('a.yaml', 2, 10),
      { ...at('a.yaml', 10, 1), id: 'a' },
      { ...at('a.yaml', 10, 1), id: 'b', subject: 'a' },
      { ...at('a.yaml', 10, 1), id: 'b', subject: 'b', clusters: ['b'] },
      { ...at('a.yaml', 10, 1), id: 'b', subject: 'b', clusters: ['c'] },
      { ...at('a.yaml', 10, 1), id: 'b', subject: 'ä' },
    ];
    expect(sorted.toReversed().sort(compareFindings)).toEqual(sorted);
  });
});

describe('pathText', () => {
  it.each([
    [[], ''],
    [['spec', 'containers', 0, 'ports', 1], 'spec.containers[0].ports[1]'],
    [['metadata', 'labels', 'app.kubernetes.io/name'], 'metadata.labels["app.kubernetes.io/name"]'],
    [['say "hi"', 'aws-prod'], '["say \\"hi\\""].aws-prod'],
    [[0, 'a'], '[0].a'],
  ])('writes %j as people do', (path, text) => {
    expect(pathText(path)).toBe(text);
  });
});
