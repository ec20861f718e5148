export { factsOf } from './facts-of.ts';
export { definitionsProvidedTo } from './provided-definitions.ts';
