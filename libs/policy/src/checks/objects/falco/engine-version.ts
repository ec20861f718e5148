import type { Check } from '../../../check.ts';
import { eachRulesFile } from './entries.ts';
import { at, macro, on, others, rule, rulesOf, version } from './examples.ts';

export const engineVersion: Check = {
  id: 'L06',
  name: 'falco-engine-version',
  title: 'Every file of Falco rules states the version of the engine that it needs',
  why: 'An older Falco reads a newer rule wrongly, or not at all, and says so only where the file states what it needs.',
  severity: 'warning',
  level: 'all',
  sources: ['https://falco.org/docs/concepts/rules/versioning/', 'falco rules-check validate'],
  fix: 'begin the file with - required_engine_version: 0.57.0, or whichever version it was tried with',
  good: [
    { name: 'stated', add: [rulesOf(version + macro + rule)] },
    { name: 'stated in quotes', add: [rulesOf(`- required_engine_version: "0.57.0"\n${rule}`)] },
    ...others,
  ],
  bad: [
    { name: 'not stated', on, add: [rulesOf(macro + rule)], at, found: 'required_engine_version not set' },
    {
      name: 'one number, as before 0.32',
      on,
      add: [rulesOf(`- required_engine_version: 16\n${rule}`)],
      at,
      found: 'required_engine_version 16',
    },
  ],
  inspect: eachRulesFile(function* (entries) {
    if (entries.length === 0) return;
    const stated = entries.find(({ kind }) => kind === 'required_engine_version')?.name;
    if (stated !== undefined && /^["']?\d+\.\d+\.\d+["']?$/.test(stated)) return;
    yield { found: `required_engine_version ${stated ?? 'not set'}`, allowed: 'x.y.z, e.g. 0.57.0' };
  }),
};
