import { didYouMean } from '@delivery/findings';
import type { Problem } from '../problem.ts';

type Path = readonly (string | number)[];

/** What a finding says about a place of an object. */
export type Words = Pick<Problem, 'path' | 'found' | 'allowed' | 'fix'>;

/** What is known about the object of an issue. */
export interface About {
  readonly value: unknown;
  /** For messages, e.g. `Deployment of apps/v1`. */
  readonly kind: string;
  /** Names of the fields that an object may have at a path. */
  readonly fields: (path: Path) => readonly string[];
}

/**
 * What a schema has against a place, in the words of the finding.
 *
 * @param message as the validator writes it, e.g. `got string, want null or integer`
 */
export function issueWords(path: Path, message: string, about: About): readonly Words[] {
  for (const [pattern, words] of forms) {
    const match = pattern.exec(message);
    if (match)
      return words(
        path,
        match.slice(1).map((group) => group ?? ''),
        about,
      );
  }
  return [{ path, found: message, fix: `correct it as the schema of ${about.kind} says` }];
}

type Form = readonly [
  pattern: RegExp,
  words: (path: Path, groups: readonly string[], about: About) => readonly Words[],
];

const forms: readonly Form[] = [
  [
    /^additional properties (.*) not allowed$/s,
    (path, [names = ''], { fields }) =>
      quoted(names).map((name) => {
        const known = fields(path);
        const fix = known.length === 0 ? 'remove it' : didYouMean(name, known);
        return {
          path: [...path, name],
          found: `the field "${name}"`,
          allowed: 'only fields that the API server knows',
          fix,
        };
      }),
  ],
  [
    /^missing propert(?:y|ies) (.*)$/s,
    (path, [names = '']) =>
      quoted(names).map((name) => ({
        path: [...path, name],
        found: `no field "${name}"`,
        allowed: `"${name}", which is required`,
        fix: 'add it',
      })),
  ],
  [
    /^got (\w+), want (.*)$/s,
    (path, [got = '', want = ''], { value }) => {
      const allowed = want.replace(/\bnull or |, null\b/, '');
      return [
        { path, found: `the ${got} ${shown(at(value, path))}`, allowed, fix: typeFix(got, allowed, at(value, path)) },
      ];
    },
  ],
  [
    /^value must be (?:one of )?(.*)$/s,
    (path, [list = ''], { value }) => {
      const allowed = quoted(list.replace(/, <nil>$/, ''));
      const found = at(value, path);
      const fix = typeof found === 'string' && allowed.length > 0 ? didYouMean(found, allowed) : 'use one of these';
      return [{ path, found: shown(found), allowed: allowed.join(', ') || list, fix }];
    },
  ],
  [
    /^'.*' does not match pattern '(.*)'$/s,
    (path, [pattern = ''], { value }) => [
      { path, found: shown(at(value, path)), allowed: `a text that matches ${pattern}`, fix: 'write it in this form' },
    ],
  ],
  [
    /^(min|max|exclusiveMin|exclusiveMax)(\w*): got (\S+), want (\S+)$/,
    (path, [bound = '', what = '', got = '', want = '']) => {
      const of = units[what] ?? '';
      const words = { min: 'at least', max: 'at most', exclusiveMin: 'more than', exclusiveMax: 'less than' }[bound];
      return [{ path, found: `${got}${of}`, allowed: `${words} ${want}${of}`, fix: 'choose a value within the limit' }];
    },
  ],
];

const units: Readonly<Record<string, string>> = {
  Length: ' characters',
  Items: ' items',
  Properties: ' fields',
};

function typeFix(got: string, want: string, value: unknown): string {
  if (/\bstring\b/.test(want) && ['number', 'boolean'].includes(got)) return `write "${String(value)}", in quotes`;
  if (got === 'string' && /\b(?:integer|number)\b/.test(want) && /^-?\d+$/.test(String(value)))
    return `write ${String(value)}, without quotes`;
  if (got === 'string' && want === 'boolean' && /^(?:true|false)$/.test(String(value)))
    return `write ${String(value)}, without quotes`;
  if (got === 'null') return 'give it a value, or leave the field out';
  return `write it as ${want}`;
}

/** The names in a list such as `'a', 'b'`. */
function quoted(list: string): readonly string[] {
  return [...list.matchAll(/'((?:[^'\\]|\\.)*)'/gs)].map(([, name = '']) => name.replaceAll("\\'", "'"));
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, step) => (isContainer(found) && Object.hasOwn(found, step) ? found[step] : undefined),
    value,
  );
}

function isContainer(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A value for a message: one line, not a page. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
