import type { Manifest } from '@delivery/manifest';
import { execFileSync } from 'node:child_process';
import { goProgram, kubeScore } from './go-program.js';

/** Something kube-score has against an object. */
export interface Remark {
  /** Id of its check, e.g. `pod-probes`. */
  readonly check: string;
  readonly grade: 'critical' | 'warning';
  /** E.g. `Deployment/apps/v1/order/order`. */
  readonly object: string;
  readonly comment: string;
}

/** Grades of kube-score: 1 critical, 5 warning, 7 and more are fine. */
const GRADES: Readonly<Record<number, Remark['grade']>> = { 1: 'critical', 5: 'warning' };

interface Scored {
  readonly object_name: string;
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly summary: string }[] | null;
  }[];
}

/**
 * What kube-score says of objects, all its optional checks on. It does not know Rollouts, so they are shown to it as Deployments.
 *
 * @param kubernetesVersion - minor, e.g. `1.36`
 */
export function scoresOf(objects: readonly Manifest[], kubernetesVersion: string): Remark[] {
  const program = goProgram(kubeScore);
  const optional = execFileSync(program, ['list'], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => (line.endsWith(',optional') ? [`--enable-optional-test=${line.split(',')[0]}`] : []));
  const args = ['score', ...optional, `--kubernetes-version=v${kubernetesVersion}`, '--output-format=json', '-'];
  const input = objects.map((object) => JSON.stringify(asDeployment(object))).join('\n---\n');
  const scored = JSON.parse(answer(program, args, input)) as readonly Scored[];
  return scored.flatMap(({ object_name: object, checks }) =>
    checks.flatMap(({ check, grade, skipped, comments }) => {
      const word = GRADES[grade];
      if (skipped || word === undefined) return [];
      return (comments ?? []).map(({ summary }) => ({ check: check.id, grade: word, object, comment: summary }));
    }),
  );
}

/** It exits with 1 when something is critical, and still answers. */
function answer(program: string, args: readonly string[], input: string): string {
  try {
    return execFileSync(program, args, { input, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 28 });
  } catch (error) {
    const { status, stdout, stderr } = error as { status?: number; stdout?: string; stderr?: string };
    if (status === 1 && stdout) return stdout;
    throw new Error(`kube-score ended with ${status}: ${stderr}`, { cause: error });
  }
}

/** Rollouts, and what scales them, in the words of Deployments; anything else as it is. */
function asDeployment(object: Manifest): Manifest {
  const spec = object['spec'] as Readonly<Record<string, unknown>>;
  if (object.kind === 'Rollout') {
    const { strategy: _, ...rest } = spec;
    return {
      ...object,
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: { ...rest, strategy: { type: 'RollingUpdate' } },
    };
  }
  const target = spec?.['scaleTargetRef'] as { readonly kind?: string; readonly name: string } | undefined;
  if (object.kind !== 'HorizontalPodAutoscaler' || target?.kind !== 'Rollout') return object;
  return {
    ...object,
    spec: { ...spec, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: target.name } },
  };
}
