/** As the catalog wants names of apps and owners. */
export const label = {
  fits: (text) => /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/.test(text),
  allowed: 'lower-case letters, digits and -, 1 to 40 characters, a letter first',
  fix: 'choose such a name',
};

/**
 * What is wrong with the name of something new.
 *
 * @param {ReadonlyMap<string, string>} taken where each name is used already
 */
export function newName(name, taken) {
  if (taken.has(name))
    return { fits: () => false, allowed: `a name that ${taken.get(name)} does not have`, fix: 'choose another name' };
  if (reserved.test(name))
    return { fits: () => false, allowed: 'a name that is free in each cluster', fix: 'choose another name' };
  // such a name would be found in every plain object of JavaScript
  if (name in {})
    return { fits: () => false, allowed: 'a name that no object of JavaScript has', fix: 'choose another name' };
  return label;
}

/**
 * Namespaces of Kubernetes and of the two engines.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
const reserved = /^(default|kube-.*|argocd|flux-system)$/;
