/** Without a stack: Nx would offer to show it, and there is nothing in it for who mistyped an option. */
class Refused extends Error {
  constructor(message) {
    super(message);
    this.stack = undefined;
  }
}

/**
 * Every problem at once; nothing is written then.
 *
 * @param {string} what e.g. `service "order"`
 * @param {{ option: string, found: string, allowed: string, fix: string }[]} problems
 */
export function refuse(what, problems) {
  if (problems.length === 0) return;
  const blocks = problems.map(({ option, found, allowed, fix }) =>
    [`--${option}`, `  found    ${found}`, `  allowed  ${allowed}`, `  fix      ${fix}`].join('\n'),
  );
  throw new Refused([`${what} was not made, and nothing is written`, ...blocks].join('\n'));
}

/**
 * The problem with one option, if it has one. Nx hands a number over where it sees one.
 *
 * @param {{ fits: (text: string) => boolean, allowed: string, fix: string }} rule
 */
export function problemOf(option, value, { fits, allowed, fix }) {
  if (typeof value === 'string' && fits(value)) return [];
  return [{ option, found: value === undefined ? 'nothing' : JSON.stringify(value), allowed, fix }];
}

/** A rule for an option that is to be one of some words. */
export const oneOf = (words) => ({
  fits: (text) => words.includes(text),
  allowed: words.join(', '),
  fix: 'choose one of these',
});
