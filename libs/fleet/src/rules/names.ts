import { finding, unknownName, type Rule } from './rule.ts';

export const environmentExists: Rule = function* ({ clusters, environmentNames: names }) {
  for (const file of clusters) {
    const { environment } = file.value;
    if (!names.includes(environment))
      yield unknownName('environment-exists', file, ['environment'], environment, names);
  }
};

export const ringExists: Rule = function* ({ clusters, rings }) {
  if (rings === undefined) return;
  const names = rings.value.map(({ name }) => name);
  for (const file of clusters) {
    if (!names.includes(file.value.ring)) yield unknownName('ring-exists', file, ['ring'], file.value.ring, names);
  }
};

export const ringIsUnique: Rule = function* ({ rings }) {
  if (rings === undefined) return;
  for (const field of ['name', 'ref'] as const) {
    for (const [i, ring] of rings.value.entries()) {
      const first = rings.value.findIndex((other) => other[field] === ring[field]);
      if (first === i) continue;
      yield finding('ring-is-unique', rings, [i, field], {
        found: `${field} "${ring[field]}", as ring ${first + 1} has`,
        allowed: `one ring a ${field}`,
        fix: `give it a ${field} of its own`,
      });
    }
  }
};

export const cloudIsKnown: Rule = function* ({ clusters }, clouds) {
  const names = Object.keys(clouds);
  for (const file of clusters) {
    if (!names.includes(file.value.cloud))
      yield unknownName('cloud-is-known', file, ['cloud'], file.value.cloud, names);
  }
};
