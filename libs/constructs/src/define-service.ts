import type { Declaration, ServiceDeclaration } from '@delivery/catalog';
import { defineComponent, type Component } from '@delivery/component';
import { Service } from './service.ts';

export interface ServiceProps
  extends
    Pick<Declaration, 'name' | 'owner' | 'clusters'>,
    Pick<ServiceDeclaration, 'ports' | 'requests' | 'cpuLimit' | 'dataClass'> {
  /** @default - it calls nobody */
  readonly calls?: ServiceDeclaration['calls'];
  /** @default - nobody calls it */
  readonly calledBy?: ServiceDeclaration['calledBy'];
  /** @default - nothing */
  readonly needs?: ServiceDeclaration['needs'];
  /** @default standard */
  readonly tier?: ServiceDeclaration['tier'];
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
