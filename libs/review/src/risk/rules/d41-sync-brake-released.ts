import { at, isRecord, listAt, textAt } from '../../tree/fields.ts';
import { edited, fieldsAt } from '../look/changed.ts';
import { hitAt } from '../look/hit.ts';
import { TWO_REVIEWERS, type Rule } from '../rule.ts';

const NIGHT = { kind: 'deny', schedule: '0 22 * * *', duration: '8h', applications: ['*'] };
const OFFICE = { kind: 'allow', schedule: '0 8 * * 1-5', duration: '9h', applications: ['*'] };
const windows = (...list: readonly unknown[]) => ({ set: { 'AppProject argocd/shop': { 'spec.syncWindows': list } } });
const flux = [{ name: 'prod', engine: 'flux' as const }];

export const d41: Rule = {
  id: 'D41',
  name: 'sync-brake-released',
  title: 'A sync window, a suspension or a sync by hand that held changes back goes',
  reason: 'The next commit, or everything that waited, reaches the cluster by itself.',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#suspend',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Look at what waits: `argocd app diff <app>` or `flux diff kustomization <name>`.',
    'Sync that once by hand, and see it healthy.',
    'Release the brake in a pull request of its own, at a time when somebody watches.',
  ],
  positive: [
    {
      name: 'a window that denies',
      decides: 'spec.syncWindows',
      both: windows(NIGHT, OFFICE),
      after: windows(OFFICE),
      object: 'argoproj.io/AppProject/argocd/shop',
      field: 'spec.syncWindows',
    },
    {
      name: 'syncs by hand in a window',
      decides: 'spec.syncWindows.manualSync',
      both: windows({ ...NIGHT, manualSync: false }),
      after: windows({ ...NIGHT, manualSync: true }),
      object: 'argoproj.io/AppProject/argocd/shop',
      field: 'spec.syncWindows[kind=deny].manualSync',
    },
    {
      name: 'an Application that syncs by itself now',
      decides: 'spec.syncPolicy.automated',
      before: { set: { 'Application argocd/shop': { 'spec.syncPolicy.automated': undefined } } },
      object: 'argoproj.io/Application/argocd/shop',
      field: 'spec.syncPolicy.automated',
    },
    {
      name: 'selfHeal switched off',
      decides: 'spec.syncPolicy.automated.selfHeal',
      after: { set: { 'Application argocd/shop': { 'spec.syncPolicy.automated.selfHeal': false } } },
      object: 'argoproj.io/Application/argocd/shop',
      field: 'spec.syncPolicy.automated.selfHeal',
    },
    {
      name: 'a Kustomization that resumes',
      decides: 'spec.suspend',
      clusters: flux,
      before: { set: { 'Kustomization flux-system/shop': { 'spec.suspend': true } } },
      object: 'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/shop',
      field: 'spec.suspend',
    },
  ],
  nearMiss: [
    {
      name: 'one more window that denies',
      decides: 'spec.syncWindows',
      both: windows(OFFICE),
      after: windows(NIGHT, OFFICE),
    },
    {
      name: 'no more syncs by hand in a window',
      decides: 'spec.syncWindows.manualSync',
      both: windows({ ...NIGHT, manualSync: true }),
      after: windows({ ...NIGHT, manualSync: false }),
    },
    {
      name: 'an Application that is synced by hand now',
      decides: 'spec.syncPolicy.automated',
      after: { set: { 'Application argocd/shop': { 'spec.syncPolicy.automated': undefined } } },
    },
    {
      name: 'a Kustomization that is suspended',
      decides: 'spec.suspend',
      clusters: flux,
      after: { set: { 'Kustomization flux-system/shop': { 'spec.suspend': true } } },
    },
  ],
  *inspect(comparison) {
    for (const change of edited(comparison, 'argoproj.io/AppProject')) {
      const [before, after] = [change.before, change.after].map(({ manifest }) => listAt(manifest.spec, 'syncWindows'));
      const held = before!.filter(isRecord).map(({ manualSync: _, ...window }) => window);
      const holds = new Set(after!.filter(isRecord).map(({ manualSync: _, ...window }) => JSON.stringify(window)));
      const gone = held.filter((window) => !holds.has(JSON.stringify(window)));
      const [field] = fieldsAt(change, 'spec.syncWindows');
      if (field !== undefined && (gone.some(denies) || (gone.length > 0 && after!.length === 0)))
        yield hitAt(change, { path: ['spec', 'syncWindows'], before, after }, 'a window that held syncs back goes');
      for (const one of fieldsAt(change, 'spec.syncWindows.*.manualSync'))
        if (one.path.length === 4 && one.after === true)
          yield hitAt(change, one, 'who syncs by hand passes the window now');
    }
    for (const change of edited(comparison, 'argoproj.io/Application', 'argoproj.io/ApplicationSet')) {
      const root = change.after.manifest.kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
      const automated = [change.before, change.after].map(({ manifest }) =>
        at(manifest, ...root, 'syncPolicy', 'automated'),
      );
      const [was, is] = automated.map((one) => isRecord(one) && one['enabled'] !== false);
      const [field] = fieldsAt(change, [...root, 'syncPolicy', 'automated'].join('.'));
      if (field === undefined || !is) continue;
      if (!was) yield hitAt(change, field, 'it syncs every commit by itself now');
      else {
        const heals = automated.map((one) => at(one, 'selfHeal') === true);
        if (heals[0] !== heals[1]) {
          const path = [...root, 'syncPolicy', 'automated', 'selfHeal'];
          const found = heals[1]!
            ? 'what somebody changed by hand is undone now'
            : 'what somebody changes by hand stays now';
          yield hitAt(change, { path, before: heals[0], after: heals[1] }, found);
        }
      }
    }
    const flux = ['kustomize.toolkit.fluxcd.io/Kustomization', 'helm.toolkit.fluxcd.io/HelmRelease'];
    for (const change of edited(comparison, ...flux))
      for (const field of fieldsAt(change, 'spec.suspend'))
        if (field.before === true) yield hitAt(change, field, 'everything that waited is applied at once');
  },
};

function denies(window: unknown): boolean {
  return textAt(window, 'kind') === 'deny';
}
