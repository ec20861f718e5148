import type { Manifest } from '@delivery/manifest';
import { fieldsAt, isRecord, listAt, numberAt, textAt, type Fields } from '../../../fields.ts';
import { secretOfCertificate, secretOfExternalSecret } from './made-secrets.ts';

/** An object that is made from another at run time, so that it stands in no tree. */
export interface Made {
  /** `<group>/<kind>`. */
  readonly kind: string;
  readonly name: string;
  /** @default - that of the object it is made from */
  readonly namespace?: string | 'any';
  /** Of a ConfigMap or Secret. @default - nobody can say before it is made */
  readonly keys?: readonly string[];
}

/** More ordinals than this make no sense to list. */
const MOST_ORDINALS = 100;

const ESO = 'external-secrets.io';

/** By the `<group>/<kind>` from which it is made. */
const makers: Readonly<Record<string, (object: Manifest) => readonly Made[]>> = {
  'apps/StatefulSet': ({ metadata: { name }, spec }) => {
    const ordinals = Math.min(numberAt(spec, 'replicas') ?? 1, MOST_ORDINALS);
    return listAt(spec, 'volumeClaimTemplates').flatMap((template) =>
      Array.from({ length: Math.max(0, ordinals) }, (_, i) => {
        const claim = textAt(template, 'metadata', 'name') ?? '';
        return { kind: '/PersistentVolumeClaim', name: `${claim}-${name}-${i}` };
      }),
    );
  },
  'bitnami.com/SealedSecret': ({ metadata: { name }, spec }) => {
    const template = fieldsAt(spec, 'template', 'data');
    return [secret(name, [...Object.keys(fieldsAt(spec, 'encryptedData')), ...Object.keys(template)])];
  },
  'cert-manager.io/Certificate': ({ spec }) => secretOfCertificate(fieldsAt(spec)),
  [`${ESO}/ExternalSecret`]: ({ metadata: { name }, spec }) => secretOfExternalSecret(fieldsAt(spec), name),
  [`${ESO}/ClusterExternalSecret`]: ({ metadata, spec }) => {
    const name = textAt(spec, 'externalSecretName') ?? metadata.name;
    const made = secretOfExternalSecret(fieldsAt(spec, 'externalSecretSpec'), name);
    return made.map((one) => ({ ...one, namespace: 'any' }));
  },
  'gateway.networking.k8s.io/Gateway': ({ metadata, spec }) => [
    { kind: '/Service', name: `${metadata.name}-${textAt(spec, 'gatewayClassName') ?? ''}` },
    { kind: '/Service', name: `cilium-gateway-${metadata.name}` },
    ...listAt(spec, 'listeners')
      .flatMap((listener) => listAt(listener, 'tls', 'certificateRefs'))
      .flatMap((ref) => signed(metadata.annotations, textAt(ref, 'name'))),
  ],
  'kafka.strimzi.io/KafkaUser': ({ metadata: { name } }) => [secret(name)],
  'networking.k8s.io/Ingress': ({ metadata, spec }) =>
    listAt(spec, 'tls').flatMap((tls) => signed(metadata.annotations, textAt(tls, 'secretName'))),
  'postgresql.cnpg.io/Cluster': ({ metadata: { name } }) => [
    ...['app', 'superuser', 'ca', 'server', 'replication'].map((suffix) => secret(`${name}-${suffix}`)),
    ...['rw', 'ro', 'r'].map((suffix): Made => ({ kind: '/Service', name: `${name}-${suffix}` })),
  ],
  'secrets.hashicorp.com/VaultDynamicSecret': destination,
  'secrets.hashicorp.com/VaultPKISecret': destination,
  'secrets.hashicorp.com/VaultStaticSecret': destination,
  'serving.knative.dev/Service': ({ metadata: { name } }) => [{ kind: '/Service', name }],
  'trust.cert-manager.io/Bundle': ({ metadata: { name } }) => [
    { kind: '/ConfigMap', name, namespace: 'any' },
    { kind: '/Secret', name, namespace: 'any' },
  ],
};

/** What is made from an object; of a Crossplane resource the Secret with its connection. */
export function madeFrom(kind: string, object: Manifest): readonly Made[] {
  const made = makers[kind]?.(object) ?? [];
  const connection = isRecord(object['spec']) ? object['spec']['writeConnectionSecretToRef'] : undefined;
  const name = textAt(connection, 'name');
  if (name === undefined) return made;
  const namespace = textAt(connection, 'namespace');
  return [...made, { ...secret(name), ...(namespace !== undefined && { namespace }) }];
}

function secret(name: string, keys?: readonly string[]): Made {
  return { kind: '/Secret', name, ...(keys && { keys }) };
}

function destination({ spec }: Manifest): readonly Made[] {
  const name = textAt(spec, 'destination', 'name');
  return name === undefined ? [] : [secret(name)];
}

/** The Secret of a listener or host whose certificate cert-manager keeps by annotation. */
function signed(annotations: Fields | undefined, name: string | undefined): readonly Made[] {
  const by = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];
  const asked = by.some((key) => annotations !== undefined && Object.hasOwn(annotations, key));
  return asked && name !== undefined ? [secret(name, ['ca.crt', 'tls.crt', 'tls.key'])] : [];
}
