import type { Check } from '../../../check.ts';
import { engineVersion } from './engine-version.ts';
import { exceptionsNamed } from './exceptions-named.ts';
import { noAppend } from './no-append.ts';
import { ruleDescribed } from './rule-described.ts';
import { ruleTagged } from './rule-tagged.ts';

/**
 * What the form of a file of Falco rules shows: L. Whether its conditions can be read, and everything is defined before it is used, L03,
 * only a reader of that language can tell: the lib that writes the rules.
 */
export const falco: readonly Check[] = [ruleDescribed, ruleTagged, noAppend, exceptionsNamed, engineVersion];
