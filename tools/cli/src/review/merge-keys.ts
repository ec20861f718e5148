import type { SchemaSet, VersionSchemas } from '@delivery/kubernetes';
import type { KeysOf } from '@delivery/review';
import type { Assets } from '../validate/assets.ts';
import { schemasFor } from '../validate/schemas-for.ts';

/** How the newest Kubernetes and the known CRDs tell elements of lists apart; schemas are read when the first list differs. */
export function mergeKeys({ builtin, schemas }: Pick<Assets, 'builtin' | 'schemas'>): KeysOf {
  const [own, all] = [newest(builtin), newest(schemas)];
  return ({ apiVersion, kind }) =>
    (path) => {
      const served = own().scopeOf(apiVersion, kind) === undefined ? all() : own();
      return served.mergeKeys(
        apiVersion,
        kind,
        path.map((step) => (typeof step === 'object' ? 0 : step)),
      );
    };
}

function newest(set: () => SchemaSet): () => VersionSchemas {
  let read: VersionSchemas | undefined;
  return () => (read ??= schemasFor(undefined, set()));
}
