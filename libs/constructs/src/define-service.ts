import type { Declaration, Indicators, ServiceDeclaration } from '@delivery/catalog';
import { defineComponent, type Component } from '@delivery/component';
import { withIndicators } from './default-indicators.ts';
import type { NodeChoice } from './nodes.ts';
import { Service } from './service.ts';

export interface ServiceProps
  extends
    Pick<Declaration, 'name' | 'owner' | 'clusters'>,
    Omit<ServiceDeclaration, 'calls' | 'calledBy' | 'needs' | 'slo' | 'tier'> {
  /** @default - it calls nobody */
  readonly calls?: ServiceDeclaration['calls'];
  /** @default - nobody calls it */
  readonly calledBy?: ServiceDeclaration['calledBy'];
  /** @default - nothing */
  readonly needs?: ServiceDeclaration['needs'];
  /** @default standard */
  readonly tier?: ServiceDeclaration['tier'];
  /**
   * What differs in how it is measured.
   * @default - with ports `http` and `metrics`, by its requests: those without a 5xx, and those within half a second
   */
  readonly slo?: Partial<Indicators>;
  /** Entries of its ConfigMap, which its containers read as environment variables, beside those of its bindings and calls. */
  readonly config?: Readonly<Record<string, string>>;
  /**
   * How long a pod takes to finish what it has begun, in seconds, once no new request reaches it: 15 to 105.
   * @default 30
   */
  readonly drainSeconds?: number;
  /**
   * Whether its pods may lie on spot capacity, which the cloud takes back at short notice.
   * @default - never for tier critical, else allowed
   */
  readonly spot?: NodeChoice['spot'];
  /**
   * Nodes set apart, which carry label and taint `delivery.example/node-pool: <pool>`, where the availability profile has any.
   * @default - the nodes of all
   */
  readonly nodePool?: string;
}

/**
 * A whole service from its declaration. `docs/architecture.md` lists which objects it has, and when.
 *
 * Its image answers `/livez` while the process is well and `/readyz` while it takes requests, on the port `http`, or its first.
 */
export function defineService({
  name,
  owner,
  clusters,
  config = {},
  drainSeconds = 30,
  nodePool,
  spot,
  slo,
  ...props
}: ServiceProps): Component {
  const service: ServiceDeclaration = {
    calls: {},
    calledBy: [],
    needs: {},
    tier: 'standard',
    ...props,
    ...withIndicators({ ...props, ...(slo && { slo }) }),
  };
  const nodes: NodeChoice = {
    spot: spot ?? (service.tier === 'critical' ? 'never' : 'allowed'),
    ...(nodePool !== undefined && { pool: nodePool }),
  };
  return defineComponent({
    name,
    owner,
    clusters,
    service,
    build: (scope, context) => void new Service(scope, { name, owner, service, config, drainSeconds, nodes, context }),
  });
}
