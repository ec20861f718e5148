import type { VersionSchemas } from '@delivery/kubernetes';
import type { KeysOf } from '@delivery/review';

/** How the newest Kubernetes and the known CRDs tell elements of lists apart; the schemas are read when the first list differs. */
export function mergeKeys(schemas: () => VersionSchemas): KeysOf {
  let read: VersionSchemas | undefined;
  return ({ apiVersion, kind }) =>
    (path) => {
      read ??= schemas();
      return read.mergeKeys(
        apiVersion,
        kind,
        path.map((step) => (typeof step === 'object' ? 0 : step)),
      );
    };
}
