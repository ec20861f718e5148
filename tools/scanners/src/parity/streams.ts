import type { Sample } from './corpus.ts';

const namespace = (name: string, more = '') => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n${more}`;
const wrong = (name: string) => namespace(name, 'spec:\n  finalizer: []\n');
const list = (...items: readonly string[]) =>
  `apiVersion: v1\nkind: List\nitems:\n${items.map((item) => `- ${item.trimEnd().replaceAll('\n', '\n  ')}\n`).join('')}`;

const texts: Readonly<Record<string, string>> = {
  'two-documents': `${namespace('a')}---\n${namespace('b')}`,
  'second-is-wrong': `${namespace('a')}---\n${wrong('b')}`,
  'first-is-wrong': `${wrong('a')}---\n${namespace('b')}`,
  'ends-with-a-mark': `${namespace('a')}---\n`,
  'begins-with-a-mark': `---\n${namespace('a')}`,
  'begins-with-a-comment': `# a namespace\n---\n${namespace('a')}`,
  'empty-between': `${namespace('a')}---\n---\n${namespace('b')}`,
  'comment-between': `${namespace('a')}---\n# nothing\n---\n${namespace('b')}`,
  'null-between': `${namespace('a')}---\nnull\n---\n${namespace('b')}`,
  'windows-lines': namespace('a').replaceAll('\n', '\r\n'),
  'text-with-a-mark': namespace('a', 'data: |\n  a\n  ---\n  b\n'),
  'block-text': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  text: |\n    a: 1\n    b: 2\n`,
  'folded-text': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  text: >-\n    a\n    b\n`,
  anchor: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: &n a\n  labels:\n    app: *n\n`,
  'merge-key': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\nx: &x\n  a: b\ndata:\n  <<: *x\n`,
  flow: `{apiVersion: v1, kind: Namespace, metadata: {name: a}}\n`,
  json: `{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a"}}`,
  'json-duplicate': `{"apiVersion":"v1","kind":"Namespace","kind":"Namespace","metadata":{"name":"a"}}`,
  octal: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  mode: 0777\n`,
  on: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  flag: on\n`,
  'quoted-on': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  flag: "on"\n`,
  sexagesimal: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  time: 1:30\n`,
  date: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  day: 2026-01-02\n`,
  'float-port': `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n  - port: 80.0\n`,
  'text-port': `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n  - port: "80"\n`,
  'named-target': `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n  - port: 80\n    targetPort: http\n`,
  'generate-name': `apiVersion: v1\nkind: Pod\nmetadata:\n  generateName: a-\nspec:\n  containers:\n  - name: a\n    image: a\n`,
  list: list(namespace('a'), namespace('b')),
  'list-with-a-wrong-one': list(namespace('a'), wrong('b')),
  'list-of-kinds': list(namespace('a'), 'apiVersion: v1\nkind: Service\nmetadata:\n  name: b\nspec:\n  ports: none\n'),
  'named-list': `apiVersion: v1\nkind: ConfigMapList\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: a\n`,
  'kind-as-number': 'apiVersion: v1\nkind: 1\nmetadata:\n  name: a\n',
  'only-text': 'hello\n',
  'only-list': '- a\n- b\n',
  'empty-kind': 'apiVersion: v1\nkind: ""\nmetadata:\n  name: a\n',
  'lower-kind': 'apiVersion: v1\nkind: namespace\nmetadata:\n  name: a\n',
  'unknown-kind': 'apiVersion: v1\nkind: Namespce\nmetadata:\n  name: a\n',
  'unknown-group': 'apiVersion: example.org/v1\nkind: Thing\nmetadata:\n  name: a\n',
  tab: 'apiVersion: v1\nkind:\tNamespace\nmetadata:\n\tname: a\n',
  unclosed: 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a\n',
  'list-without-items': 'apiVersion: v1\nkind: List\n',
  'list-of-text': 'apiVersion: v1\nkind: List\nitems: foo\n',
  'list-of-null': 'apiVersion: v1\nkind: List\nitems: [null]\n',
  'list-of-none': 'apiVersion: v1\nkind: List\nitems: []\n',
  'duplicate-in-list': list(namespace('a', 'kind: Namespace\n')),
  'content-on-the-mark': `${namespace('a')}--- {apiVersion: v1, kind: Namespce, metadata: {name: b}}\n`,
  'after-the-end': `${namespace('a')}...\n${wrong('b')}`,
  accents: namespace('größe-名前'),
};

/** Files that hold several documents, Lists, or YAML that readers disagree about. */
export const streams: readonly Sample[] = Object.entries(texts).map(([name, text]) => ({
  name: `stream.${name}.yaml`,
  text,
}));
