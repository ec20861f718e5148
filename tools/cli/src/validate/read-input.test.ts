import { expect, it } from 'vitest';
import { inputOf } from './input.ts';
import { readInput } from './read-input.ts';

const read = (text: string | Uint8Array, file = 'a.yaml') => readInput(inputOf(file, text));
const names = (text: string, file?: string) =>
  read(text, file).documents.flatMap(({ subjects }) => subjects.map(({ name }) => name));
const config = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

it('takes the text of what the writer wrote for its value, and no other', () => {
  expect(read(config('a')).documents).toMatchObject([{ canonical: true, line: 1, text: config('a') }]);
  expect(read(`${config('a')}data: {}\n\n`).documents).toMatchObject([{ canonical: false }]);
  expect(read(`---\n${config('a')}`).documents).toMatchObject([{ canonical: false, text: `\n${config('a')}` }]);
});

it('reads several documents a file, and passes over those of comments alone', () => {
  expect(names(`# Source: a\n---\n${config('a')}---\n# none\n---\n${config('b')}`)).toEqual([
    'ConfigMap a',
    'ConfigMap b',
  ]);
});

it('reads JSON', () => {
  expect(names('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"b"}}', 'a.json')).toEqual([
    'ConfigMap b/a',
  ]);
});

it('flattens lists, and fills in what the list of one kind leaves out', () => {
  const items =
    'items:\n- apiVersion: v1\n  kind: Service\n  metadata: {name: a}\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: b}\n';
  const { documents } = read(`apiVersion: v1\nkind: List\n${items}`);
  expect(documents[0]?.subjects.map(({ name, item }) => [name, item])).toEqual([
    ['Service a', 0],
    ['Secret b', 1],
  ]);
  expect(documents[0]?.subjects[1]?.placeOf(['metadata', 'name'])).toEqual({
    file: 'a.yaml',
    line: 9,
    column: 14,
    path: 'items[1].metadata.name',
  });
  const typed = 'apiVersion: v1\nkind: ConfigMapList\nitems: [{metadata: {name: a}}, 1]\n';
  expect(names(typed)).toEqual(['ConfigMap a']);
  expect(names('apiVersion: policy.example/v1\nkind: AllowList\nmetadata: {name: a}\n')).toEqual(['AllowList a']);
});

it('gives an object without a name to the checks all the same', () => {
  const job = 'apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: migrate-, namespace: 7}\n';
  expect(read(job).documents[0]?.subjects[0]).toMatchObject({
    name: 'Job migrate-…',
    manifest: { metadata: { name: 'migrate-…' } },
  });
  expect(names('apiVersion: batch/v1\nkind: Job\n')).toEqual(['Job ']);
});

it.each([
  ['values', 'replicas: 3\nimage: {tag: "1"}\n', 'values.yaml'],
  ['a chart', 'apiVersion: v2\nname: shop\nversion: 1.0.0\nkind: whatever\n', 'charts/shop/Chart.yaml'],
  [
    'a kustomization',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n',
    'kustomization.yaml',
  ],
  ['YAML that only its own program reads', 'plugins: !!python/name:x\n  - a\n', 'mkdocs.yml'],
])('knows %s for no Kubernetes object', (_, text, file) => {
  expect(read(text, file)).toEqual({ documents: [], unreadable: [], misfits: [], notKubernetes: true });
});

it.each(['', '\n \n', '# nothing\n# kind: none\n'])('has nothing to say about %j', (text) => {
  expect(read(text)).toEqual({ documents: [], unreadable: [], misfits: [], notKubernetes: false });
});

it.each([
  [
    `${config('a')}---\nreplicas: 3\n`,
    'a document without apiVersion and kind',
    'move it into a file of its own if it is no Kubernetes object',
    6,
  ],
  ['kind: ConfigMap\nmetadata: {name: a}\n', 'a document without apiVersion', 'write both as texts', 1],
  ['apiVersion: v1\nmetadata: {name: a}\n', 'a document without kind', 'write both as texts', 1],
])('finds what is no object where objects are', (text, found, fix, line) => {
  expect(read(text).misfits).toMatchObject([{ id: 'object-has-kind', at: { file: 'a.yaml', line }, found, fix }]);
});

it('tells to render a template of Helm, once a file', () => {
  const template = `{{- if .Values.on }}\n${config('{{ .Release.Name }}')}---\n${config('{{ include "x" . }}')}{{- end }}\n`;
  const { unreadable, documents } = read(template, 'charts/shop/templates/config.yaml');
  expect(documents).toEqual([]);
  expect(unreadable).toEqual([
    {
      id: 'helm-template',
      severity: 'error',
      subject: 'charts/shop/templates/config.yaml',
      at: { file: 'charts/shop/templates/config.yaml', line: 1 },
      found: 'a template of Helm, with "{{"',
      allowed: 'YAML or JSON',
      fix: 'render it first: `helm template charts/shop | npm run delivery -- validate -`',
    },
  ]);
  expect(read(`${config('a')}data:\n  alert: "{{ $labels.pod }}"\n  x: {{ .y }}\n`).unreadable).toMatchObject([
    {
      id: 'helm-template',
      at: { line: 6 },
      fix: 'render it first: `helm template <chart> | npm run delivery -- validate -`',
    },
  ]);
  expect(read(`${config('a')}data:\n  alert: "{{ $labels.pod }}"\n\n`).unreadable).toEqual([]);
});

it('tells what is unreadable, and reads the rest', () => {
  const text = `${config('a')}data: {a: 1, a: 2}\n---\n${config('b')}`;
  expect(names(text)).toEqual(['ConfigMap b']);
  expect(read(text).unreadable).toMatchObject([
    { id: 'yaml-duplicate-key', at: { file: 'a.yaml', line: 5, column: 14 } },
  ]);
  const utf16 = Uint8Array.from(
    config('a')
      .split('')
      .flatMap((c) => [c.charCodeAt(0), 0]),
  );
  expect(read(utf16).unreadable).toMatchObject([{ id: 'yaml-encoding' }]);
});
