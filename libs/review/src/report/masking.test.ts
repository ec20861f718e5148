import { toSarif } from '@delivery/findings';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { findingsOf, sarifRules } from './findings.ts';
import { markdownOf } from './markdown/markdown.ts';
import type { Hit } from './report.ts';
import type { FullReport } from './report-of.ts';
import { reviewObjects } from './testing.ts';
import { diffText } from './text/diff-text.ts';
import { riskText } from './text/risk-text.ts';
import { screenText } from './text/screen.ts';

/** Looks drawn by chance, and is no token of anybody. */
const random = (length: number, seed: number) =>
  Array.from({ length }, (_, i) => 'aZ3kQ9xB7mW2pL5v'[(i * i * 7 + i * seed + seed) % 16]).join('');
const token = (seed: number) => `gh${'p_'}${random(36, seed)}`;
const password = random(24, 5);

const object = (apiVersion: string, kind: string, rest: object): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'x', namespace: 'order' },
  ...rest,
});
const pod = (container: object) => object('v1', 'Pod', { spec: { containers: [{ name: 'x', ...container }] } });

/** Where a secret may stand, with what must not be seen. */
const planted: readonly (readonly [where: string, manifest: (secret: string) => Manifest])[] = [
  ['a Secret', (secret) => object('v1', 'Secret', { data: { a: btoa(secret) }, stringData: { b: secret } })],
  ['an env value', (secret) => pod({ env: [{ name: 'A', value: secret }] })],
  ['an argument', (secret) => pod({ args: ['--token', secret] })],
  ['a ConfigMap', (secret) => object('v1', 'ConfigMap', { data: { 'app.yaml': `a: 1\ntoken: ${secret}\n` } })],
  ['the key of a ConfigMap', (secret) => object('v1', 'ConfigMap', { data: { [secret]: 'x' } })],
  [
    'an annotation',
    (secret) => object('v1', 'Service', { metadata: { name: 'x', namespace: 'order', annotations: { a: secret } } }),
  ],
  [
    'a role',
    (secret) =>
      object('rbac.authorization.k8s.io/v1', 'Role', {
        rules: [{ resources: ['secrets'], resourceNames: [secret], verbs: ['get'] }],
      }),
  ],
  [
    'a list whose elements are their own names',
    (secret) =>
      object('argoproj.io/v1alpha1', 'AppProject', {
        spec: { sourceRepos: ['https://a.example', `https://x:${secret}@git.example/a`] },
      }),
  ],
  ['a host', (secret) => object('networking.istio.io/v1', 'ServiceEntry', { spec: { hosts: [secret] } })],
];

/** Everything that anybody is shown. */
function outputs({ report, texts }: FullReport): string {
  const sarif = toSarif(findingsOf(report), { tool: { name: 'delivery', version: '1', rules: sarifRules() } });
  return [
    screenText(report, { all: true }),
    diffText(report, { all: true }),
    riskText(report, { all: true }),
    markdownOf(report),
    JSON.stringify(report),
    JSON.stringify([...texts]),
    JSON.stringify(sarif),
  ].join('\n');
}

describe.each(planted)('a secret in %s', (where, manifest) => {
  const [old, next] = [token(3), token(11)];
  const plain = manifest('plain');
  it.each<readonly [operation: string, before: readonly Manifest[], after: readonly Manifest[]]>([
    ['comes', [plain], [manifest(next)]],
    ['goes', [manifest(old)], [plain]],
    ['changes', [manifest(old)], [manifest(next)]],
    ['comes with its object', [], [manifest(next)]],
    ['goes with its object', [manifest(old)], []],
  ])('is not shown when it %s', (_, before, after) => {
    const full = reviewObjects({ aws: before, gcp: [manifest(old)] }, { aws: after, gcp: [manifest(old)] });
    expect(full.report.objects.length).toBeGreaterThan(0);
    const shown = outputs(full);
    for (const secret of [old, next]) {
      expect(shown).not.toContain(secret.slice(4));
      expect(shown).not.toContain(btoa(secret));
    }
    if (where === 'an env value') expect(shown).toContain('ghp_***');
  });
});

it('says that a secret changes where nothing else does', () => {
  const secret = (value: string) => object('v1', 'Secret', { stringData: { password: value } });
  const { report } = reviewObjects({ aws: [secret('one')] }, { aws: [secret('two')] });
  expect(report.groups.map(({ title }) => title)).toEqual(['stringData.password *** → *** (another one)']);
});

it('hides what stands in notes and in addresses that cannot be seen into', () => {
  const application = (version: string): Manifest => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'x', namespace: 'argocd' },
    spec: { source: { repoURL: `https://x:${password}@charts.example`, chart: 'x', targetRevision: version } },
  });
  const full = reviewObjects(
    { aws: [application('1')] },
    { aws: [application('2')] },
    { notes: [`from https://x:${password}@git.example`] },
  );
  expect(full.report.opaque).toHaveLength(1);
  expect(outputs(full)).not.toContain(password);
});

it('lets no text move the cursor, hide another one or end its line', () => {
  const evil = 'a\u001b[2Jb\u202ec\u0007\r';
  const config = (value: string) => object('v1', 'ConfigMap', { data: { a: value, [evil]: value } });
  const hit = {
    rule: 'D01',
    verdict: 'stop',
    title: 't',
    name: 'n',
    subject: evil,
    field: evil,
    found: evil,
    reason: 'r',
    procedure: ['p'],
    object: evil,
    file: 'f',
    cluster: evil,
    app: evil,
    blast: { pods: 0, volumeBytes: 0, clusters: [], clouds: [], rings: [] },
  } satisfies Hit;
  const { report } = reviewObjects({ aws: [config('x')] }, { aws: [config(evil)] }, { hits: [hit], notes: [evil] });
  for (const text of [screenText(report), diffText(report), riskText(report), markdownOf(report)]) {
    expect([...text].filter((sign) => (sign < ' ' && sign !== '\n') || '\u202e\u009b'.includes(sign))).toEqual([]);
    expect(text).toContain('\\u001b[2Jb\\u202ec');
  }
});

it('shows what others write and our emitter refuses', () => {
  const odd = (value: unknown) => object('example.org/v1', 'Odd', { spec: { list: [null, value] } });
  const { report, texts } = reviewObjects({ aws: [odd(1)] }, { aws: [odd({ deep: null })] });
  expect(report.objects).toHaveLength(1);
  expect([...texts.values()][0]?.after).toContain('"deep": null');
});
