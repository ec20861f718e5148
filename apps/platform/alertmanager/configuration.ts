import { alertmanagerSecret } from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';
import { inhibitions, type Inhibition } from './inhibitions.ts';

/** Where the operator mounts a Secret and a ConfigMap that an Alertmanager names. */
const secrets = `/etc/alertmanager/secrets/${alertmanagerSecret.name}`;
export const templates = { name: 'alertmanager-templates', file: 'delivery.tmpl' } as const;
const templateFile = `/etc/alertmanager/configmaps/${templates.name}/${templates.file}`;

/** Key of the Secret with the address of the heartbeat service. */
export const watchdogKey = 'watchdog-url';
/** Keys of the Secret by which one owner is paged, and told. */
export const pagerKey = (owner: string) => `${owner}-pagerduty`;
export const chatKey = (owner: string) => `${owner}-slack`;

interface Route {
  readonly receiver: string;
  readonly matchers?: readonly string[];
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
  readonly routes?: readonly Route[];
}

interface Receiver {
  readonly name: string;
  readonly pagerduty_configs?: readonly object[];
  readonly slack_configs?: readonly object[];
  readonly webhook_configs?: readonly object[];
}

/** @see https://prometheus.io/docs/alerting/0.28/configuration/ */
export interface Configuration {
  readonly route: Route;
  readonly inhibit_rules: readonly Inhibition[];
  readonly receivers: readonly Receiver[];
  readonly templates: readonly string[];
}

/** Whether owners are called out of bed for a cluster: not for one that nobody but themselves uses. */
export function pages({ environment }: Pick<Cluster, 'environment'>): boolean {
  return environment.name !== 'development';
}

/**
 * To whom alerts go: by owner, then by severity. A page calls, a ticket is a message in the owner's channel. An alert without a known
 * owner is the platform's. `Watchdog` always fires: a service outside counts its heartbeats and calls when they stop.
 *
 * It holds no braces: the template of an ExternalSecret would read them.
 *
 * @param owners sorted; `platform` is one of them
 */
export function configuration(owners: readonly string[], cluster: Cluster): Configuration {
  const isPaged = pages(cluster);
  return {
    route: {
      receiver: 'platform-ticket',
      group_by: ['alertname', 'cluster', 'service'],
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: '24h',
      routes: [
        {
          receiver: 'watchdog',
          matchers: ['alertname="Watchdog"'],
          group_wait: '0s',
          group_interval: '1m',
          repeat_interval: '1m',
        },
        ...owners.map((owner) => ({
          receiver: `${owner}-ticket`,
          matchers: [`owner="${owner}"`],
          ...(isPaged && { routes: [pageOf(owner)] }),
        })),
      ],
    },
    inhibit_rules: inhibitions,
    receivers: [
      { name: 'watchdog', webhook_configs: [{ url_file: `${secrets}/${watchdogKey}`, send_resolved: false }] },
      ...owners.flatMap((owner) => [...(isPaged ? [pager(owner)] : []), chat(owner)]),
    ],
    templates: [templateFile],
  };
}

function pageOf(owner: string): Route {
  return { receiver: `${owner}-page`, matchers: ['severity="page"'], group_wait: '10s', repeat_interval: '1h' };
}

function pager(owner: string): Receiver {
  return { name: `${owner}-page`, pagerduty_configs: [{ routing_key_file: `${secrets}/${pagerKey(owner)}` }] };
}

function chat(owner: string): Receiver {
  return {
    name: `${owner}-ticket`,
    slack_configs: [{ api_url_file: `${secrets}/${chatKey(owner)}`, send_resolved: true }],
  };
}
