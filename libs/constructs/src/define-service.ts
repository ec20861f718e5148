import type { Declaration, ServiceDeclaration } from '@delivery/catalog';
import { defineComponent, type Component } from '@delivery/component';
import { Service } from './service.ts';

export interface ServiceProps
  extends
    Pick<Declaration, 'name' | 'owner' | 'clusters'>,
    Pick<ServiceDeclaration, 'ports' | 'requests' | 'dataClass'> {
  /** @default - it calls nobody */
  readonly calls?: ServiceDeclaration['calls'];
  /** @default - nobody calls it */
  readonly calledBy?: ServiceDeclaration['calledBy'];
  /** @default - nothing */
  readonly needs?: ServiceDeclaration['needs'];
  /** @default standard */
  readonly tier?: ServiceDeclaration['tier'];
  /** @default - four times the request */
  readonly cpuLimit?: string;
  /** Entries of its ConfigMap, which its container reads as environment variables, beside those of its bindings and calls. */
  readonly config?: Readonly<Record<string, string>>;
  /**
   * How long a pod takes to finish what it has begun, in seconds, once no new request reaches it.
   * @default 30
   */
  readonly drainSeconds?: number;
}

/**
 * A whole service from its declaration: Deployment, Service, ServiceAccount, ConfigMap, NetworkPolicy, and where the environment asks for
 * them HorizontalPodAutoscaler and PodDisruptionBudget, where it needs a database ExternalSecret.
 */
export function defineService({
  name,
  owner,
  clusters,
  config = {},
  drainSeconds = 30,
  ...props
}: ServiceProps): Component {
  const service: ServiceDeclaration = {
    calls: {},
    calledBy: [],
    needs: {},
    tier: 'standard',
    cpuLimit: timesFour(props.requests.cpu),
    ...props,
  };
  return defineComponent({
    name,
    owner,
    clusters,
    service,
    build: (scope, context) => void new Service(scope, { name, service, config, drainSeconds, context }),
  });
}

function timesFour(cpu: string): string {
  const [, digits = cpu, unit = ''] = /^([0-9.]+)(m?)$/.exec(cpu) ?? [];
  const value = Number(digits) * 4;
  return Number.isNaN(value) ? cpu : unit === 'm' && value % 1000 === 0 ? String(value / 1000) : `${value}${unit}`;
}
