import { counted } from '../changes.ts';
import type { Io } from '../io.ts';
import { trackText } from '../release/images.ts';
import type { AppFacts } from './app-facts.ts';
import { page, words, type Fact } from './text.ts';

export function appText(app: AppFacts, io: Pick<Io, 'columns' | 'color'>): string {
  const { name, stage, folder, owner, after, namespaces, crds, charts, objects, shared, kinds, clusters } = app;
  const facts: readonly Fact[] = [
    ['folder', folder],
    ['owner', owner],
    ['after', after?.join(', ')],
    ['protected', app.protected && 'its sync object outlives its removal from the tree'],
    ...serviceFacts(app),
    ['namespaces', namespaces?.map((namespace) => `${namespace.name} (${namespace.podSecurity})`).join(', ')],
    ['crds', crds?.join(', ')],
    ['charts', charts?.map((chart) => `${chart.repository}/${chart.name} ${chart.version}`).join(', ')],
    ['release', releaseText(app)],
    ['objects', `${objects}${shared > 0 ? `, of which clusters share ${shared}` : ''}: ${kindsText(kinds)}`],
  ];
  const rows = clusters.map((cluster) => [
    cluster.name,
    cluster.ring,
    ...(app.release ? [cluster.image ? trackText(cluster.image) : ''] : []),
    String(cluster.objects),
    String(cluster.wave),
    cluster.dependsOn.join(', ') || 'nothing',
  ]);
  const heading = ['cluster', 'ring', ...(app.release ? ['image'] : []), 'objects', 'wave', 'waits for'];
  const title = `${io.color.bold(name)}  ${stage}, on ${counted(clusters.length, 'cluster')}`;
  return page(title, facts, [[heading, ...rows]], io);
}

function serviceFacts({ service }: AppFacts): readonly Fact[] {
  if (service === undefined) return [];
  const { tier, dataClass, ports, calls, calledBy, needs, route, edge } = service;
  return [
    ['tier', tier],
    ['data', dataClass],
    ['ports', words(ports)],
    ['route', route && `${route.host}: ${route.paths.join(', ')}`],
    ['calls', callsText(calls)],
    ['called by', calledBy.join(', ') || (route ? 'callers from outside' : 'nobody')],
    ['needs', Object.keys(needs).length > 0 ? words(needs) : undefined],
    ['at the edge', edge && words(edge)],
  ];
}

function callsText(calls: Readonly<Record<string, string>>): string {
  return Object.entries(calls)
    .map(([app, port]) => `${app} (${port})`)
    .join(', ');
}

function releaseText({ release }: AppFacts): string | undefined {
  if (release === undefined) return undefined;
  const { repository, stable, candidate, file } = release;
  const tried = candidate ? `, candidate ${candidate.tag} through ${candidate.through}` : '';
  return `${repository}, stable ${stable.tag}${tried}; ${file}`;
}

function kindsText(kinds: Readonly<Record<string, number>>): string {
  return Object.entries(kinds)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}
