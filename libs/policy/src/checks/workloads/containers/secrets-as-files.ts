import type { Check } from '../../../check.ts';
import { patch } from '../../../examples/patch.ts';
import { isRecord, listAt, at, textAt } from '../../../fields.ts';
import { eachContainer, withPatches } from '../../../pods/each.ts';

export const secretsAsFiles: Check = {
  id: 'W57',
  name: 'secrets-as-files',
  title: 'Secrets reach a container as files',
  why: 'Environment variables end up in crash reports, logs and child processes, and keep the old value after a rotation; a file does neither.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_35',
    'kubescape C-0207',
    'kube-linter env-var-secret',
    'kube-linter read-secret-from-env-var',
    'kyverno disallow-secrets-from-env-vars',
  ],
  fix: 'mount the Secret as a volume, and let the program read the file',
  good: [
    { name: 'a volume' },
    {
      name: 'other sources of variables',
      set: {
        'pod.containers[0].env': [
          { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'order', key: 'LOG_LEVEL' } } },
          { name: 'PASSWORD_FILE', value: '/etc/secrets/postgres/password' },
        ],
      },
    },
  ],
  bad: [
    {
      name: 'one key',
      set: {
        'pod.containers[0].env': [
          { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'order-postgres', key: 'password' } } },
        ],
      },
      at: 'pod.containers[0].env[0].valueFrom.secretKeyRef',
      found: 'container "order": environment variable "PASSWORD" from Secret "order-postgres"',
    },
    {
      name: 'all keys, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].envFrom[1]': { secretRef: { name: 'payment-postgres' } } },
      at: 'pod.containers[0].envFrom[1].secretRef',
      found: 'container "payment": environment variables from Secret "payment-postgres"',
    },
    {
      name: 'all keys in an init container',
      set: { 'pod.initContainers[0].envFrom': [{ prefix: 'DB_', secretRef: { name: 'order-postgres' } }] },
      at: 'pod.initContainers[0].envFrom[0].secretRef',
      found: 'init container "migrate": environment variables from Secret "order-postgres"',
    },
    {
      name: 'a key of a Secret without a name',
      set: { 'pod.containers[0].env': [{ valueFrom: { secretKeyRef: {} } }] },
      at: 'pod.containers[0].env[0].valueFrom.secretKeyRef',
      found: 'container "order": environment variable "" from Secret ""',
    },
    {
      name: 'in a patch of what others install',
      add: [patch({ containers: [{ name: 'manager', envFrom: [{ secretRef: { name: 'token' } }] }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].envFrom[0].secretRef',
      found: 'container "manager": environment variables from Secret "token"',
    },
  ],
  inspect: withPatches(
    eachContainer(function* ({ fields }) {
      const allowed = 'a volume with the Secret';
      for (const [i, variable] of listAt(fields, 'env').entries()) {
        const ref = at(variable, 'valueFrom', 'secretKeyRef');
        if (!isRecord(ref)) continue;
        const found = `environment variable "${textAt(variable, 'name') ?? ''}" from Secret "${nameOf(ref)}"`;
        yield { path: ['env', i, 'valueFrom', 'secretKeyRef'], found, allowed };
      }
      for (const [i, source] of listAt(fields, 'envFrom').entries()) {
        const ref = at(source, 'secretRef');
        if (!isRecord(ref)) continue;
        yield {
          path: ['envFrom', i, 'secretRef'],
          found: `environment variables from Secret "${nameOf(ref)}"`,
          allowed,
        };
      }
    }),
  ),
};

function nameOf(ref: unknown): string {
  return textAt(ref, 'name') ?? '';
}
