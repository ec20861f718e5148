/** A name that cannot stand in a path of the tree, or that no API server takes. */
export class InvalidNameError extends Error {
  override readonly name = 'InvalidNameError';
  /** Which field, and its value, e.g. `metadata.namespace "Order"`. */
  readonly found: string;
  /** E.g. `lower-case letters, digits and "-"`. */
  readonly allowed: string;

  constructor(field: string, value: unknown, allowed: string) {
    const found = `${field} ${JSON.stringify(value) ?? String(value)}`;
    super(`${found}; allowed: ${allowed}`);
    this.found = found;
    this.allowed = allowed;
  }
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const KIND = /^[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
/**
 * RBAC names are path segments to the API server, which takes nearly anything (`system:foo`). These are the characters
 * in use, and none that a file system refuses once `:` is percent-encoded.
 */
const RBAC_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._:-]*[A-Za-z0-9])?$/;
/** Windows opens a device for these, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

const LABEL_SAYS = 'lower-case letters, digits and "-", a letter or digit at both ends';

export function checkApiVersion(apiVersion: unknown): void {
  const parts = typeof apiVersion === 'string' ? apiVersion.split('/') : [];
  const [version, group] = parts.toReversed();
  if (
    parts.length < 1 ||
    parts.length > 2 ||
    !matches(LABEL, 63, version) ||
    (parts.length === 2 && !matches(SUBDOMAIN, 253, group))
  ) {
    throw new InvalidNameError('apiVersion', apiVersion, '"<version>" or "<group>/<version>", e.g. "apps/v1"');
  }
}

export function checkKind(kind: unknown): void {
  if (!matches(KIND, 63, kind))
    throw new InvalidNameError('kind', kind, 'at most 63 letters, digits and "-", a letter first');
  refuseDevice('kind', kind);
}

export function checkNamespace(field: string, namespace: unknown): void {
  if (!matches(LABEL, 63, namespace)) throw new InvalidNameError(field, namespace, `at most 63 ${LABEL_SAYS}`);
  refuseDevice(field, namespace);
}

export function checkName(name: unknown): void {
  if (!matches(SUBDOMAIN, 253, name))
    throw new InvalidNameError('metadata.name', name, `at most 253 ${LABEL_SAYS}; parts joined by "."`);
  refuseDevice('metadata.name', name);
}

export function checkRbacName(name: unknown): void {
  if (!matches(RBAC_NAME, 253, name)) {
    throw new InvalidNameError(
      'metadata.name',
      name,
      'at most 253 letters, digits and "-", ".", "_", ":", a letter or digit at both ends',
    );
  }
  refuseDevice('metadata.name', name);
}

function matches(pattern: RegExp, most: number, text: unknown): boolean {
  return typeof text === 'string' && text.length <= most && pattern.test(text);
}

function refuseDevice(field: string, text: unknown): void {
  if (typeof text === 'string' && DEVICE.test(text)) {
    throw new InvalidNameError(
      field,
      text,
      'no device name of Windows (con, prn, aux, nul, com0 to com9, lpt0 to lpt9)',
    );
  }
}
