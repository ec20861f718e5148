import type { Check } from '../../../check.ts';
import { at, listAt, textAt } from '../../../fields.ts';
import { shown, stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

const freeze = { kind: 'deny', schedule: '0 0 24 12 *', duration: '72h', applications: ['*'] };

export const syncWindowsHold: Check = {
  id: 'A22',
  name: 'sync-windows-hold',
  title: 'A sync window holds: it names what it stops, and a way round it says who may take it',
  why: 'With `manualSync` everybody who may sync goes through a freeze; a window that names nothing stops nothing.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/'],
  fix: 'take `manualSync` away, or say in `description` when and by whom the window may be broken',
  good: [
    { name: 'no windows' },
    { name: 'a freeze', on: 'AppProject argocd/ordering', set: { 'spec.syncWindows': [freeze] } },
    {
      name: 'hours in which namespaces may sync',
      on: 'AppProject argocd/ordering',
      set: {
        'spec.syncWindows': [{ ...freeze, kind: 'allow', applications: [], namespaces: ['shop'], manualSync: false }],
      },
    },
    {
      name: 'a freeze that the engineer on call may break',
      on: 'AppProject argocd/ordering',
      set: {
        'spec.syncWindows': [
          {
            ...freeze,
            applications: undefined,
            clusters: ['in-cluster'],
            manualSync: true,
            description: 'on call only',
          },
        ],
      },
    },
  ],
  bad: [
    {
      name: 'everybody may break it',
      on: 'AppProject argocd/ordering',
      set: { 'spec.syncWindows': [freeze, { ...freeze, manualSync: true }] },
      at: 'spec.syncWindows[1].manualSync',
      found: 'manualSync true without a description',
    },
    {
      name: 'a description of nothing',
      on: 'AppProject argocd/ordering',
      set: { 'spec.syncWindows': [{ ...freeze, manualSync: true, description: ' ' }] },
      at: 'spec.syncWindows[0].manualSync',
      found: 'manualSync true without a description',
    },
    {
      name: 'it names nothing',
      on: 'AppProject argocd/ordering',
      set: { 'spec.syncWindows': [{ ...freeze, applications: [] }] },
      at: 'spec.syncWindows[0]',
      found: 'no applications, namespaces or clusters',
    },
    {
      name: 'neither allow nor deny',
      on: 'AppProject argocd/ordering',
      set: { 'spec.syncWindows': [{ ...freeze, kind: 'Deny' }] },
      at: 'spec.syncWindows[0].kind',
      found: 'kind "Deny"',
    },
  ],
  inspect: eachObject('argoproj.io', 'AppProject', function* (project) {
    for (const [i, window] of listAt(project, 'spec', 'syncWindows').entries()) {
      const path = ['spec', 'syncWindows', i];
      const kind = textAt(window, 'kind');
      if (kind !== 'allow' && kind !== 'deny') {
        yield { path: [...path, 'kind'], found: stated('kind', kind), allowed: 'allow or deny' };
      }
      if (!['applications', 'namespaces', 'clusters'].some((field) => listAt(window, field).length > 0)) {
        yield {
          path,
          found: 'no applications, namespaces or clusters',
          allowed: 'what it stops or lets through',
          fix: 'name them, e.g. applications: ["*"]',
        };
      }
      const manual = at(window, 'manualSync');
      if (manual === true && !textAt(window, 'description')?.trim()) {
        yield {
          path: [...path, 'manualSync'],
          found: `manualSync ${shown(manual)} without a description`,
          allowed: 'false, or a description of the emergency',
        };
      }
    }
  }),
};
