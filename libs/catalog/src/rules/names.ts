import { finding, isService, type Rule } from './rule.ts';

export const nameIsFolder: Rule = function* (apps) {
  for (const app of apps) {
    const folder = app.folder.split('/').at(-1) ?? '';
    if (app.name === folder) continue;
    const found = `name "${app.name}" in ${app.folder}`;
    yield finding('name-is-folder', app, 'name', {
      found,
      allowed: `"${folder}"`,
      fix: 'rename the app or its folder',
    });
  }
};

export const nameIsLabel: Rule = function* (apps) {
  const allowed = 'lower-case letters, digits and -, 1 to 40 characters, a letter first';
  for (const app of apps) {
    for (const field of ['name', 'owner'] as const) {
      if (/^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/.test(app[field])) continue;
      yield finding('name-is-label', app, field, {
        found: `${field} "${app[field]}"`,
        allowed,
        fix: 'choose such a name',
      });
    }
  }
};

/** Names of Kubernetes and the engines, and words that every JavaScript object has a meaning for. */
const isTaken = (name: string) => /^(default|kube-.*|argocd|flux-system)$/.test(name) || name in {};

/** A service owns the namespace of its name. */
export const nameIsFree: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    if (!isTaken(app.name)) continue;
    yield finding('name-is-free', app, 'name', {
      found: `name "${app.name}"`,
      allowed: 'a name that is not default, kube-…, argocd, flux-system or a word of JavaScript objects',
      fix: 'rename the app and its folder',
    });
  }
};

export const nameIsUnique: Rule = function* (apps) {
  for (const [i, app] of apps.entries()) {
    const first = apps.findIndex(({ name }) => name === app.name);
    if (first === i) continue;
    const found = `name "${app.name}", as ${apps[first]?.folder} has`;
    yield finding('name-is-unique', app, 'name', { found, allowed: 'one app a name', fix: 'rename one of the two' });
  }
};
