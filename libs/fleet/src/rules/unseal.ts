import { finding, type Rule } from './rule.ts';

/** The stores of a site are its own Vault, which somebody must open. */
export const servingSitesUnsealVault: Rule = function* ({ clusters }) {
  for (const file of clusters) {
    const { role, state, unseal } = file.value;
    if (role !== 'edge' || state === 'joining' || state === 'retired' || unseal !== undefined) continue;
    yield finding('serving-sites-unseal-vault', file, [], {
      found: `role edge in state ${state}, without unseal`,
      allowed: 'a site whose Vault opens by itself',
      fix: 'add unseal with the key and the role, or leave the state at joining',
    });
  }
};
