import type { App } from '@delivery/catalog';
import type { RenderedObject } from '@delivery/component';
import { didYouMean, Refusal, type Finding } from '@delivery/findings';
import type { Cluster } from '@delivery/fleet';
import type { Model } from '../model.ts';
import type { Synthesis } from '../synth.ts';
import { matches, shortened, spelled } from './object-names.ts';

/** What somebody asks about. */
export type Target =
  | { readonly shows: 'app'; readonly app: App }
  | { readonly shows: 'cluster'; readonly cluster: Cluster }
  /** The files of one object, a cluster each. */
  | { readonly shows: 'object'; readonly files: readonly RenderedObject[] }
  /** A file that holds no object. */
  | { readonly shows: 'file'; readonly path: string; readonly app?: string; readonly source: string };

type Files = Synthesis['files'];

/** How many objects a message lists before it only counts them. */
const LISTED = 8;

/**
 * The one thing that a name means: an app or its folder, a cluster or its file, an object as `[<namespace>/]<Kind>/<name>` or by its name
 * alone, or a path of generated/. An app comes before a cluster, and both before an object; `app/…` and `cluster/…` say which is meant.
 *
 * @throws Refusal (2) when it means nothing, or several objects
 */
export function targetOf(name: string, { fleet, catalog }: Model, files: Files): Target {
  const asked = name.replace(/^\.\//, '').replace(/\/$/, '');
  const app = catalog.apps.find((one) => isNamed(asked, `app/${one.name}`, one));
  if (app) return { shows: 'app', app };
  const cluster = fleet.clusters.find((one) => isNamed(asked, `cluster/${one.name}`, one));
  if (cluster) return { shows: 'cluster', cluster };
  const plain = files.get(asked);
  if (plain && plain.manifest === undefined) {
    return { shows: 'file', path: asked, ...(plain.app !== undefined && { app: plain.app }), source: plain.source };
  }
  const objects = objectsIn(files);
  const [object, ...others] = [...objects.values()].filter((all) =>
    all.some(({ path, manifest }) => path === asked || matches(asked, manifest)),
  );
  if (object === undefined) {
    const short = [...catalog.apps, ...fleet.clusters].map((one) => one.name);
    throw unknown(name, candidates(asked, short, files));
  }
  if (others.length > 0) throw ambiguous(name, [object, ...others]);
  return { shows: 'object', files: object };
}

function isNamed(asked: string, qualified: string, { name, folder }: { name: string; folder?: string }): boolean {
  if (asked === name || asked === qualified) return true;
  return folder === undefined ? asked === `clusters/${name}.yaml` : `${asked}/`.startsWith(`${folder}/`);
}

/** The files of each object, by the one way to name it. */
function objectsIn(files: Files): ReadonlyMap<string, readonly RenderedObject[]> {
  const objects = new Map<string, RenderedObject[]>();
  for (const [path, { app, manifest, ...file }] of files) {
    if (manifest === undefined || app === undefined) continue;
    const object = { ...file, path, app, manifest };
    const all = objects.get(spelled(manifest));
    if (all === undefined) objects.set(spelled(manifest), [object]);
    else all.push(object);
  }
  return objects;
}

/** What was plausibly meant: a path for a path, an object for what looks like one. */
function candidates(asked: string, short: readonly string[], files: Files): Iterable<string> {
  if (asked.startsWith('generated/')) return files.keys();
  const parts = asked.split('/').length;
  if (parts === 1) return short;
  return new Set([...files.values()].flatMap(({ manifest }) => (manifest ? shortened(manifest, parts) : [])));
}

function unknown(name: string, known: Iterable<string>): Refusal {
  return refuse('unknown-name', {
    found: `"${name}", which is no app, no cluster and no rendered object`,
    allowed: '<app>, <cluster>, [<namespace>/]<Kind>/<name>, or a path of generated/',
    fix: didYouMean(name, known),
  });
}

function ambiguous(name: string, objects: readonly (readonly RenderedObject[])[]): Refusal {
  const names = objects.flatMap(([first]) => (first ? spelled(first.manifest) : [])).sort();
  const more = names.length > LISTED ? [`… (${names.length} in all)`] : [];
  return refuse('ambiguous-name', {
    found: `"${name}", which ${names.length} objects have`,
    allowed: [...names.slice(0, LISTED), ...more].join('\n'),
    fix: 'name one of them',
  });
}

function refuse(id: string, words: Pick<Finding, 'found' | 'allowed' | 'fix'>): Refusal {
  return new Refusal(2, [{ id, severity: 'error', subject: '<name>', ...words }]);
}
