import type { Group, Hit, ObjectField, ObjectReport, ObjectTexts } from '@delivery/review';

/** A change of one object on some clusters, from which its part of a report is made. */
export interface SampleChange {
  readonly title: string;
  readonly app: string;
  readonly apiGroup: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly operation: ObjectReport['operation'];
  readonly effect: ObjectReport['effect'];
  readonly verdict: ObjectReport['verdict'];
  readonly clusters: readonly string[];
  readonly outliers?: Group['outliers'];
  readonly from?: string;
  /** Line of `after`, else of `before`, that holds the text `at`. */
  readonly fields?: readonly (Omit<ObjectField, 'line'> & { readonly at: string })[];
  readonly before?: (cluster: string) => string;
  readonly after?: (cluster: string) => string;
  /** Rules that hit it, each on its clusters. */
  readonly hits?: readonly Omit<Hit, 'cluster' | 'app' | 'object' | 'file' | 'subject' | 'blast'>[];
}

export interface Sampled {
  readonly group: Group;
  readonly objects: readonly ObjectReport[];
  readonly hits: readonly Hit[];
  readonly texts: readonly (readonly [string, ObjectTexts])[];
}

export const idOf = (change: SampleChange, cluster: string): string =>
  `${cluster}/${change.apiGroup}/${change.kind}/${change.namespace}/${change.name}`;

const fileOf = ({ app, namespace, kind, apiGroup, name }: SampleChange, cluster: string): string => {
  const type = [kind.toLowerCase(), apiGroup].filter(Boolean).join('.');
  return `generated/clusters/${cluster}/apps/${app}/${namespace}/${type}_${name}.yaml`;
};

/** @param firstHit - how many hits the report has already */
export function sampled(change: SampleChange, of: number, firstHit: number): Sampled {
  const { app, kind, namespace, name, operation, effect, verdict, clusters } = change;
  const { apiGroup, title, outliers = [], from, fields = [], hits = [] } = change;
  const id = `${app}-${title}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const subject = `${kind} ${namespace}/${name}`;
  const lineOf = (at: string, cluster: string) => {
    const text = (change.after ?? change.before)?.(cluster) ?? '';
    return text.slice(0, Math.max(0, text.indexOf(at))).split('\n').length;
  };
  const allHits = clusters.flatMap((cluster) =>
    hits.map((hit): Hit => {
      const [cloud = '', stage] = cluster.split('-');
      const rings = [stage === 'prod' ? 'production' : 'staging'];
      const blast = { pods: 3, volumeBytes: 3 * 20 * 1024 ** 3, clusters: [cluster], clouds: [cloud], rings };
      return { ...hit, cluster, app, object: idOf(change, cluster), file: fileOf(change, cluster), subject, blast };
    }),
  );
  const objects = clusters.map((cluster, at): ObjectReport => {
    const both = {
      id: idOf(change, cluster),
      cluster,
      app,
      kind,
      group: apiGroup,
      namespace,
      name,
      operation,
      effect,
      verdict,
    };
    const file = fileOf(change, cluster);
    return {
      ...both,
      ...(from !== undefined && { from }),
      ...{ file, made: `apps/services/${app}/component.ts:${12 + (name.length % 40)}` },
      fields: fields.map(({ at: text, ...field }) => ({ ...field, line: lineOf(text, cluster) })),
      groups: [id],
      hits: hits.map((_, hit) => firstHit + at * hits.length + hit),
    };
  });
  const groupFields = fields.map(({ at: _, ...field }) => field);
  const ids = objects.map((object) => object.id);
  const group = {
    id,
    title,
    app,
    subject,
    operation,
    effect,
    verdict,
    fields: groupFields,
    clusters,
    of,
    outliers,
    objects: ids,
  };
  const texts = clusters.map((cluster) => {
    const [before, after] = [change.before?.(cluster), change.after?.(cluster)];
    return [
      idOf(change, cluster),
      { ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
    ] as const;
  });
  return { group, objects, hits: allHits, texts };
}
