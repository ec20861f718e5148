import type { Refusal } from '@delivery/findings';
import type { Manifest } from '@delivery/manifest';
import { refuse } from './refuse.ts';

/** Flags that say where a pod listens, stores and elects, and whom it tells: all different outside of a pod. */
const onlyInPod = [
  'enable-leader-election',
  'events-addr',
  'health-addr',
  'leader-election-lease-duration',
  'leader-election-release-on-cancel',
  'leader-election-renew-deadline',
  'leader-election-retry-period',
  'metrics-addr',
  'storage-addr',
  'storage-adv-addr',
  'storage-path',
];

/** The flags of a controller's Deployment that also count outside of a pod, such as the lockdown. */
export function controllerFlags(deployment: Manifest): string[] {
  const args = managerArgs(deployment);
  const isOnlyInPod = (arg: string) => onlyInPod.includes(arg.replace(/^--?/, '').split('=', 1)[0] ?? '');
  const bare = args.find((arg) => !arg.startsWith('-'));
  if (bare !== undefined) throw bareValue(deployment, bare);
  return args.filter((arg) => !isOnlyInPod(arg));
}

/** Of `--flag value` in two words nobody can tell whether the second belongs to the first. */
function bareValue({ metadata }: Manifest, arg: string): Refusal {
  return refuse(2, {
    id: 'flux-args-one-word',
    subject: `Deployment ${metadata.name}, container manager, args`,
    found: `"${arg}"`,
    allowed: 'flags in one word, e.g. --default-service-account=nobody',
    fix: 'join it with the flag before it, with "="',
  });
}

interface DeploymentSpec {
  readonly template?: {
    readonly spec?: { readonly containers?: readonly { readonly name: string; readonly args?: readonly string[] }[] };
  };
}

function managerArgs({ spec, metadata }: Manifest): readonly string[] {
  const containers = (spec as DeploymentSpec | undefined)?.template?.spec?.containers ?? [];
  const args = containers.find(({ name }) => name === 'manager')?.args;
  if (args === undefined) throw new Error(`Deployment ${metadata.name} has no container "manager" with args`);
  return args;
}
