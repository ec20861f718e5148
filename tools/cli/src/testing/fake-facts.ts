import type { Facts } from '@delivery/policy';

/** Stands in for `factsOf` where no clusters are. */
export function factsOf(): Facts {
  return { kubernetesVersion: '1.36' };
}

/** Stands in for `definitionsProvidedTo`. */
export function definitionsProvidedTo(): readonly string[] {
  return [];
}
