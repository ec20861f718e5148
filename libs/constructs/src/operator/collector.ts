import type { RenderedObject } from '@delivery/component';
import { telemetryAgent, telemetryGateway } from './telemetry-places.ts';
import type { PinnedImage } from './pinned-image.ts';

/** The distribution with every component. Tag and digest as Docker Hub shows them. */
export const collectorImage: PinnedImage = {
  repository: 'docker.io/otel/opentelemetry-collector-contrib',
  tag: '0.153.0',
  digest: 'sha256:93aad750175cbf1a973ae1c5886c3371f4d800f61be25cdd26870b8441ffe9fa',
};

/** File of a collector's configuration, in its ConfigMap and in `/etc/<name>`. */
export const collectorFile = 'collector.yaml';

/** A part of a collector: its settings, which are its own business. */
export type CollectorPart = Readonly<Record<string, unknown>>;

/** @see https://opentelemetry.io/docs/collector/configuration/ */
export interface CollectorConfiguration {
  readonly receivers: Readonly<Record<string, CollectorPart>>;
  readonly processors: Readonly<Record<string, CollectorPart>>;
  readonly exporters: Readonly<Record<string, CollectorPart>>;
  readonly extensions: Readonly<Record<string, CollectorPart>>;
  readonly service: {
    readonly extensions: readonly string[];
    readonly telemetry: CollectorPart;
    readonly pipelines: Readonly<Record<string, CollectorPipeline>>;
  };
}

export interface CollectorPipeline {
  readonly receivers: readonly string[];
  /** In their order. */
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}

/**
 * What a collector says about itself: logs as JSON, and metrics under the names that rules know.
 *
 * @see https://opentelemetry.io/docs/collector/internal-telemetry/
 */
export function collectorTelemetry(port: number): CollectorPart {
  const names = { without_scope_info: true, without_type_suffix: true, without_units: true };
  return {
    logs: { encoding: 'json', level: 'info' },
    metrics: {
      level: 'normal',
      readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port, ...names } } } }],
    },
  };
}

/** Refuses what comes in before it runs out of memory; first in every pipeline. */
export const memoryLimiter: CollectorPart = { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 20 };

interface CollectorFile {
  /** `generated/opentelemetry/<cluster>/<name>.yaml` */
  readonly path: string;
  readonly text: string;
  readonly app: string;
  readonly source: string;
}

/** The configuration of each collector of each cluster as a file that a collector reads, out of its ConfigMap. */
export function collectorFiles(objects: readonly RenderedObject[]): readonly CollectorFile[] {
  return objects.flatMap(({ manifest, cluster, app, source }) => {
    const { namespace, name } = manifest.metadata;
    const isCollector = [telemetryAgent, telemetryGateway].some(
      (place) => place.namespace === namespace && place.name === name,
    );
    if (manifest.kind !== 'ConfigMap' || !isCollector || cluster === undefined) return [];
    const { [collectorFile]: text } = manifest['data'] as Readonly<Record<string, string>>;
    if (text === undefined) throw new Error(`${source}: its data has no ${collectorFile}`);
    return [{ path: `generated/opentelemetry/${cluster}/${name}.yaml`, text, app, source }];
  });
}
