import type { IContainer } from 'kubernetes-models/v1/Container';

/** Seconds in which kube-proxy, load balancers and callers learn that a pod is going, before it gets SIGTERM. */
const preStopSeconds = 10;

/** Kubelets and node drains of the clouds wait no longer. */
const longestGrace = 120;

/** Seconds the kubelet adds so that a pod that drains exactly in time is not killed. */
const graceSeconds = 5;

export const preStop: Pick<IContainer, 'lifecycle'> = {
  lifecycle: { preStop: { sleep: { seconds: preStopSeconds } } },
};

/**
 * `terminationGracePeriodSeconds` of pods that take so long to finish what they have begun.
 *
 * @throws if they could not drain within the hardening table's bounds (W42)
 */
export function gracePeriod(drainSeconds: number): number {
  const seconds = preStopSeconds + drainSeconds + graceSeconds;
  if (Number.isInteger(seconds) && seconds >= 30 && seconds <= longestGrace) return seconds;
  const [least, most] = [30, longestGrace].map((bound) => bound - preStopSeconds - graceSeconds);
  throw new Error(`drainSeconds: ${drainSeconds}; allowed are whole seconds from ${least} to ${most}`);
}
