import { didYouMean, Refusal } from '@delivery/findings';
import { UnknownVersionError, type SchemaSet, type VersionSchemas } from '@delivery/kubernetes';

/**
 * The schemas of the minor that a version in any spelling names; without one, of the newest.
 *
 * @param subject that names the version, for messages
 * @throws Refusal (2) for one that has no schemas
 */
export function schemasFor(
  version: string | undefined,
  schemas: SchemaSet,
  subject = '--kubernetes-version',
): VersionSchemas {
  try {
    return schemas.forVersion(version ?? schemas.versions.at(-1) ?? '');
  } catch (error) {
    if (!(error instanceof UnknownVersionError)) throw error;
    const { found, known, nearest } = error;
    const fix = nearest === undefined ? didYouMean(found, known) : `the nearest is ${nearest}`;
    throw new Refusal(2, [
      { id: 'kubernetes-version', severity: 'error', subject, found: `"${found}"`, allowed: known.join(', '), fix },
    ]);
  }
}
