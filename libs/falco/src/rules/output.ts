import { fieldProblem } from '../fields/catalog.ts';
import type { Problem } from '../problem.ts';

const reference = /%([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)(?:\[([^\]]*)\])?/gi;

/** Fields whose values an output holds. */
function outputFields(output: string): readonly { readonly name: string; readonly argument?: string }[] {
  return [...output.matchAll(reference)].map(([, name = '', argument]) => ({
    name,
    ...(argument !== undefined && { argument }),
  }));
}

/** What is wrong with an output: it names a field that events do not have, or does not say in which container it happened. */
export function outputProblems(output: string): readonly Problem[] {
  const named = outputFields(output);
  const wrong = named.map(fieldProblem).filter((problem) => problem !== undefined);
  if (named.some(({ name }) => name === 'container.id')) return wrong;
  return [...wrong, { found: 'an output without %container.id', fix: 'add container_id=%container.id' }];
}
