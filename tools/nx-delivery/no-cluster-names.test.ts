import { expect, it } from 'vitest';
import { namesIn } from './testing.ts';

const names = { clouds: ['aws', 'edge', 'local'], clusters: ['aws-prod', 'local'] };
const messages = (code: string) => namesIn(code, names);

const cloud =
  'Asks which cloud it is: ask its overlay, and add the question to libs/overlays/contract when it is missing.';
const name = 'Decides by the name of a cluster: state the difference as a fact in clusters/, and decide by that.';
const literal = (text: string, what: string) =>
  `"${text}" names a ${what}: take it from a fact or from an answer of the overlay.`;

it.each([
  ['cluster.cloud;', `1:9 ${cloud}`],
  ['anything?.cloud;', `1:11 ${cloud}`],
  ["cluster['cloud'];", `1:9 ${cloud}`],
  ['const { cloud } = cluster;', `1:9 ${cloud}`],
  ['const { cloud: which } = cluster;', `1:9 ${cloud}`],
  ['build(({ cluster: { cloud } }) => cloud);', `1:21 ${cloud}`],
])('%s asks which cloud it is', (code, message) => expect(messages(code)).toEqual([message]));

it.each([
  ['cluster.name === other;', 1],
  ['other !== context.cluster.name;', 11],
  ['cluster?.name === other;', 1],
  ['(cluster.name as string) === other;', 2],
  ['switch (cluster.name) {}', 9],
  ['switch (other) { case cluster.name: }', 23],
  ['sizes[cluster.name];', 7],
  ['cluster.name.startsWith(prefix);', 1],
  ['listed.includes(cluster.name);', 17],
  ['/prod/.test(cluster.name);', 13],
  ['Object.hasOwn(sizes, cluster.name);', 22],
  ['const { name } = cluster; name === other;', 27],
  ['const { name: n } = context.cluster; n in sizes;', 38],
  ["const { name = '' } = cluster; name === other;", 32],
  ['const id = cluster.name; id === other;', 26],
  ['const f = ({ cluster: { name } }) => name === other;', 38],
  ['const f = ({ name }: Cluster) => name === other;', 34],
  ["const f = (one: Pick<Cluster, 'name'>) => one.name === other;", 43],
  ['define({ clusters: ({ name }) => name === other });', 34],
  ['define({ clusters: (one) => one.name === other });', 29],
])('%s decides by the name of a cluster', (code, column) => expect(messages(code)).toEqual([`1:${column} ${name}`]));

it.each([
  ["f('aws');", `1:3 ${literal('aws', 'cloud')}`],
  ['f(`aws-prod`);', `1:3 ${literal('aws-prod', 'cluster')}`],
  ["const sizes = { 'aws-prod': 1 };", `1:17 ${literal('aws-prod', 'cluster')}`],
  ["type Known = 'aws' | 'other';", `1:14 ${literal('aws', 'cloud')}`],
  ["kind === 'edge';", `1:10 ${literal('edge', 'cloud')}`],
  ["const roles = ['edge'];", `1:16 ${literal('edge', 'cloud')}`],
  ["switch (kind) { case 'edge': }", `1:22 ${literal('edge', 'cloud')}`],
  ["f({ kind: 'local' });", `1:11 ${literal('local', 'cloud')}`],
])('%s names a cluster or a cloud', (code, message) => expect(messages(code)).toEqual([message]));

it.each([
  "role === 'edge' || cluster.role !== 'local';",
  "['edge', 'local'].includes(cluster.role);",
  "switch (role) { case 'edge': }",
  "f({ role: 'edge' });",
  'const owner = { name: cluster.name, zone: `api.${cluster.name}` };',
  'overlay.registry(cluster); owner(cluster.name);',
  'if (cluster.name.length > 24) refuse();',
  'const { name, owner } = app; name === other;',
  'app.name === other;',
  'const f = ({ name }: App) => name === other;',
  'const f = (name) => name === other;',
  'f({ aws: 1, local: 2 });',
  "f('aws-something', 'svc.cluster.local', 'Local');",
  "import { x } from './aws.ts';",
])('%s is fine', (code) => expect(messages(code)).toEqual([]));
