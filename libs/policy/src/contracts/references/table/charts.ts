import type { Manifest } from '@delivery/manifest';
import { textAt } from '../../../fields.ts';
import type { Row, RowOptions, Rows } from './row.ts';
import { syncsHere } from './syncs-here.ts';

/** What the values of a chart hand on to its pods: the rest of a chart is opaque. */
function values(at: string, namespaceOf: (object: Manifest) => string | undefined): readonly Row[] {
  const volumes = `${at}.**.{volumes,extraVolumes}[]`;
  const shared: RowOptions = { when: (_fields, object) => syncsHere(object) };
  const beside: RowOptions = { ...shared, namespaceOf };
  return [
    [`${at}.**.priorityClassName`, 'scheduling.k8s.io/PriorityClass', shared],
    [`${at}.**.storageClassName`, 'storage.k8s.io/StorageClass', shared],
    [`${at}.**.imagePullSecrets[].name`, '/Secret', beside],
    [`${at}.**.secretKeyRef.name`, '/Secret', beside],
    [`${at}.**.secretRef.name`, '/Secret', beside],
    [`${at}.**.configMapKeyRef.name`, '/ConfigMap', beside],
    [`${at}.**.configMapRef.name`, '/ConfigMap', beside],
    [`${volumes}.secret.secretName`, '/Secret', beside],
    [`${volumes}.configMap.name`, '/ConfigMap', beside],
  ];
}

const ofApplication = ({ spec }: Manifest) => textAt(spec, 'destination', 'namespace');
const ofRelease = ({ metadata, spec }: Manifest) => textAt(spec, 'targetNamespace') ?? metadata.namespace;

/** What charts name in the tree. */
export const chartRows: Rows = {
  'argoproj.io/Application': [
    ...values('spec.source.helm.valuesObject', ofApplication),
    ...values('spec.sources[].helm.valuesObject', ofApplication),
  ],
  'helm.toolkit.fluxcd.io/HelmRelease': values('spec.values', ofRelease),
};
