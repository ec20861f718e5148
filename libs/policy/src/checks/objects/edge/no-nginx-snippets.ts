import type { Check } from '../../../check.ts';
import { fieldsAt } from '../../../fields.ts';
import { shown } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

const PREFIX = 'nginx.ingress.kubernetes.io/';

export const noNginxSnippets: Check = {
  id: 'I05',
  name: 'no-nginx-snippets',
  title: 'No Ingress carries configuration of nginx',
  why: 'A snippet is written into the configuration as it stands: whoever may write an Ingress reads the Secrets of the whole cluster with it.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV_K8S_152', 'checkov CKV_K8S_153', 'checkov CKV_K8S_154', 'kubescape C-0059'],
  fix: 'use fields of the HTTPRoute, e.g. filters and timeouts',
  good: [
    { name: 'no annotations' },
    {
      name: 'another annotation of nginx',
      on: 'Ingress shop/payment',
      set: { [`metadata.annotations["${PREFIX}proxy-body-size"]`]: '8m' },
    },
    {
      name: 'a snippet of something else',
      on: 'Ingress shop/payment',
      set: { 'metadata.annotations["example.org/server-snippet"]': 'x' },
    },
  ],
  bad: ['server', 'configuration', 'auth', 'stream', 'modsecurity'].map((name) => ({
    name: `${name}-snippet`,
    on: 'Ingress shop/payment',
    set: { [`metadata.annotations["${PREFIX}${name}-snippet"]`]: 'return 200;' },
    at: `metadata.annotations["${PREFIX}${name}-snippet"]`,
    found: `${name}-snippet "return 200;"`,
  })),
  inspect: eachObject('networking.k8s.io', 'Ingress', function* (ingress) {
    for (const [key, value] of Object.entries(fieldsAt(ingress, 'metadata', 'annotations'))) {
      if (!key.startsWith(PREFIX) || !key.endsWith('-snippet')) continue;
      yield {
        path: ['metadata', 'annotations', key],
        found: `${key.slice(PREFIX.length)} ${shown(value)}`,
        allowed: 'no snippets',
      };
    }
  }),
};
