import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConditionError } from './condition-error.ts';
import { parseCondition } from './parse.ts';
import { printCondition } from './print.ts';

const refusal = (text: string) => {
  try {
    return printCondition(parseCondition(text));
  } catch (error) {
    if (error instanceof ConditionError) return error.message;
    throw error;
  }
};

describe("the conditions of Falco's documentation", () => {
  it.each([
    'evt.type = execve and (proc.name = cat or proc.name = grep)',
    "evt.type = open and fd.typechar='f'",
    'proc.name = bash or proc.name = zsh',
    'not proc.name = bash',
    'proc.cmdline contains "-jar"',
    'evt.arg.flags contains O_TRUNC',
    'evt.buffer bcontains CAFEBABE',
    'evt.buffer bstartswith 012AB3CC',
    'k8s.pod.name exists',
    'fd.name glob "/home/*/.ssh/*"',
    'fd.name glob /var/*',
    'fd.name pmatch (/tmp/hello)',
    'fd.name pmatch (/var/run, /var/spool, /etc, /boot)',
    'fd.name pmatch (/var/*/*.txt, /etc, /boot)',
    "fd.name regex '[a-z]*/proc/[0-9]+/cmdline'",
    'tolower(proc.name) = bash',
    'toupper(proc.name) = BASH',
    'b64(proc.args) contains sh',
    'basename(proc.exepath) = cat',
    'len(proc.args) > 100',
    'proc.name = val(proc.pname)',
    'tolower(proc.name) = tolower(proc.pname)',
    'evt.type in (open, openat) and evt.dir = < and evt.arg.flags contains O_TRUNC',
    'evt.type = execve and container.id != host and proc.name = bash',
    'evt.type=open and proc.name="(systemd)" or proc.name=systemd',
    'proc.aname[2]=qualys-cloud-ag or proc.aname[3]=qualys-cloud-ag',
    'thread.cap_effective icontains sys_module',
    'proc.name iglob *SH',
    'proc.aname in (sshd) and proc.name in (a, b) and proc.name intersects ()',
    'fd.sip endswith 4 and proc.duration <= 5000000000 and evt.rawres >= 0x10 and evt.rawres < -1.5',
  ])('%s', (text) => {
    expect(parseCondition(text)).toBeDefined();
  });
});

it.each([
  // from the tests of Falco's own parser
  ...['  a', '(a)', 'a and b and(c)', '(a)and(b)and(c)', '(a)or(b)or(c)', '(a.a exists) and (b)', 'not(not(a))'],
  ...['not not(a)', 'not(a)and(not(b))', 'a.b = not', "a.g in (1, 'a', b.c)", 'a.b = a.a', 'notz and a and b'],
  ...['((macro) and (and_macro))', 'macro and or_macro', 'evt.arg[0] contains /bin', 'evt.arg[a] contains /bin'],
  ...['test.str = 0a!@#456:/\\.;!$%^&*[]{}|', 'test.str[0a!@#456:/\\.;!$%^&*(){}|] = v', 'test.str[+0.25e+10] = a'],
  ...['test.str = ""', 'test.str[""] = empty', "test.str['a aa'] = a", 'test.str = "mixed \'"'],
  ...["test.str = 'multiple escape single quote \\' \\\\''", 'test.list in ()', 'test.op in()', 'test.op pmatch()'],
  ...['test.num <= 0XaB00AB', 'test.num > -0.1222e+10', 'test.op =value', 'test.op !=value', 'test.op >1'],
  ...['b64( b64(test.field)) exists', 'some.field in val(test.field)', 'some.field = b64 and(some_macro)'],
  ...['a\nand\tnot\r\nb'],
])('reads %j', (text) => {
  expect(parseCondition(text)).toBeDefined();
});

