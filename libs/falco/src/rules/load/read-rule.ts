import { didYouMean } from '@delivery/findings';
import type { Condition } from '../../condition/ast.ts';
import { checksIn, fieldsIn } from '../../condition/walk.ts';
import type { Problem } from '../../problem.ts';
import { exceptionText } from '../exception-text.ts';
import { outputProblems } from '../output.ts';
import { priorities, type Exception } from '../rule.ts';
import { tagProblems } from '../tags.ts';
import { readCondition } from './read-condition.ts';
import { exceptionProblems } from './exception-form.ts';
import type { Rulebook, Where } from './rulebook.ts';
import type { Raw } from './shape.ts';

/** The condition of a rule with its exceptions; undefined, and reported, when something is wrong with it. */
export function readRule(book: Rulebook, where: Where, rule: Raw): Condition | undefined {
  const at = (key: string): Where => ({ ...where, path: `${where.path}.${key}` });
  book.reportAll('falco-output', at('output'), outputProblems(String(rule['output'])));
  book.reportAll('falco-tags', at('tags'), tagProblems((rule['tags'] as readonly unknown[]).map(String)));
  book.reportAll('falco-priority', at('priority'), priorityProblems(String(rule['priority'])));
  const condition = readCondition(book, at('condition'), String(rule['condition']));
  const exceptions = readExceptions(book, at('exceptions'), (rule['exceptions'] ?? []) as readonly Raw[]);
  if (condition === undefined || exceptions.includes(undefined)) return undefined;
  if (!fieldsIn(checksIn(condition)).some(({ name }) => name === 'evt.type'))
    book.report('falco-condition', at('condition'), {
      found: 'no evt.type',
      fix: 'name the system calls, or Falco asks the rule for every one',
    });
  const left = exceptions.map((term) => ({ kind: 'not', term: term! }) as const);
  return left.length === 0 ? condition : { kind: 'and', terms: [condition, ...left] };
}

function readExceptions(book: Rulebook, where: Where, exceptions: readonly Raw[]): readonly (Condition | undefined)[] {
  const problems = exceptionProblems(exceptions);
  book.reportAll('falco-exception', where, problems);
  if (problems.length > 0) return [undefined];
  return (exceptions as readonly unknown[] as readonly Exception[]).flatMap((exception) => {
    const text = exceptionText(exception);
    const subject = `${where.subject}, exception ${exception.name}`;
    return text === undefined ? [] : [readCondition(book, { ...where, subject }, text)];
  });
}

function priorityProblems(priority: string): readonly Problem[] {
  if (priorities.some((one) => one === priority)) return [];
  return [{ found: `priority ${priority}`, allowed: priorities.join(', '), fix: didYouMean(priority, priorities) }];
}
