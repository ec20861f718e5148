import { groupOf } from '@delivery/manifest';
import type { FieldPath } from '../../diff/path.ts';
import { at, isRecord, listAt, mapAt, textsAt } from '../../tree/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { TreeObject } from '../../tree/tree.ts';
import { templatePath } from './pods.ts';

/** Kinds that hold templates of their own, as `group/Kind` or `group/*`. */
const TEMPLATED: readonly RegExp[] = [
  /^monitoring\.coreos\.com\//,
  /^grafana\.integreatly\.org\//,
  /^argoproj\.io\/(?:(?:Cluster)?AnalysisTemplate|AnalysisRun|Experiment|(?:Cron|Cluster)?Workflow(?:Template)?|ApplicationSet|Sensor|EventSource)$/,
  /^(?:external-secrets\.io|generators\.external-secrets\.io)\//,
  /^(?:kyverno\.io|policies\.kyverno\.io|templates\.gatekeeper\.sh|constraints\.gatekeeper\.sh|mutations\.gatekeeper\.sh)\//,
  /^admissionregistration\.k8s\.io\//,
  /^apiextensions(?:\.crossplane)?(?:\.k8s)?\.io\//,
  /^(?:opentelemetry\.io|fluentbit\.fluent\.io|logging\.banzaicloud\.io|notification\.toolkit\.fluxcd\.io)\//,
  /^(?:tekton\.dev|triggers\.tekton\.dev|flagger\.app|bitnami\.com|secrets-store\.csi\.x-k8s\.io)\//,
  /^networking\.istio\.io\/EnvoyFilter$/,
];

/**
 * Whether a text may hold `{{…}}` or `${…}` on purpose: in a kind with templates of its own, in values of a chart, in a file, in an
 * annotation that some controller reads, or in a script.
 */
export function isTemplate({ manifest }: TreeObject, path: FieldPath, text: string): boolean {
  const kind = `${groupOf(manifest)}/${manifest.kind}`;
  if (text.includes('\n') || TEMPLATED.some((one) => one.test(kind))) return true;
  const [root, next] = path;
  if (root === 'metadata' && next === 'annotations')
    return /snippet|notifications|template|config/.test(String(path[2]));
  // Of a sync object: values of a chart, and what Flux fills in itself.
  if (root === 'spec' && (path.includes('valuesObject') || path.includes('values') || path.includes('patches')))
    return true;
  if (kind === '/ConfigMap' || kind === '/Secret')
    return manifest.metadata.name.startsWith('argocd-') || /\.[a-z]+$/.test(String(path.at(-1)));
  return isScript(manifest, path);
}

/** Whether a text stands in the command of a container that a shell runs. */
function isScript(manifest: TreeObject['manifest'], path: FieldPath): boolean {
  const template = templatePath(manifest);
  const list = path.find((step) => step === 'containers' || step === 'initContainers');
  if (template === undefined || list === undefined) return false;
  if (!path.includes('command') && !path.includes('args')) return path.includes('exec');
  const step = path[path.indexOf(list) + 1];
  const containers = listAt(manifest, ...template, 'spec', String(list));
  const container = isRecord(step) ? containers.find((one) => at(one, 'name') === step['name']) : undefined;
  return [...textsAt(container, 'command'), ...textsAt(container, 'args')].some((one) =>
    /(?:^|\/)(?:ba|da|a|z)?sh$/.test(one),
  );
}

/** Whether Flux fills a variable in: `postBuild.substitute` names it, or a source that is not seen here may. */
export function isSubstituted(units: readonly SyncUnit[], variable: string): boolean {
  if (/^[^}]*(?::?[-=])/.test(variable))
    return units.some(({ manifest }) => isRecord(at(manifest, 'spec', 'postBuild')));
  return units.some(({ manifest }) => {
    const post = at(manifest, 'spec', 'postBuild');
    return Object.hasOwn(mapAt(post, 'substitute'), variable) || listAt(post, 'substituteFrom').length > 0;
  });
}
