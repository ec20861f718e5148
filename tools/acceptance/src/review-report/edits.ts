import type { FullReport } from '@delivery/review';
import { reviewOf, type TextEdit } from './committed.ts';

function once(edit: TextEdit): () => FullReport {
  let made: FullReport | undefined;
  return () => (made ??= reviewOf(edit));
}

const inOrder = (path: string) => path.includes('/apps/order/');

/** Edits of the committed tree that between them fill every part of a report. */
export const reviews = {
  nothing: once((_, text) => text),
  release: once((path, text) =>
    inOrder(path) ? text.replace(/(order:)1\.4\.1@sha256:[0-9a-f]{60}/g, `$19.9.9@sha256:${'0'.repeat(60)}`) : text,
  ),
  'app that goes': once((path, text) => (/\/apps\/user\/|\/gitops\/user\.yaml/.test(path) ? undefined : text)),
  'name of a ConfigMap': once((path, text) =>
    inOrder(path) && path.includes('configmap_order') ? text.replace('  name: order\n', '  name: other\n') : text,
  ),
  'chart version': once((path, text) =>
    path.includes('/gitops/') ? text.replace(/(chart: cert-manager[^]*?targetRevision: ).*/, '$1v9.9.9') : text,
  ),
  'cluster that goes': once((path, text) => (path.includes('/edge-rotterdam/') ? undefined : text)),
} as const;
