import { emit } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { repository } from '../../testing/repository.ts';
import { made, object, synthesis } from '../../testing/test-fleet.ts';
import { clusterIn, testModel } from '../../testing/test-model.ts';
import { validateRendered } from './validate-rendered.ts';

const settings = (app: string) => {
  const manifest = object('v1', 'ConfigMap', `${app}/settings`, { data: { debug: true } });
  return made('aws', app, manifest, emit(manifest));
};
const rendering = {
  ...synthesis([settings('order'), settings('payment')]),
  model: testModel({ clusters: [clusterIn('canary', 'aws')] }),
};
const deps = { root: repository, assets: repository, env: {}, cache: false };

const schemaFindings = async (app?: string) => {
  const { findings } = await validateRendered(rendering, app === undefined ? {} : { app }, deps);
  return findings.filter(({ id }) => id === 'schema').map(({ at, clusters }) => [at?.file, clusters]);
};

it('looks at what was rendered, without a file', async () => {
  expect(await schemaFindings()).toEqual([
    ['generated/clusters/aws/apps/order/order/configmap_settings.yaml', ['aws']],
    ['generated/clusters/aws/apps/payment/payment/configmap_settings.yaml', ['aws']],
  ]);
});

it('tells of one app only what its own objects have', async () => {
  expect(await schemaFindings('payment')).toEqual([
    ['generated/clusters/aws/apps/payment/payment/configmap_settings.yaml', ['aws']],
  ]);
});
