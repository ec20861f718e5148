import type { Manifest } from '@delivery/manifest';
import { objects } from '../committed.ts';
import type { Pair } from '../pair.ts';
import { environmentSlices } from '../slices.ts';

/** Apps that a new one may be a copy of, and what the new one is called: none of them has a host name of its own. */
const COPIES = { order: ['basket', 'returns'], payment: ['refund', 'payout'], user: ['profile', 'address'] };
const TEAM: Readonly<Record<string, string>> = { order: 'ordering', payment: 'payments', user: 'accounts' };

/** Half of them belong to a team of their own, half to that of the app that they are a copy of. */
export const newApp = (): Pair[] =>
  Object.entries(COPIES).flatMap(([app, names]) =>
    names.flatMap((name) =>
      [true, false].flatMap((ownTeam) =>
        environmentSlices.map((slice) => ({
          kind: 'new-app' as const,
          what: `${name}, a copy of ${app} for ${ownTeam ? 'a new team' : `the team ${TEAM[app]}`}, ${slice.name}`,
          before: new Map<string, Manifest>(),
          after: copies(app, name, slice.has, ownTeam),
        })),
      ),
    ),
  );

function copies(
  app: string,
  name: string,
  isOn: (cluster: string) => boolean,
  ownTeam: boolean,
): Map<string, Manifest> {
  const team = TEAM[app]!;
  const renamed = (text: string) => replaced(text, app, name);
  const moved = (text: string) => (ownTeam ? replaced(renamed(text), team, `${name}-team`) : renamed(text));
  const found = new Map<string, Manifest>();
  for (const { path, cluster, app: folder, manifest } of objects) {
    if (!isOn(cluster)) continue;
    const { namespace, name: own } = manifest.metadata;
    const isOfApp =
      folder === app || (namespace === app && folder !== 'tenancy') || (manifest.kind === 'Namespace' && own === app);
    const isOfTeam = folder === 'tenancy' && own === team;
    if (isOfApp || (isOfTeam && (ownTeam || namespace === app)))
      found.set(moved(path), mapped(manifest, moved) as Manifest);
    else {
      const other = naming(manifest, app, name, ownTeam);
      if (other) found.set(path, other);
    }
  }
  return found;
}

interface Naming {
  readonly destinations?: { namespace: string; server: string }[];
  readonly dependsOn?: { name: string }[];
}

/** What names the app that the new one is a copy of, and has to name the new one too: projects, and what waits for every app. */
function naming(manifest: Manifest, app: string, name: string, ownTeam: boolean): Manifest | undefined {
  if (manifest.kind !== 'AppProject' && manifest.kind !== 'Kustomization') return undefined;
  const copy = structuredClone(manifest);
  const { destinations, dependsOn } = copy['spec'] as Naming;
  const destination = destinations?.find(({ namespace }) => namespace === app);
  if (destination && !(ownTeam && manifest.metadata.name === TEAM[app]))
    destinations!.push({ ...destination, namespace: name });
  else if (dependsOn?.some((one) => one.name === app)) dependsOn.push({ name });
  else return undefined;
  return copy;
}

function mapped(value: unknown, text: (text: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, text)]));
}

/** Whole words only: `order`, `order-kafka` and `delivery/order`, but neither `ordering` nor `runAsUser`. */
function replaced(text: string, from: string, to: string): string {
  return text.replace(new RegExp(`(?<![A-Za-z0-9])${from}(?![A-Za-z0-9])`, 'g'), to);
}
