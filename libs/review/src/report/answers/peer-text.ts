import { at, isRecord, listAt, mapAt, textAt, textsAt } from '../../tree/fields.ts';

/** Peers, ports or rules that are named before the rest is counted. */
const SHOWN = 3;

/** A rule of a NetworkPolicy, e.g. `10.40.0.0/16, port 5432/TCP`, `pods name=order in payment`, `anything`. */
export function peerText(rule: unknown, direction: 'to' | 'from'): string {
  const peers = listAt(rule, direction);
  const ports = listAt(rule, 'ports').map(portText);
  const who = peers.length === 0 ? 'anything' : fewText(peers.map(onePeer));
  return ports.length === 0 ? who : `${who}, ${ports.length === 1 ? 'port' : 'ports'} ${fewText(ports)}`;
}

/** A rule of a Role, e.g. `may get, list secrets in the core group`. */
export function rightText(rule: unknown): string {
  const verbs = textsAt(rule, 'verbs').join(', ');
  const names = textsAt(rule, 'resourceNames');
  const urls = textsAt(rule, 'nonResourceURLs');
  const groups = textsAt(rule, 'apiGroups').filter((group) => group !== '');
  const what = [...textsAt(rule, 'resources'), ...urls].map((one) => (one === '*' ? 'everything' : one));
  const in_ = groups.length === 0 ? '' : ` of ${fewText(groups)}`;
  return `may ${verbs === '*' ? 'do anything to' : verbs} ${fewText(what)}${in_}${names.length === 0 ? '' : ` named ${fewText(names)}`}`;
}

/** The first few, and how many more if that is more than one. */
export function fewText(texts: readonly string[]): string {
  const more = texts.length - SHOWN;
  return more > 1 ? `${texts.slice(0, SHOWN).join(', ')} and ${more} more` : texts.join(', ');
}

function onePeer(peer: unknown): string {
  const cidr = textAt(peer, 'ipBlock', 'cidr');
  if (cidr !== undefined) return cidr;
  const [pods, namespaces] = [at(peer, 'podSelector'), at(peer, 'namespaceSelector')];
  const who = pods === undefined ? 'pods' : selectorText('pods', pods);
  if (namespaces === undefined) return who;
  const name = textAt(namespaces, 'matchLabels', 'kubernetes.io/metadata.name');
  return `${who} in ${name ?? selectorText('namespaces', namespaces)}`;
}

function selectorText(what: string, selector: unknown): string {
  const labels = Object.entries(mapAt(selector, 'matchLabels')).map(
    ([key, value]) => `${key.split('/').at(-1) ?? key}=${value}`,
  );
  const more = listAt(selector, 'matchExpressions').map(
    (one) => `${textAt(one, 'key') ?? ''} ${textAt(one, 'operator') ?? ''}`,
  );
  const all = [...labels, ...more];
  return all.length === 0 ? `all ${what}` : `${what} ${all.join(', ')}`;
}

function portText(port: unknown): string {
  if (!isRecord(port)) return String(port);
  const end = port['endPort'] === undefined ? '' : `-${String(port['endPort'])}`;
  return `${String(port['port'] ?? 'any')}${end}/${textAt(port, 'protocol') ?? 'TCP'}`;
}
