import type { Entry, RulesFile } from '../rules/rule.ts';
import { listOf } from './list-of.ts';
import { sharedMacros } from './macros.ts';
import type { ProvenRule } from './proven.ts';
import { metadataContact } from './rules/metadata-contact.ts';
import { miningPorts } from './rules/mining-ports.ts';
import { packageManager } from './rules/package-manager.ts';
import { paymentConnection } from './rules/payment-connection.ts';
import { processList, processMacro, unauthorizedProcess } from './rules/processes.ts';
import { sensitiveFile } from './rules/sensitive-file.ts';
import { shellInPayment } from './rules/shell-in-payment.ts';
import { terminalInContainer } from './rules/terminal-in-container.ts';
import { tokenRead } from './rules/token-read.ts';
import { writeBelowBinaries } from './rules/write-below-binaries.ts';
import type { Watched } from './watched.ts';

/** Version of the engine since which containers are known by a plugin. */
const engineVersion = { required_engine_version: '0.57.0' };
const plugins = { required_plugin_versions: [{ name: 'container', version: '0.4.0' }] };

/** @see https://datatracker.ietf.org/doc/html/rfc1918 */
const privateNetworks = listOf('private_networks', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']);

/**
 * The files of a cluster, in the order in which Falco loads them: what rules share, rules of every container, one file a service, rules
 * of all services. A change of one service changes its file alone.
 */
export function rulesFiles(watched: Watched): readonly RulesFile[] {
  const { services } = watched;
  const common = [privateNetworks, ...sharedMacros.map(({ macro }) => macro)];
  return [
    file('10-common', [plugins, ...common]),
    file('20-containers', rulesOfContainers(watched).flatMap(entriesOf)),
    ...services.map((service) =>
      file(`30-${service.name}`, [
        ...[processList(service), processMacro(service)],
        ...entriesOf(unauthorizedProcess(service, watched)),
      ]),
    ),
    ...(services.length === 0 ? [] : [file('40-services', entriesOfServices(watched))]),
  ];
}

/** Every rule of a cluster with the events that prove it. */
export function provenRules(watched: Watched): readonly ProvenRule[] {
  const ofEach = watched.services.map((service) => unauthorizedProcess(service, watched));
  return [...rulesOfContainers(watched), ...ofEach, ...rulesOfServices(watched)];
}

function rulesOfContainers(watched: Watched): readonly ProvenRule[] {
  return [
    ...[metadataContact(watched), miningPorts, packageManager, sensitiveFile],
    ...[terminalInContainer, writeBelowBinaries],
  ];
}

function rulesOfServices(watched: Watched): readonly ProvenRule[] {
  const cards = cardServices(watched);
  return [
    ...(cards.length === 0 ? [] : [shellInPayment(cards), paymentConnection(cards, watched)]),
    ...(watched.services.length === 0 ? [] : [tokenRead(watched)]),
  ];
}

function entriesOfServices(watched: Watched): readonly Entry[] {
  const cards = cardServices(watched).map(({ name }) => name);
  const namespaces = cards.length === 0 ? [] : [listOf('payment_namespaces', cards)];
  return [...namespaces, ...rulesOfServices(watched).flatMap(entriesOf)];
}

function cardServices({ services }: Watched): Watched['services'] {
  return services.filter(({ holdsCards }) => holdsCards);
}

function entriesOf({ lists = [], rule }: ProvenRule): readonly Entry[] {
  return [...lists, rule];
}

function file(name: string, entries: readonly Entry[]): RulesFile {
  return { name: `${name}.yaml`, entries: [engineVersion, ...entries] };
}
