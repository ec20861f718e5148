/** One value as SOPS writes it. @see https://github.com/getsops/sops#encryption-protocol */
const ENCRYPTED =
  /^ENC\[AES256_GCM,data:[A-Za-z0-9+/=]*,iv:[A-Za-z0-9+/=]{16,},tag:[A-Za-z0-9+/=]{16,},type:(?:str|int|float|bytes|bool|comment)\]$/;

/** Whether SOPS encrypted the value. */
export function isEncrypted(text: string): boolean {
  return ENCRYPTED.test(text);
}

/** Whether the object says that SOPS encrypted it: the code that guards its values against a later edit stands in it. */
export function isSopsFile(object: Readonly<Record<string, unknown>>): boolean {
  const { sops } = object;
  if (typeof sops !== 'object' || sops === null || !('mac' in sops)) return false;
  return typeof sops.mac === 'string' && isEncrypted(sops.mac);
}
