import type { App } from '@delivery/catalog';
import type { RenderedObject } from '@delivery/component';
import { didYouMean, Refusal, type Finding } from '@delivery/findings';
import type { Cluster } from '@delivery/fleet';
import { nameOf } from '@delivery/manifest';
import { fieldsOf, findField } from '@delivery/review';
import type { Model } from '../model.ts';
import { inRingOrder } from '../ring-order.ts';
import { targetOf } from '../show/target.ts';
import type { Synthesis } from '../synth.ts';

export interface Question {
  /** `[[<namespace>/]<Kind>/]<name>`, or a path of generated/. */
  readonly object: string;
  /** E.g. `spec.template.spec.containers[name=order].image`. @default - the whole object */
  readonly field?: string;
  /** @default - that of the path, else the first in ring order that has the object */
  readonly cluster?: string;
}

/** An object on one cluster. */
export interface Placed {
  readonly cluster: Cluster;
  readonly object: RenderedObject;
}

/** What a question is about. */
export interface Asked extends Placed {
  readonly app: App;
  /** Absent for the whole object. */
  readonly field?: string;
  /** The same object on other clusters, in the order in which a change reaches them. */
  readonly others: readonly Placed[];
}

/** @throws Refusal (2) for an object, a cluster or a field that is not there */
export function askedFor({ object, field, cluster }: Question, model: Model, files: Synthesis['files']): Asked {
  const target = targetOf(object, model, files);
  if (target.shows !== 'object') throw noObject(object, target.shows);
  const places = inRingOrder(model.fleet).flatMap((cluster) =>
    target.files.filter((file) => file.cluster === cluster.name).map((file) => ({ cluster, object: file })),
  );
  const placed = placeOn(cluster ?? places.find((place) => place.object.path === object)?.cluster.name, places);
  if (placed === undefined) throw notThere(object, cluster, places);
  if (field !== undefined && findField(placed.object.manifest, field) === undefined) throw noField(field, placed);
  const app = model.catalog.apps.find(({ name }) => name === placed.object.app);
  if (app === undefined) throw new Error(`${placed.object.path} is of no app`);
  const others = places.filter((place) => place !== placed);
  return { ...placed, app, others, ...(field !== undefined && { field }) };
}

function placeOn(cluster: string | undefined, places: readonly Placed[]): Placed | undefined {
  return cluster === undefined ? places[0] : places.find((place) => place.cluster.name === cluster);
}

function noObject(name: string, shows: 'app' | 'cluster' | 'file'): Refusal {
  const what = shows === 'app' ? 'an app' : `a ${shows}`;
  return refuse('<object>', {
    id: 'no-object',
    found: `"${name}", which is ${what}`,
    allowed: '[<namespace>/]<Kind>/<name>, or a path of generated/',
    fix: `name one of its objects; \`npm run delivery -- show ${name}\` shows what it is`,
  });
}

function notThere(object: string, cluster: string | undefined, places: readonly Placed[]): Refusal {
  const names = places.map((place) => place.cluster.name);
  if (names.length === 0) {
    return refuse('<object>', {
      id: 'object-of-cluster',
      found: `"${object}", which clusters share`,
      allowed: 'objects of a cluster: only they hang on facts',
      fix: `\`npm run delivery -- show ${object}\` shows what makes it`,
    });
  }
  const found = `"${cluster}", which does not have ${object}`;
  return refuse('--cluster', {
    id: 'object-on-cluster',
    found,
    allowed: names.join(', '),
    fix: didYouMean(cluster ?? '', names),
  });
}

function noField(field: string, { cluster, object: { manifest } }: Placed): Refusal {
  return refuse('<field>', {
    id: 'field-is-there',
    found: `"${field}", which ${nameOf(manifest)} on ${cluster.name} does not have`,
    allowed: 'a field as in spec.template.spec.containers[name=order].image',
    fix: didYouMean(field, fieldsOf(manifest)),
  });
}

function refuse(subject: string, words: Pick<Finding, 'id' | 'found' | 'allowed' | 'fix'>): Refusal {
  return new Refusal(2, [{ severity: 'error', subject, ...words }]);
}
