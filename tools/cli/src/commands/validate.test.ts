import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { config, findings, validate } from '../testing/run-validate.ts';

describe('folders and files from anywhere', () => {
  it('is 0 for what is valid, and says what it has seen', async () => {
    const files = {
      'rendered/a.yaml': config('a'),
      'rendered/deep/b.yml': `# Source: b\n---\n${config('b')}---\n${config('c')}`,
      'rendered/c.json': '{"apiVersion":"v1","kind":"List","items":[]}',
      'rendered/values.yaml': 'replicas: 3\n',
      'rendered/NOTES.txt': 'kind: nonsense',
      'rendered/.hidden/x.yaml': 'kind: nonsense',
    };
    const { exitCode, stdout, stderr } = await validate(files, 'rendered --policy none');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toBe(
      'validating\n3 objects: 3 valid, 0 invalid, 0 errors, 0 skipped\n1 file is no Kubernetes object: rendered/values.yaml\n',
    );
  });

  it('tells line, field and next step of what is not', async () => {
    const text = `${config('a')}---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  replcas: 3
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec:
      containers:
        - name: shop
          image: shop
          ports: [{containerPort: "80"}]
---
apiVersion: v1
kind: Service
metadata: {name: shop}
spec: {ports: [{port: yes}]}
`;
    const { exitCode, stdout } = await validate({ 'a.yaml': text }, 'a.yaml --policy none');
    expect(exitCode).toBe(1);
    expect(stdout).toBe(`error a.yaml:10:3 schema
  Deployment shop, spec.replcas
  found    the field "replcas"
  allowed  only fields that the API server knows
  fix      did you mean "replicas"?

error a.yaml:18:20 schema
  Deployment shop, spec.template.spec.containers[0].ports[0].containerPort
  found    the string "80"
  allowed  integer
  fix      write 80, without quotes

error a.yaml:23:17 schema
  Service shop, spec.ports[0].port
  found    the boolean true
  allowed  integer
  fix      write it as integer
`);
  });

  it('reads stdin', async () => {
    expect(await findings({}, '- --policy none', config('a', 'dta: {}\n'))).toEqual({
      exitCode: 1,
      lines: ['stdin:5 schema: the field "dta" → did you mean "data"?'],
    });
  });

  it('runs the checks of the restricted standard unless told otherwise', async () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostNetwork: true\n  containers: [{name: a, image: a}]\n';
    const ids = async (line: string) => {
      const { lines } = await findings({ 'a.yaml': pod }, `a.yaml ${line}`);
      return [...new Set(lines.map((text) => text.split(' ')[1]?.replace(':', '')))];
    };
    const [none, baseline, restricted, all] = await Promise.all(
      ['--policy none', '--policy baseline', '', '--policy all'].map(ids),
    );
    expect(none).toEqual([]);
    expect(baseline).toEqual(['W14']);
    expect(restricted).toContain('W01');
    expect(all?.length).toBeGreaterThan(restricted?.length ?? 0);
  });

  it('counts a file once that is given twice, and a folder once that a link leads to again', async () => {
    const { cwd, run } = await validate({ 'a/a.yaml': config('a') }, 'a');
    symlinkSync(join(cwd, 'a'), join(cwd, 'a/again'));
    symlinkSync(join(cwd, 'a/a.yaml'), join(cwd, 'b.yaml'));
    const { stderr } = await run('a a/a.yaml b.yaml . --policy none');
    expect(stderr).toContain('1 object: 1 valid');
  });

  it('names the clusterless objects of a list by their place in it', async () => {
    const list =
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a}\n  dta: {}\n';
    expect((await findings({ 'a.yaml': list }, 'a.yaml --policy none')).lines).toEqual([
      'a.yaml:7 schema: the field "dta" → did you mean "data"?',
    ]);
  });
});

