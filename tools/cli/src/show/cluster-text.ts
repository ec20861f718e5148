import type { Address, Bucket } from '@delivery/fleet';
import { counted } from '../changes.ts';
import type { Io } from '../io.ts';
import { trackText } from '../release/images.ts';
import type { ClusterFacts } from './cluster-facts.ts';
import { page, type Fact } from './text.ts';

export function clusterText(cluster: ClusterFacts, io: Pick<Io, 'columns' | 'color'>): string {
  const { name, cloud, account, region, zones, environment, ring, engine, kubernetes, nodes, apps, objects } = cluster;
  const facts: readonly Fact[] = [
    ['file', cluster.file],
    ['account', account],
    ['region', zones.length > 0 ? `${region}, zones ${zones.join(', ')}` : region],
    ['environment', `${environment}, availability ${cluster.availability}`],
    ['ring', `${ring.name}, syncs ${ring.ref}`],
    ['engine', engine],
    ['kubernetes', kubernetes],
    ['network', `cni ${cluster.cni}, mesh ${cluster.mesh}, link ${cluster.link}`],
    ['nodes', nodes.architectures.join(', ') + (nodes.spot ? ', some spot' : '')],
    ['domain', cluster.domain],
  ];
  const bindings = bindingRows(cluster.bindings);
  const rows = apps.map((app) => [app.name, app.stage, app.image ? trackText(app.image) : '', String(app.objects)]);
  const title = `${io.color.bold(name)}  ${cloud}, ${cluster.role}, ${cluster.state}: ${counted(objects, 'object')}`;
  const tables = [
    [['binding', 'name', 'address'], ...bindings],
    [['app', 'stage', 'image', 'objects'], ...rows],
  ];
  return page(title, facts, tables, io);
}

/** A row a bound thing: of some kinds there is one a cluster, of the others one a name. */
function bindingRows(bindings: ClusterFacts['bindings']): readonly (readonly string[])[] {
  return Object.entries(bindings).flatMap(([kind, bound]) => {
    if (bound === undefined) return [];
    if (isAddress(bound)) return [[kind, '', addressText(bound)]];
    return Object.entries(bound).map(([name, one]) => [kind, name, addressText(one)]);
  });
}

function isAddress(bound: object): bound is Address {
  return 'host' in bound && 'port' in bound;
}

function addressText(bound: Address | Bucket): string {
  return 'bucket' in bound ? bound.bucket : `${bound.host}:${bound.port}`;
}
