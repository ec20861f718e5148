import type { Io } from '../io.ts';
import type { ObjectFacts } from './object-facts.ts';
import { page, type Fact } from './text.ts';

export function objectText(object: ObjectFacts, io: Pick<Io, 'columns' | 'color'>): string {
  const { apiVersion, kind, namespace, name, app, owner, madeAt, source, calledBy, clusters } = object;
  const made = madeAt ? `${madeAt.file}:${madeAt.line}, as ${source}` : `as ${source}`;
  const facts: readonly Fact[] = [
    ['app', owner === undefined ? app : `${app}, owner ${owner}`],
    ['declared', object.declaredIn],
    ['made', made],
    ['protected', object.protected ? 'yes: both engines keep it when it leaves the tree' : 'no'],
    ['called by', calledBy && (calledBy.map(callerText).join(', ') || 'nobody')],
    ['file', fileText(clusters)],
  ];
  const several = new Set(clusters.map(({ text }) => text)).size > 1;
  const rows = clusters.map(({ name, ring, text, sync }) => [
    name,
    ring,
    sync ? `${sync.kind} ${sync.namespace ?? ''}/${sync.name}` : 'by hand',
    ...(several ? [`text ${text}`] : []),
  ]);
  const heading = ['cluster', 'ring', 'synced by', ...(several ? ['equal bytes'] : [])];
  const title = `${io.color.bold(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`)}  ${apiVersion}`;
  return page(title, facts, [[heading, ...rows]], io);
}

function callerText({ app, port }: { readonly app: string; readonly port?: string }): string {
  return port === undefined ? app : `${app} (${port})`;
}

/** One path where the files differ in the cluster alone, e.g. `generated/clusters/<cluster>/gitops/order.yaml`. */
function fileText(clusters: ObjectFacts['clusters']): string {
  const files = new Set(clusters.map(({ file }) => file));
  if (files.size < 2) return [...files].join('');
  return [...new Set([...files].map((file) => file.replace(/^(generated\/clusters\/)[^/]+/, '$1<cluster>')))].join(
    ', ',
  );
}
