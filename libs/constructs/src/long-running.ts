import type { IContainer } from 'kubernetes-models/v1/Container';
import { preStop } from './drain.ts';

/** Path that answers 200 while the process itself is well. */
const livePath = '/livez';

/** Path that answers 200 while the pod takes requests: a lost database takes it out of the Service, but restarts nothing. */
export const readyPath = '/readyz';

/**
 * The container of pods that run until they are replaced.
 *
 * @param ports by name; the probes ask `http`, or the first where there is none
 */
export function longRunning(
  ports: Readonly<Record<string, number>>,
): Pick<IContainer, 'lifecycle' | 'livenessProbe' | 'ports' | 'readinessProbe' | 'startupProbe'> {
  const port = 'http' in ports ? 'http' : Object.keys(ports)[0];
  if (port === undefined) throw new Error('ports: a service has at least one');
  return {
    ports: Object.entries(ports).map(([name, containerPort]) => ({ name, containerPort, protocol: 'TCP' })),
    startupProbe: { httpGet: { path: livePath, port }, periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: { httpGet: { path: readyPath, port }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 2 },
    livenessProbe: { httpGet: { path: livePath, port }, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 },
    ...preStop,
  };
}
