import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { bytesOf, limits, mostBytesOf, sizeText } from './bytes.ts';

/** What an object of a custom kind takes beside its text. */
const frame = JSON.stringify(sized(0)).length;

function sized(text: number): Manifest {
  return {
    apiVersion: 'shop.example/v1',
    kind: 'Catalogue',
    metadata: { name: 'extra', namespace: 'shop' },
    spec: { text: 'a'.repeat(text) },
  };
}

export const objectSize: Check = {
  id: 'W72c',
  name: 'object-size',
  title: 'Every object is small enough to be applied and stored',
  why: 'etcd takes no more than 1.5 MiB at once; kubectl apply keeps a copy of the object in one of its annotations, which hold 256 KiB.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://etcd.io/docs/v3.6/dev-guide/limit/',
    'https://github.com/argoproj/argo-cd/issues/8128',
    'https://github.com/kubernetes/kubernetes/issues/105863',
  ],
  fix: 'split the object; up to 1.5 MiB, server-side apply is enough (`kubectl apply --server-side`, `ServerSideApply=true`)',
  good: [
    { name: 'small' },
    { name: 'the most that kubectl applies', add: [sized(limits.annotations - frame)] },
    {
      name: 'the most that etcd stores',
      add: [sized(limits.object - frame)],
      facts: { serverSideApply: true },
    },
  ],
  bad: [
    {
      name: 'one byte more than kubectl applies',
      add: [sized(limits.annotations - frame + 1)],
      object: 'Catalogue shop/extra',
      at: '',
      found: '262,145 bytes',
    },
    {
      name: 'one byte more than etcd stores',
      add: [sized(limits.object - frame + 1)],
      facts: { serverSideApply: true },
      object: 'Catalogue shop/extra',
      at: '',
      found: '1,572,865 bytes',
    },
    {
      name: 'letters of three bytes',
      add: [{ ...sized(0), spec: { text: '€'.repeat(525_000) } }],
      facts: { serverSideApply: true },
      object: 'Catalogue shop/extra',
      at: '',
      found: '1,575,117 bytes',
    },
  ],
  inspect: function* ({ objects, facts }) {
    const most = facts.serverSideApply ? limits.object : limits.annotations;
    for (const object of objects) {
      if (mostBytesOf(object) <= most) continue;
      const bytes = bytesOf(JSON.stringify(object));
      if (bytes > most) yield { object, path: [], found: sizeText(bytes), allowed: sizeText(most) };
    }
  },
};
