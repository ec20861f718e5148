import { createNodesV2 } from '@delivery/nx-delivery';
import { apps } from 'delivery:apps';
import { expect, it } from 'vitest';
import { root } from './fleet.ts';

const [, create] = createNodesV2;

/** Nx cannot run a component: it reads the lines of its file. What it takes from them has to be what the component says. */
it.each(apps)('Nx knows what $folder renders from, and where to', ({ folder, component }) => {
  const nodes = create([`${folder}/component.ts`], undefined, { workspaceRoot: root });
  const [inputs] = nodes.map(([, { projects }]) => projects[folder]?.targets['check']?.inputs);
  const has = (fileset: string) => inputs?.includes(`{workspaceRoot}/${fileset}`);
  expect(has(`generated/clusters/*/apps/${component.name}/**/*`)).toBe(true);
  expect(has('apps/*/*/component.ts')).toBe(component.readsCatalog === true);
  expect(has('generated/clusters/*/bootstrap/**/*')).toBe(component.folder === 'bootstrap');
  expect(has('generated/crds/**/*')).toBe(component.shared !== undefined);
});
