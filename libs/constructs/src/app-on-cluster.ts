import { needsIn, serviceOn, type Needs, type ServiceDeclaration } from '@delivery/catalog';
import type { BuildContext, RingImage } from '@delivery/component';
import type { Cluster } from '@delivery/fleet';
import type { Overlay } from '@delivery/overlay-contract';
import { bindingsOf, type NamedBinding } from './bindings/index.ts';
import { configOf } from './config.ts';
import type { NodeChoice } from './nodes.ts';

/** What its author says of an app that runs an image. */
export interface AppProps {
  readonly name: string;
  /** Team that its alerts are for. */
  readonly owner: string;
  readonly service: ServiceDeclaration;
  readonly config: Readonly<Record<string, string>>;
  readonly drainSeconds: number;
  readonly nodes: NodeChoice;
}

/** What the workloads of one app share on one cluster. */
export interface AppOnCluster extends Omit<AppProps, 'service'> {
  /** In the variant of the cluster. */
  readonly service: ServiceDeclaration;
  readonly cluster: Cluster;
  readonly overlay: Overlay;
  readonly image: RingImage;
  /** Of the service and all its parts: what the ConfigMap and the Secrets of the app hold. */
  readonly bindings: readonly NamedBinding[];
  /** Labels of every object of the app. */
  readonly labels: Readonly<Record<string, string>>;
}

export function appOn(
  props: AppProps,
  { image, ...context }: BuildContext,
  labels: AppOnCluster['labels'],
): AppOnCluster {
  const { cluster, overlay } = context;
  if (image === undefined) throw new Error(`${props.name}: service-has-release did not run`);
  const service = serviceOn(props.service, cluster);
  const bindings = needsIn(service).flatMap(({ needs }) => bindingsOf(needs, context));
  const config = configOf(props.config, service, cluster, bindings);
  return { ...props, service, cluster, overlay, image, bindings, config, labels };
}

/** What one workload uses: what its service needs, and what it needs beside that. */
export function bindingsFor(app: AppOnCluster, needs: Needs = {}): readonly NamedBinding[] {
  return [...bindingsOf(app.service.needs, app), ...bindingsOf(needs, app)];
}