describe('kinds', () => {
  const widget = 'apiVersion: shop.example/v1\nkind: Widget\nmetadata: {name: a}\nspec: {size: big}\n';
  const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.shop.example}
spec:
  group: shop.example
  scope: Namespaced
  names: {kind: Widget, plural: widgets, singular: widget, listKind: WidgetList}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: {type: object, properties: {size: {type: integer}}}
`;

  it('without a schema are an error that says how to supply it', async () => {
    const { exitCode, lines } = await findings({ 'a.yaml': widget }, 'a.yaml --policy none');
    expect({ exitCode, lines }).toEqual({
      exitCode: 1,
      lines: [
        'a.yaml:2 schema: Widget of shop.example/v1, of which no schema is known → ' +
          'give its CustomResourceDefinition with `--crds <path>`, or its JSON schema with `--schemas <folder>`',
      ],
    });
    const { stderr } = await validate({ 'a.yaml': widget }, 'a.yaml --policy none');
    expect(stderr).toContain('1 object: 0 valid, 0 invalid, 1 error, 0 skipped');
  });

  it.each([
    [
      'kind: Deploymnt',
      'apps/v1',
      'a.yaml:2 schema: Deploymnt of apps/v1, of which no schema is known → did you mean "Deployment"?',
    ],
    [
      'kind: Deployment',
      'apps/v2',
      'a.yaml:1 schema: Deployment of apps/v2, of which no schema is known → did you mean "apps/v1"?',
    ],
    [
      'kind: PodDisruptionBudget',
      'policy/v1beta1',
      'a.yaml:1 schema: PodDisruptionBudget of policy/v1beta1, which Kubernetes serves no more since 1.25 → use PodDisruptionBudget of policy/v1',
    ],
  ])('tells what was meant by %s of %s', async (kind, apiVersion, expected) => {
    const text = `apiVersion: ${apiVersion}\n${kind}\nmetadata: {name: a}\n`;
    expect((await findings({ 'a.yaml': text }, 'a.yaml --policy none')).lines).toEqual([expected]);
  });

  const sizeIsText = (file: string, line: number) => `${file}:${line} schema: the string "big" → write it as integer`;

  it('are learnt from definitions beside the objects, and from --crds', async () => {
    expect((await findings({ 'a.yaml': `${crd}---\n${widget}` }, 'a.yaml --policy none')).lines).toEqual([
      sizeIsText('a.yaml', 21),
    ]);
    const files = { 'a.yaml': widget, 'crds/deep/widget.yaml': crd };
    expect((await findings(files, 'a.yaml --crds crds --policy none')).lines).toEqual([sizeIsText('a.yaml', 4)]);
    expect((await findings(files, 'a.yaml --crds crds/deep/widget.yaml --policy none')).lines).toHaveLength(1);
  });

  it.each(['shop.example/widget_v1.json', 'v1.36.0-standalone-strict/widget-shop-v1.json', 'Widget-shop-v1.json'])(
    'are learnt from --schemas, of %s',
    async (name) => {
      const schema = { type: 'object', properties: { spec: { properties: { size: { type: 'integer' } } } } };
      const files = { 'a.yaml': widget, [`schemas/${name}`]: JSON.stringify(schema) };
      expect((await findings(files, 'a.yaml --schemas schemas --policy none')).lines).toEqual([
        sizeIsText('a.yaml', 4),
      ]);
    },
  );

  it('of schema files that are none are refused', async () => {
    const { exitCode, stderr } = await validate(
      { 'a.yaml': widget, 'schemas/widget-shop-v1.json': '[1]' },
      'a.yaml --schemas schemas',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error schemas/widget-shop-v1.json schema-file\n  --schemas\n  found    no JSON schema\n');
  });

  it('are those of the version that is asked for', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
    const { exitCode } = await validate({ 'a.yaml': text }, 'a.yaml --policy none --kubernetes-version v1.35.2');
    expect(exitCode).toBe(0);
    const refused = await validate({ 'a.yaml': text }, 'a.yaml --kubernetes-version 1.12');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('found    "1.12"\n');
    expect(refused.stderr).toContain('fix      the nearest is 1.34\n');
  });
});

describe('what cannot be read', () => {
  it('exits with 3, and does not hide the rest', async () => {
    const { exitCode, lines } = await findings(
      { 'a.yaml': `${config('a')}data: {b: !x c}\n---\n${config('b', 'dta: {}\n')}` },
      'a.yaml --policy none',
    );
    expect(exitCode).toBe(3);
    expect(lines).toEqual([
      'a.yaml:5 yaml-tag: the tag "!x" → remove it; quotes make a value a text',
      'a.yaml:11 schema: the field "dta" → did you mean "data"?',
    ]);
  });

  it('is what YAML 1.1 and the schema disagree about', async () => {
    const text = config('a', 'data:\n  debug: yes\n  mode: 0777\n');
    expect((await findings({ 'a.yaml': text }, 'a.yaml --policy none')).lines).toEqual([
      'a.yaml:6 schema: the boolean true → write "true", in quotes',
      'a.yaml:7 schema: the number 511 → write "511", in quotes',
    ]);
  });

  it.each<[string, string, number, string]>([
    ['nothing', '', 3, 'no document'],
    ['comments', '# nothing\n', 3, 'no document'],
    ['values', 'a: 1\n', 3, 'no Kubernetes object in stdin'],
  ])('is refused when it is %s', async (_, stdin, code, found) => {
    const { exitCode, stderr } = await validate({}, '-', stdin);
    expect(exitCode).toBe(code);
    expect(stderr).toContain(`error no-objects\n  stdin\n  found    ${found}\n`);
  });

  it.each([
    ['renderd', '<path>', '"renderd"', 'did you mean "rendered"?'],
    ['rendered --crds cds', '--crds', '"cds"', 'paths start in the folder the command runs in'],
    ['rendered --schemas elsewhere/x', '--schemas', '"elsewhere/x"', 'paths start in the folder the command runs in'],
  ])('is refused when it is not there: %s', async (line, subject, found, fix) => {
    const { exitCode, stderr } = await validate({ 'rendered/a.yaml': config('a') }, line);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      `error path-exists\n  ${subject}\n  found    ${found}\n  allowed  a file or folder\n  fix      ${fix}\n`,
    );
  });

  it('is refused when it is nothing, outside of the repository', async () => {
    const { exitCode, stderr } = await validate({}, '');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      'error no-repository\n  delivery validate\n  found    no path, outside of the repository\n',
    );
  });

  it('of options for paths is refused without a path', async () => {
    const { exitCode, stderr } = await validate({}, '--kubernetes-version 1.36 --crds x');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('found    option "--kubernetes-version" without a path\n');
    expect(stderr).toContain('found    option "--crds" without a path\n');
  });
});
