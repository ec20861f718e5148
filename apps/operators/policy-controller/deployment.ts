import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  chartResources,
  operatorProfile,
  platformDeployment,
  type PlatformWorkload,
} from '@delivery/constructs/operator';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IVolume } from 'kubernetes-models/v1/Volume';
import { labels, name, namespace, ports, webhooks, workload } from './place.ts';

/** Tag and digest as its own release names them. */
const image = {
  repository: 'ghcr.io/sigstore/policy-controller/policy-controller',
  tag: 'v0.13.1',
  digest: 'sha256:0bcd60beb93f4427c29cf3a669743caf58490e98ded4380c33c09f092734a6ab',
};

/** Where clients look for the token of their pod. */
const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount';

/** A token that lives an hour, and the authority of the API server. */
const token: IVolume = {
  name: 'token',
  projected: {
    defaultMode: 0o440,
    sources: [
      { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    ],
  },
};

/** @see https://github.com/sigstore/policy-controller/blob/v0.13.1/config/webhook.yaml */
export function deployment(context: BuildContext, appLabels: PlatformWorkload['appLabels']): IDeployment {
  const { cluster, overlay } = context;
  const made = platformDeployment(
    {
      name,
      namespace,
      appLabels,
      labels,
      image,
      args: [
        `-webhook-name=${webhooks.images}`,
        `-mutating-webhook-name=${webhooks.defaulting}`,
        `-validating-webhook-name=${webhooks.validating}`,
      ],
      ports: { http: ports.https },
      probes: { live: '/healthz', ready: '/readyz' },
      resources: chartResources(['100m', '1'], '512Mi'),
      replicas: operatorProfile(cluster).webhookReplicas,
      identity: overlay.podIdentity(cluster, workload),
      volumes: [token],
      volumeMounts: [{ name: 'token', mountPath: tokenPath, readOnly: true }],
      runbook: 'docs/runbooks/AdmissionDenials.md',
    },
    context,
  );
  return spokenToOverTls(made);
}

/** Kubelets ask over TLS too, with a header by which the program tells them from the API server. */
function spokenToOverTls(made: IDeployment): IDeployment {
  const { spec } = made;
  const pod = spec?.template.spec;
  const [container] = pod?.containers ?? [];
  if (spec === undefined || pod === undefined || container === undefined)
    throw new Error('a Deployment has a container');
  const httpHeaders = [{ name: 'k-kubelet-probe', value: 'webhook' }];
  const get = (path: string) => ({ httpGet: { path, port: 'https', scheme: 'HTTPS' as const, httpHeaders } });
  const serving = {
    ...container,
    ports: Object.entries(ports).map(([port, containerPort]) => ({
      name: port,
      containerPort,
      protocol: 'TCP' as const,
    })),
    env: [
      { name: 'SYSTEM_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      { name: 'WEBHOOK_NAME', value: 'webhook' },
      { name: 'METRICS_DOMAIN', value: 'sigstore.dev/policy' },
      // keeps the root of trust of Sigstore there
      { name: 'HOME', value: '/tmp' },
    ],
    startupProbe: { ...container.startupProbe, ...get('/readyz') },
    readinessProbe: { ...container.readinessProbe, ...get('/readyz') },
    livenessProbe: { ...container.livenessProbe, ...get('/healthz') },
  };
  const priorityClassName = priorityClasses.critical.name;
  return {
    ...made,
    spec: { ...spec, template: { ...spec.template, spec: { ...pod, priorityClassName, containers: [serving] } } },
  };
}
