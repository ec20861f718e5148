import { blobId } from '@delivery/git';
import { expect, it } from 'vitest';
import { nodeFs } from './fs.ts';
import { planTree } from './plan-tree.ts';
import { configMap, rendered, tempFolder, watchedFs, writeFiles } from './testing/index.ts';
import { writeTree } from './write-tree.ts';

const A = 'generated/clusters/local/apps/order/order/configmap_a.yaml';
const B = 'generated/clusters/local/apps/order/order/configmap_b.yaml';

it('writes nothing', () => {
  const root = tempFolder({ [A]: 'old\n', 'generated/foreign': '' });
  const writes: string[] = [];
  planTree(root, rendered({ [A]: 'new\n' }), { fs: watchedFs((call) => writes.push(call)) });
  expect(writes).toEqual([]);
});

it('calls a file a hand edit when neither HEAD nor the last synth knows it', () => {
  const root = tempFolder();
  writeTree(root, rendered({ [A]: 'synth\n', [B]: configMap('b', 'order') }));
  const plan = (committed: string) =>
    planTree(root, rendered({ [A]: 'next\n' }), { head: () => new Map([[A, blobId(committed)]]) }).handEdits;
  expect(plan('committed\n')).toEqual([]); // the last synth wrote it
  writeFiles(root, { [A]: 'committed\n' });
  expect(plan('committed\n')).toEqual([]); // git switch
  writeFiles(root, { [A]: 'edited\n', [B]: configMap('b', 'order', 'edited') });
  expect(plan('committed\n')).toEqual([A, B]);
  expect(planTree(root, rendered({ [A]: 'edited\n' }), { head: () => new Map() }).handEdits).toEqual([B]); // A is as rendered
});

it('does not ask git while everything is as rendered', () => {
  const root = tempFolder({ [A]: 'a\n' });
  const head = () => {
    throw new Error('asked');
  };
  expect(planTree(root, rendered({ [A]: 'a\n' }), { head })).toMatchObject({ unchanged: 1, handEdits: [] });
});

it('cannot tell without a commit and a last synth', () => {
  const root = tempFolder({ [A]: 'edited\n' });
  expect(planTree(root, rendered({ [A]: 'a\n' }), { head: () => undefined }).handEdits).toEqual([]);
});

it('survives a last synth that is not readable', () => {
  const root = tempFolder({ [A]: 'edited\n', 'node_modules/.cache/delivery/last-synth.json': '{"gene' });
  expect(planTree(root, rendered({ [A]: 'a\n' }), { head: () => new Map() }).handEdits).toEqual([A]);
});

it('says that the tree is unfinished, and then knows no hand edits', () => {
  const root = tempFolder({ [A]: 'half\n', 'generated/.unfinished': '' });
  const changes = planTree(root, rendered({ [A]: 'a\n' }), { fs: nodeFs, head: () => new Map() });
  expect(changes).toMatchObject({ unfinished: true, handEdits: [], changed: [A] });
});
