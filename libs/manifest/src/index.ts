export { emit } from './emit.ts';
export { fileNameOf, foldPath, type Identity, isIdentity, keyOf, nameOf, pathOf } from './identity.ts';
export { groupOf, isManifest, type Manifest, type Metadata } from './manifest.ts';
export { InvalidNameError } from './names.ts';
export { NotCanonicalError, parse } from './parse.ts';
export { plan, type Plan } from './plan.ts';
export { findSecrets, mask, type SecretHit } from './secrets/index.ts';
export { waive, waiverPrefix } from './waiver.ts';
export { UnknownValueError } from './unknown-value.ts';
