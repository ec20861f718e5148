import type { Manifest } from '@delivery/manifest';

/** Parts of objects that an edit may change in place. */
export interface Container {
  image: string;
  readonly name: string;
  env?: { name: string; value: string }[];
  readonly envFrom?: readonly { readonly configMapRef?: { readonly name: string } }[];
  readonly readinessProbe?: { periodSeconds: number };
  readonly resources: { readonly requests: Record<string, string>; readonly limits: Record<string, string> };
}

export interface PodTemplate {
  readonly metadata: { readonly labels: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly spec: { readonly containers: Container[]; terminationGracePeriodSeconds?: number };
}

interface WorkloadSpec {
  readonly template?: PodTemplate;
  readonly jobTemplate?: { readonly spec: { readonly template: PodTemplate } };
}

/** What runs pods of ours: Deployments, Rollouts and CronJobs, each with its template. */
export function workloads(
  objects: readonly Manifest[],
): readonly { readonly manifest: Manifest; readonly template: PodTemplate }[] {
  return objects.flatMap((manifest) => {
    if (!['Deployment', 'Rollout', 'CronJob'].includes(manifest.kind)) return [];
    const { template, jobTemplate } = specOf<WorkloadSpec>(manifest);
    return { manifest, template: (template ?? jobTemplate?.spec.template)! };
  });
}

export function containers(objects: readonly Manifest[]): readonly Container[] {
  return workloads(objects).flatMap(({ template }) => template.spec.containers);
}

export function ofKind(objects: readonly Manifest[], ...kinds: readonly string[]): readonly Manifest[] {
  return objects.filter(({ kind }) => kinds.includes(kind));
}

export function specOf<Spec>(manifest: Manifest): Spec {
  return manifest['spec'] as Spec;
}

/** Labels or annotations of an object. */
export function metadataOf(manifest: Manifest, map: 'labels' | 'annotations'): Record<string, string> {
  const metadata = manifest.metadata as { labels?: Record<string, string>; annotations?: Record<string, string> };
  return (metadata[map] ??= {});
}
