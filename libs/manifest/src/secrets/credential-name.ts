/**
 * What a name lets one expect of its value.
 * `password`: any literal is one. `credential`: a literal that looks random is one, since such names are also given to
 * references. `basic`: base64 of `user:password`, as in a Docker configuration.
 */
export type Expected = 'password' | 'credential' | 'basic';

/** Cheap: whether a name is worth splitting, or a text worth searching. */
export const MAY_NAME_CREDENTIAL = /pass|pwd|secret|token|credential|key|auth/i;

/** Says how a credential is written down, not what it is. */
const DECORATION = /^(?:value|b64|base64|encoded|plain|plaintext|raw|text|data|\d+)$/;
/** What is made of a credential and may be shown. */
const DERIVED = /^(?:hash|checksum|digest|sha\d*|md5|fingerprint|public|pub|length|policy)$/;
const PASSWORD = /(?:password|passwd|passphrase|pwd)s?$|^pass$/;
const CREDENTIAL = /(?:secret|token|credential|apikey|accesskey|secretkey|privatekey|authkey)s?$/;
/** `key` alone is the commonest word of Kubernetes for something that is no secret. */
const KEY_OF =
  /^(?:api|access|secret|private|signing|encryption|account|shared|master|auth|authorization|session|license)$/;

/** What the name of a field, variable, flag or file lets one expect, e.g. of `POSTGRES_PASSWORD`, `apiKey`, `--client-secret`. */
export function expectedOf(name: string): Expected | undefined {
  if (name.length > 200 || !MAY_NAME_CREDENTIAL.test(name)) return undefined;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  while (words.length > 1 && DECORATION.test(words.at(-1) ?? '')) words.pop();
  if (words.some((word) => DERIVED.test(word))) return undefined;
  const last = words.at(-1) ?? '';
  if (PASSWORD.test(last)) return 'password';
  if (CREDENTIAL.test(last) || (/^keys?$/.test(last) && KEY_OF.test(words.at(-2) ?? ''))) return 'credential';
  return words.length === 1 && last === 'auth' ? 'basic' : undefined;
}
