import { at, fieldsAt, isRecord, listAt, textAt, type Fields } from '../../../fields.ts';
import type { Made } from './made.ts';

/**
 * The Secret that External Secrets Operator writes. A template with data replaces what was fetched unless its `mergePolicy` says
 * `Merge`.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export function secretOfExternalSecret(spec: Fields, name: string): readonly Made[] {
  const target = fieldsAt(spec, 'target');
  if (target['creationPolicy'] === 'None') return [];
  const secret: Made = { kind: '/Secret', name: textAt(target, 'name') ?? name };
  const template = fieldsAt(target, 'template');
  if (listAt(spec, 'dataFrom').length > 0 || listAt(template, 'templateFrom').length > 0) return [secret];
  const fetched = listAt(spec, 'data').flatMap((entry) => textAt(entry, 'secretKey') ?? []);
  const written = Object.keys(fieldsAt(template, 'data'));
  const kept = written.length === 0 || template['mergePolicy'] === 'Merge' ? fetched : [];
  return [{ ...secret, keys: [...kept, ...written] }];
}

/**
 * The Secret that cert-manager writes.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec
 */
export function secretOfCertificate(spec: Fields): readonly Made[] {
  const name = textAt(spec, 'secretName');
  if (name === undefined) return [];
  const stores = Object.entries(fieldsAt(spec, 'keystores')).flatMap(([store, settings]) =>
    isRecord(settings) && settings['create'] === true
      ? [`keystore.${SUFFIXES[store] ?? store}`, `truststore.${SUFFIXES[store] ?? store}`]
      : [],
  );
  const formats = listAt(spec, 'additionalOutputFormats').flatMap(
    (format) => OUTPUTS[String(at(format, 'type'))] ?? [],
  );
  return [{ kind: '/Secret', name, keys: ['ca.crt', 'tls.crt', 'tls.key', ...stores, ...formats] }];
}

const SUFFIXES: Readonly<Record<string, string>> = { pkcs12: 'p12' };
const OUTPUTS: Readonly<Record<string, string>> = { CombinedPEM: 'tls-combined.pem', DER: 'key.der' };
