import { Refusal } from '@delivery/findings';
import { isManifest, NotCanonicalError, parse, type Manifest } from '@delivery/manifest';
import { readYaml } from '@delivery/yaml';

/** The object a file holds, or undefined when it does not hold one object. A hand edit may have left it in any YAML. */
export function objectIn(path: string, bytes: Uint8Array): Manifest | undefined {
  const value = read(path, bytes);
  return isManifest(value) ? value : undefined;
}

function read(path: string, bytes: Uint8Array): unknown {
  try {
    return parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    if (!(error instanceof NotCanonicalError)) throw error;
  }
  try {
    return readYaml({ file: path, bytes }).value;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}
