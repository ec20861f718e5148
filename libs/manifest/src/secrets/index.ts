export { findSecrets, type SecretHit } from './find-secrets.ts';
export { mask } from './mask.ts';
