import { selectorLabels } from './labels.ts';

export const digest = 'sha256:5e3f7d0c9b1a4826e7d5c3b2a190f8e6d4c2b0a19f8e7d6c5b4a392817060f5e';

const resources = {
  requests: { cpu: '250m', memory: '256Mi', 'ephemeral-storage': '128Mi' },
  limits: { cpu: '500m', memory: '256Mi', 'ephemeral-storage': '128Mi' },
};

const securityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  privileged: false,
  readOnlyRootFilesystem: true,
};

const image = (name: string) => `registry.example/delivery/${name}:1.4.1@${digest}`;

/** A container that prepares what the others need, and ends. */
const migrate = (app: string) => ({
  name: 'migrate',
  image: image(app),
  imagePullPolicy: 'IfNotPresent',
  args: ['migrate'],
  resources,
  securityContext,
});

/** Pods of a service: one container that answers on `http`, after an init container. */
export function servingPod(app: string): Readonly<Record<string, unknown>> {
  return {
    ...commonPod(app),
    initContainers: [migrate(app)],
    containers: [
      {
        name: app,
        image: image(app),
        imagePullPolicy: 'IfNotPresent',
        ports: [
          { name: 'http', containerPort: 8080, protocol: 'TCP' },
          { name: 'metrics', containerPort: 9090, protocol: 'TCP' },
        ],
        envFrom: [{ configMapRef: { name: app } }],
        startupProbe: { httpGet: { path: '/livez', port: 'http' }, periodSeconds: 2, failureThreshold: 30 },
        livenessProbe: { httpGet: { path: '/livez', port: 'http' }, periodSeconds: 10, timeoutSeconds: 2 },
        readinessProbe: { httpGet: { path: '/readyz', port: 'http' }, periodSeconds: 5, timeoutSeconds: 2 },
        lifecycle: { preStop: { sleep: { seconds: 10 } } },
        resources,
        securityContext,
        volumeMounts: [
          { name: 'tmp', mountPath: '/tmp' },
          { name: 'postgres', mountPath: '/etc/secrets/postgres', readOnly: true },
        ],
      },
    ],
    terminationGracePeriodSeconds: 45,
  };
}

/** Pods of a task, which end. */
export function endingPod(app: string): Readonly<Record<string, unknown>> {
  return {
    ...commonPod(app),
    restartPolicy: 'Never',
    containers: [
      {
        ...migrate(app),
        name: app,
        args: ['run'],
        envFrom: [{ configMapRef: { name: app } }],
        volumeMounts: [
          { name: 'tmp', mountPath: '/tmp' },
          { name: 'postgres', mountPath: '/etc/secrets/postgres', readOnly: true },
        ],
      },
    ],
  };
}

function commonPod(app: string) {
  return {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: {
              labelSelector: { matchLabels: selectorLabels(app) },
              topologyKey: 'kubernetes.io/hostname',
            },
          },
        ],
      },
    },
    automountServiceAccountToken: false,
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    enableServiceLinks: false,
    priorityClassName: 'critical',
    securityContext: {
      appArmorProfile: { type: 'RuntimeDefault' },
      fsGroup: 10001,
      fsGroupChangePolicy: 'OnRootMismatch',
      runAsGroup: 10001,
      runAsNonRoot: true,
      runAsUser: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    serviceAccountName: app,
    topologySpreadConstraints: [
      {
        labelSelector: { matchLabels: selectorLabels(app) },
        maxSkew: 1,
        nodeTaintsPolicy: 'Honor',
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
      },
      {
        labelSelector: { matchLabels: selectorLabels(app) },
        maxSkew: 1,
        nodeTaintsPolicy: 'Honor',
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
      },
    ],
    volumes: [
      { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
      { name: 'postgres', secret: { secretName: `${app}-postgres`, defaultMode: 288 } },
    ],
  };
}
