import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from './run.ts';

let folder: string;
const write = (path: string, content: string | object) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
};
const service = (name: string, port: unknown) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  port: ${JSON.stringify(port)}\n`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubeconform-wasm-test-'));
  const serviceSchema = { type: 'object', properties: { spec: { $ref: 'definitions.json#/definitions/spec' } } };
  write('schemas/master-standalone/service-v1.json', serviceSchema);
  write('schemas/master-standalone/definitions.json', {
    definitions: { spec: { type: 'object', properties: { port: { type: 'integer' } } } },
  });
  write('schemas/master-standalone/ingress-networking-v1.json', {
    type: 'object',
    'x-kubernetes-group-version-kind': [{ group: 'networking.k8s.io', version: 'v1', kind: 'Ingress' }],
  });
  write('schemas/master-standalone/cache-data-v1.json', { type: 'object' });
  write('schemas/master-standalone/remote-v1.json', { $ref: 'https://example.com/schema.json' });
  write('schemas/master-standalone/broken-v1.json', '{');
  write('manifests/b/good.yaml', service('good', 80));
  write('manifests/a.yml', `${service('one', 80)}---\n${service('two', 'http')}`);
  write('manifests/c.JSON', { apiVersion: 'v1', kind: 'Nothing', metadata: { name: 'c' } });
  write('manifests/notes.txt', 'no manifest');
  write('empty/notes.txt', 'no manifest');
  write('ingresses/kubernetes.yaml', 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\n');
  write('ingresses/stranger.yaml', 'apiVersion: networking.example.com/v1\nkind: Ingress\nmetadata: {name: b}\n');
  write('caches/one.yaml', 'apiVersion: data.example.com/v1\nkind: Cache\nmetadata: {name: a}\n');
  write('caches/two.yaml', 'apiVersion: data.other.com/v1\nkind: Cache\nmetadata: {name: b}\n');
  write('schemas.yaml', 'apiVersion: v1\nkind: Remote\n---\napiVersion: v1\nkind: Broken\n');
  symlinkSync(join(folder, 'missing'), join(folder, 'dangling.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const terminal = { stdin: () => undefined, version: 'kubeconform-wasm 1.2.3' };
const at = (path: string) => join(folder, path);
/** Runs it with the schemas above; paths of the test's folder are cut off. */
function outcome(...args: string[]) {
  const { exitCode, stdout, stderr } = run(['-schema-location', at('schemas'), ...args], terminal);
  expect(stderr).toBeUndefined();
  return [exitCode, ...(stdout ?? '').replaceAll(`${folder}/`, '').trimEnd().split('\n')];
}

it('validates the manifests of a folder, at any depth, in the order of their paths', () => {
  expect(outcome('-summary', '-verbose', at('manifests'))).toEqual([
    1,
    'manifests/a.yml - Service one is valid',
    expect.stringMatching(
      /^manifests\/a\.yml - Service two is invalid: .* at '\/spec\/port': got string, want integer$/,
    ),
    'manifests/b/good.yaml - Service good is valid',
    'manifests/c.JSON - Nothing c failed validation: could not find schema for Nothing of v1: there is no schemas/master-standalone/nothing-v1.json',
    'Summary: 4 resources found in 3 files - Valid: 2, Invalid: 1, Errors: 1, Skipped: 0',
  ]);
});

it('is fine with valid and skipped objects, and with paths that are to be ignored', () => {
  const args = ['-summary', '-skip', 'Nothing', '-ignore-filename-pattern', 'a\\.yml$', at('manifests')];
  expect(outcome(...args)).toEqual([
    0,
    'Summary: 2 resources found in 2 files - Valid: 1, Invalid: 0, Errors: 0, Skipped: 1',
  ]);
});

it('stops at the first error if told to', () => {
  const [exitCode, ...lines] = outcome('-verbose', '-summary', '-exit-on-error', at('manifests'));
  expect([exitCode, lines.length, lines.at(-1)]).toEqual([
    1,
    3,
    'Summary: 2 resources found in 1 file - Valid: 1, Invalid: 1, Errors: 0, Skipped: 0',
  ]);
});

it('rejects kinds', () => {
  expect(outcome('-reject', 'Service', at('manifests/b'))).toEqual([
    1,
    'manifests/b/good.yaml - Service good failed validation: prohibited resource kind Service',
  ]);
});

it('reads the standard input', () => {
  const stdin = () => new TextEncoder().encode(service('piped', 80));
  for (const files of [[], ['-']]) {
    const { exitCode, stdout } = run(['-schema-location', at('schemas'), '-verbose', '-summary', ...files], {
      ...terminal,
      stdin,
    });
    expect([exitCode, stdout]).toEqual([
      0,
      'stdin - Service piped is valid\nSummary: 1 resource found parsing stdin - Valid: 1, Invalid: 0, Errors: 0, Skipped: 0\n',
    ]);
  }
});

it('writes JSON', () => {
  const { stdout } = run(['-schema-location', at('schemas'), '-output', 'json', at('manifests/a.yml')], terminal);
  expect(JSON.parse(stdout ?? '')).toMatchObject({
    resources: [{ kind: 'Service', name: 'two', status: 'statusInvalid', validationErrors: [{ path: '/spec/port' }] }],
  });
});

it('does not pass what it has not read', () => {
  expect(outcome(at('empty'), at('nowhere'), at('dangling.yaml'), at('manifests/b'))).toEqual([
    1,
    'empty - failed validation: there is no .yaml, .yml or .json file in this folder',
    'nowhere - failed validation: it cannot be read (ENOENT)',
    'dangling.yaml - failed validation: it cannot be read (ENOENT)',
  ]);
  expect(outcome(at('manifests/notes.txt'))).toEqual([
    1,
    expect.stringContaining('manifests/notes.txt - failed validation'),
  ]);
});

it('refuses a file name of a schema that stands for two kinds', () => {
  expect(outcome(at('ingresses'))).toEqual([
    1,
    'ingresses/stranger.yaml - Ingress b failed validation: schemas/master-standalone/ingress-networking-v1.json would be the schema of both ' +
      'networking.k8s.io/v1/Ingress and networking.example.com/v1/Ingress: use {{ .Group }} in -schema-location',
  ]);
  expect(outcome(at('ingresses/stranger.yaml'))).toEqual([
    1,
    'ingresses/stranger.yaml - Ingress b failed validation: schemas/master-standalone/ingress-networking-v1.json is the schema of ' +
      'networking.k8s.io/v1/Ingress, not of networking.example.com/v1/Ingress: use {{ .Group }} in -schema-location',
  ]);
  expect(outcome('-verbose', at('caches'))).toEqual([
    1,
    'caches/one.yaml - Cache a is valid',
    expect.stringContaining('would be the schema of both data.example.com/v1/Cache and data.other.com/v1/Cache'),
  ]);
});

it('says which schema it could not use', () => {
  expect(outcome(at('schemas.yaml'))).toEqual([
    1,
    expect.stringMatching(
      /the schema for Remote of v1 does not compile: .*it lies on the network, which this program never uses: https:\/\/example\.com\/schema\.json$/,
    ),
    expect.stringMatching(/the schema for Broken of v1 does not compile: .*broken-v1\.json": unexpected EOF$/),
  ]);
});

it('refuses to run without schemas, without input and with a wrong flag', () => {
  expect(run([at('manifests')], terminal)).toEqual({
    exitCode: 1,
    stderr:
      'kubeconform-wasm: no schemas: name a folder of them with -schema-location (this program never uses a network)\n',
  });
  expect(run(['-schema-location', at('schemas')], terminal)).toEqual({
    exitCode: 1,
    stderr: 'kubeconform-wasm: nothing to read: name files or folders, or pipe a stream in\n',
  });
  expect(run(['-schema-location', 'default', at('manifests')], terminal)).toMatchObject({ exitCode: 1 });
  expect(run(['-strikt'], terminal)).toEqual({
    exitCode: 1,
    stderr: 'kubeconform-wasm: -strikt: there is no such flag; -h lists them\n',
  });
});

it('tells its version and its flags', () => {
  expect(run(['-v'], terminal)).toEqual({ exitCode: 0, stdout: 'kubeconform-wasm 1.2.3\n' });
  expect(run(['-h'], terminal)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('-schema-location value'),
  });
});
