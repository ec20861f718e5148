import { expect, it } from 'vitest';
import { findProblems } from './check.ts';
import { parseCondition } from './parse.ts';
import { checksIn } from './walk.ts';

const problems = (text: string) =>
  findProblems(checksIn(parseCondition(text)), (name) => name === 'ports').map(
    ({ at, problem: { found, allowed, fix } }) => `${at}: ${found}; ${allowed ?? '-'}; ${fix}`,
  );

it.each([
  'proc.name = bash and evt.arg.flags contains O_TRUNC and evt.rawarg.mode = 0755',
  'fd.sport in (80, ports) and proc.duration <= 5000 and evt.rawres >= 0',
  'fd.sip in (10.0.0.1, "fd00:ec2::254") and fd.snet != 10.0.0.0/8',
  'proc.aname[2] = x and proc.env[HOME] = y and container.label[app] = z',
  'len(proc.args) > 3 and tolower(proc.name) contains sh and proc.name = val(proc.pname)',
  'fd.types intersects (file) and evt.buffer bcontains CAFE and evt.is_open_read = true',
])('knows %s', (text) => {
  expect(problems(text)).toEqual([]);
});

it.each([
  ['proc.nam = a', '0: field proc.nam; fields of system calls; did you mean "proc.name"?'],
  [
    'evt.dir = <',
    '0: field evt.dir; fields of system calls; remove it: events are those of the return, and Falco 0.42 gave the field up',
  ],
  [
    'a and container.label = x',
    '6: field container.label without an argument; -; name what is meant: container.label[…]',
  ],
  ['proc.name[1] = x', '0: field proc.name[1]; -; proc.name takes no argument: remove [1]'],
  ['proc.name = val(proc.pnam)', '16: field proc.pnam; fields of system calls; did you mean "proc.pname"?'],
  ['fd.sport contains 80', '0: fd.sport contains; = == != < <= > >= in intersects; it is a number'],
  ['fd.sport in (http, ports)', '13: fd.sport in http; a number; correct "http"'],
  ['fd.sport in ("ports")', '13: fd.sport in ports; a number; correct "ports"'],
  ['evt.is_open_read = yes', '19: evt.is_open_read = yes; true, false; correct "yes"'],
  ['fd.sip = 10.0.0.0/8', '9: fd.sip = 10.0.0.0/8; an IPv4 or IPv6 address; correct "10.0.0.0/8"'],
  [
    'fd.snet = 10.0.0.300/8',
    '10: fd.snet = 10.0.0.300/8; an IPv4 or IPv6 network, e.g. 10.0.0.0/8; correct "10.0.0.300/8"',
  ],
  ['fd.snet = 10.0.0.1', '10: fd.snet = 10.0.0.1; an IPv4 or IPv6 network, e.g. 10.0.0.0/8; correct "10.0.0.1"'],
  ['fd.types = file', '0: fd.types =; in intersects; it has several values'],
  ['proc.name regex "a(?=b)"', '16: proc.name regex a(?=b); a regular expression of RE2; correct "a(?=b)"'],
  ['proc.name regex "a("', '16: proc.name regex a(; a regular expression of RE2; correct "a("'],
  [
    'evt.buffer glob a*',
    '0: evt.buffer glob; = == != in intersects contains startswith endswith bcontains bstartswith; it is a text of bytes',
  ],
])('finds what is wrong in %s', (text, expected) => {
  expect(problems(text)).toEqual([expected]);
});
