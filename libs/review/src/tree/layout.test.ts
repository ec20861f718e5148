import { describe, expect, it } from 'vitest';
import { clustersLayout, layoutOf } from './layout.ts';

describe('clustersLayout', () => {
  it.each([
    ['clusters/eu/apps/order/a.yaml', 'eu', 'order'],
    ['generated/clusters/eu/gitops/order.yaml', 'eu', 'order'],
    ['clusters/eu/bootstrap/root.yaml', 'eu', ''],
    ['clusters/eu/apps.yaml', 'eu', ''],
    ['clusters/eu.yaml', '', ''],
    ['my-clusters/eu/a.yaml', '', ''],
    ['a.yaml', '', ''],
  ])('%s', (path, cluster, app) => expect(clustersLayout(path)).toEqual({ cluster, app }));
});

describe('layoutOf', () => {
  it.each([
    ['envs/{cluster}/{app}/**', 'envs/eu/order/sub/a.yaml', 'eu', 'order'],
    ['envs/{cluster}/{app}.yaml', 'envs/eu/order.yaml', 'eu', 'order'],
    ['*/{cluster}-{app}.*', 'x/eu-order-web.yml', 'eu', 'order-web'],
    ['{app}/**', 'order/a.yaml', '', 'order'],
    ['envs/{cluster}/**', 'envs/eu', '', ''],
    ['envs/{cluster}/*', 'envs/eu/sub/a.yaml', '', ''],
    ['a+b (c)/{cluster}/**', 'a+b (c)/eu/a.yaml', 'eu', ''],
  ])('%s reads %s', (pattern, path, cluster, app) => expect(layoutOf(pattern)(path)).toEqual({ cluster, app }));
});
