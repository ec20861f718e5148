import { didYouMean } from '@delivery/findings';
import { finding, namesOf, type Rule } from './rule.ts';

export const afterIsOfSameStage: Rule = function* (apps) {
  for (const app of apps) {
    const known = namesOf(apps.filter((other) => other.stage === app.stage && other !== app));
    for (const name of app.after ?? []) {
      if (known.includes(name)) continue;
      yield finding('after-is-of-same-stage', app, 'after', {
        found: `"${name}"`,
        allowed: known.join(', '),
        fix: didYouMean(name, known),
      });
    }
  }
};

export const afterIsAcyclic: Rule = function* (apps) {
  const before = (name: string) => apps.find((app) => app.name === name)?.after ?? [];
  for (const app of apps) {
    const reached = new Set(before(app.name));
    for (const name of reached) before(name).forEach((next) => reached.add(next)); // a Set also walks what is added on the way
    if (reached.has(app.name))
      yield finding('after-is-acyclic', app, 'after', {
        found: `${app.name} waits for itself`,
        fix: 'remove one of the entries',
      });
  }
};