it.each([
  ['', 'line 1, column 1: found the end; allowed: a check: a field, a macro, not, or a parenthesis'],
  ['a andb', 'line 1, column 3: found "andb"; allowed: and, or, or the end'],
  ['aand b', 'line 1, column 6: found "b"; allowed: and, or, or the end'],
  ['a and', 'line 1, column 6: found the end; allowed: a check: a field, a macro, not, or a parenthesis'],
  ['a and\n  or b', 'line 2, column 3: found "or"; allowed: a check: a field, a macro, not, or a parenthesis'],
  ['or a', 'line 1, column 1: found "or"; allowed: a check: a field, a macro, not, or a parenthesis'],
  ['a or or(b)', 'line 1, column 6: found "or"; allowed: a check: a field, a macro, not, or a parenthesis'],
  ['a not b', 'line 1, column 3: found "not"; allowed: and, or, or the end'],
  ['(a)andnot(b)', 'line 1, column 4: found "andnot"; allowed: and, or, or the end'],
  ['(a.b = 1', 'line 1, column 9: found the end; allowed: and, or, or a closing parenthesis'],
  ['a)', 'line 1, column 2: found ")"; allowed: and, or, or the end'],
  ['()', 'line 1, column 2: found ")"; allowed: a check: a field, a macro, not, or a parenthesis'],
  ['#a and b', 'line 1, column 1: found "#a"; allowed: a check: a field, a macro, not, or a parenthesis'],
  ['macro > 12', 'line 1, column 7: found ">"; allowed: and, or, or the end'],
  ['a.b = b = 1', 'line 1, column 9: found "="; allowed: and, or, or the end'],
  ['a.b =', 'line 1, column 6: found the end; allowed: a value, bare or in quotes'],
  ['a.b = a,', 'line 1, column 8: found ","; allowed: and, or, or the end'],
  ['a.b = (a)', 'line 1, column 7: found "("; allowed: a value, bare or in quotes'],
  ['a.b === a', 'line 1, column 7: found "="; allowed: a value, bare or in quotes'],
  ["a.b = 'open", "line 1, column 7: found a text without its end; allowed: a closing '"],
  ['a.b = "a\\q"', 'line 1, column 9: found "\\\\q"; allowed: \\b \\f \\n \\r \\t \\\\ \\/ \\"'],
  ['a.b = "it\\\'s"', 'line 1, column 10: found "\\\\\'"; allowed: \\b \\f \\n \\r \\t \\\\ \\/ \\"'],
  ['a.b = "a""', 'line 1, column 10: found "\\""; allowed: and, or, or the end'],
  ['a.b[] = a', 'line 1, column 5: found "]"; allowed: an argument, bare or in quotes'],
  ['a.b["x" = a', 'line 1, column 8: found "="; allowed: the closing bracket of the argument'],
  ['a.b in (a,,b)', 'line 1, column 11: found ","; allowed: a value of the list'],
  ['a.b in (a', 'line 1, column 10: found the end; allowed: a comma, or the closing parenthesis of the list'],
  [
    'a.b in shells',
    'line 1, column 8: found "shells"; allowed: a list in parentheses, or a field: val(…), tolower(…), toupper(…), b64(…), basename(…), len(…)',
  ],
  ['a.b > many', 'line 1, column 7: found "many"; allowed: a number'],
  ['a.b < 0xAAA.1', 'line 1, column 12: found ".1"; allowed: and, or, or the end'],
  ['a.b contains"x"', 'line 1, column 13: found "\\""; allowed: a blank after contains'],
  [
    'a.b startswithx y',
    'line 1, column 5: found "startswithx"; allowed: an operator: = == != < <= > >= contains icontains bcontains startswith bstartswith endswith glob iglob regex in intersects pmatch exists',
  ],
  ['a.b exists c', 'line 1, column 12: found "c"; allowed: and, or, or the end'],
  ['lower(a.b) = x', 'line 1, column 1: found transformer "lower"; allowed: tolower, toupper, b64, basename, len'],
  ['val(a.b) exists', 'line 1, column 1: found transformer "val"; allowed: tolower, toupper, b64, basename, len'],
  [
    'tolower(a) = x',
    'line 1, column 9: found "a"; allowed: a field, or a transformer: tolower, toupper, b64, basename, len',
  ],
  ['tolower(a.b = x', 'line 1, column 13: found "="; allowed: the closing parenthesis of tolower('],
  ['a.b = val(c)', 'line 1, column 11: found "c"; allowed: a field'],
  [`${'('.repeat(100)}a`, 'line 1, column 100: found 100 parentheses in each other; allowed: less than 100'],
])('refuses %j', (text, message) => {
  expect(refusal(text)).toBe(message);
});

it('reads or refuses whatever it is given, with a place inside of it', () => {
  const piece = fc.constantFrom(
    ...[
      'and',
      'or',
      'not',
      '(',
      ')',
      ' ',
      '\n',
      'a',
      'a.b',
      '[',
      ']',
      '=',
      '>=',
      'in',
      'exists',
      'glob',
      ',',
      '"',
      "'",
      '\\',
    ],
    ...['tolower(', 'val(', '7'],
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, (one) => {
      try {
        parseCondition(one);
      } catch (error) {
        if (!(error instanceof ConditionError)) throw error;
        const { line, column } = error.position;
        expect(column).toBeLessThanOrEqual(one.split('\n')[line - 1]!.length + 1);
      }
    }),
    { numRuns: 500 },
  );
});

it('refuses what is nested too deep before the stack ends', () => {
  for (const nested of ['(', 'not(', 'tolower(', 'a and('])
    expect(refusal(nested.repeat(50_000))).toContain('100 parentheses');
});
