import { basename } from 'node:path';
import type { Answer } from './answer.ts';
import { forgetful, remembered } from './cache/remembered.ts';
import { digestOf } from './input.ts';
import type { Question } from './look.ts';

export interface Request extends Omit<Question, 'valid'> {
  /** What tells it from others that are asked in turn, e.g. the paths; the same after an edit. */
  readonly name: string;
  /** Absolute path of the folder where answers are remembered. @default - nothing is */
  readonly cache?: string;
  /** Digest of the lessons. @default - there are none */
  readonly learnt?: string;
}

/**
 * In a bundle the name of the file that holds this code has a digest of it and of everything that it loads, so an answer of other code
 * is none.
 */
const CODE = basename(import.meta.url);

/** Answers a request: from memory when nothing that the answer hangs on has changed, else by looking. */
export async function validate(request: Request): Promise<Answer> {
  const { name, cache, learnt, ...question } = request;
  const { scopes, level, hint, assets } = question;
  const known = scopes.map(({ inputs, provided = [], ...scope }) => [
    scope,
    ...[inputs, provided].map((files) => files.map(({ file, digest }) => [file, digest()])),
  ]);
  const key = digestOf(JSON.stringify([CODE, assets.digest, learnt, level, known]));
  const memory = cache === undefined ? forgetful : remembered(cache, digestOf(name), key);
  // hints are made from the objects, which nobody remembers
  const before = hint === undefined ? memory.answer() : undefined;
  if (before !== undefined) return before;
  const [{ look }, { code }] = await Promise.all([import('./look.ts'), import('./schema/validity.ts')]);
  const judges = digestOf(JSON.stringify([code, assets.digest]));
  const { answer, valid } = await look({ ...question, valid: memory.valid(judges) });
  if (hint === undefined) memory.remember(answer, { judges, keys: valid });
  return answer;
}
