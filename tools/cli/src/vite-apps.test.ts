import { tempFolder } from '@delivery/tree/testing';
import { createServer } from 'vite';
import { expect, it } from 'vitest';
import { viteApps } from '../bin/vite-apps.js';

it('gives Vite every app of the repository in code unit order', async () => {
  const component = (name: string) => `export default { name: '${name}' };\n`;
  const root = tempFolder({
    'apps/services/payment/component.ts': component('payment'),
    'apps/services/order/component.ts': component('order'),
    'apps/foundation/crds/component.ts': component('crds'),
    'apps/services/notes/README.md': '',
    'apps/README.md': '',
  });
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [viteApps(root)],
    server: { middlewareMode: true, watch: null, ws: false },
  });
  const { apps } = await server.ssrLoadModule('delivery:apps');
  await server.close();
  expect(apps).toEqual([
    { folder: 'apps/foundation/crds', component: { name: 'crds' } },
    { folder: 'apps/services/order', component: { name: 'order' } },
    { folder: 'apps/services/payment', component: { name: 'payment' } },
  ]);
});
