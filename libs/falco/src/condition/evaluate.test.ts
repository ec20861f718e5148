import { expect, it } from 'vitest';
import { evaluate, type FalcoEvent } from './evaluate.ts';
import { parseCondition } from './parse.ts';
import { resolve } from './resolve.ts';

const event: FalcoEvent = {
  'evt.type': 'openat',
  'evt.rawres': 5,
  'evt.is_open_write': true,
  'evt.buffer': 'HTTP/1.1',
  'evt.arg.flags': 'O_WRONLY|O_TRUNC',
  'proc.name': 'Bash',
  'proc.pname': 'bash',
  'proc.args': 'Y3VybA==',
  'proc.exepath': '/usr/bin/bash',
  'proc.aname': ['runc', 'containerd-shim'],
  'fd.name': '/var/run/app/file.txt',
  'fd.types': ['file', 'ipv4'],
  'fd.sip': '10.1.2.3',
  'fd.cip': '2001:db8::1',
  'container.id': 'host',
};
const holds = (condition: string) => evaluate(parseCondition(condition), event);

it.each([
  ['proc.name = Bash', 'proc.name = bash'],
  ['proc.name != bash', 'proc.name != Bash'],
  ['tolower(proc.name) = bash', 'toupper(proc.name) = bash'],
  ['tolower(proc.name) = val(proc.pname)', 'proc.name = val(proc.pname)'],
  ['basename(proc.exepath) = bash', 'basename(proc.exepath) = /usr/bin/bash'],
  ['len(proc.name) = 4', 'len(proc.name) > 4'],
  ['b64(proc.args) = curl', 'b64(proc.exepath) exists'],
  ['proc.name in (zsh, Bash)', 'proc.name in (zsh, bash)'],
  ['proc.name intersects (Bash)', 'proc.name intersects ()'],
  ['proc.aname = containerd-shim', 'proc.aname = sshd'],
  ['proc.aname[1] = runc', 'proc.aname[2] = runc'],
  ['proc.name < val(proc.pname)', 'proc.name >= val(proc.pname)'],
  ['evt.rawres >= 5', 'evt.rawres > 5'],
  ['evt.rawres <= 5', 'evt.rawres < 0x5'],
  ['evt.is_open_write = true', 'evt.is_open_write = false'],
  ['evt.arg.flags contains O_TRUNC', 'evt.arg.flags contains O_CREAT'],
  ['proc.name icontains BAS', 'proc.name contains BAS'],
  ['proc.name startswith Ba', 'proc.name startswith ba'],
  ['proc.name endswith sh', 'proc.name endswith SH'],
  ['evt.buffer bcontains 502F31', 'evt.buffer bcontains 502f32'],
  ['evt.buffer bstartswith 48545450', 'evt.buffer bstartswith 545450'],
  ['fd.name glob /var/*.txt', 'fd.name glob /var/*.log'],
  ['fd.name glob /var/r?n/[a-b]pp/*', 'fd.name glob /var/r?n/[!a-b]pp/*'],
  ['fd.name iglob /VAR/*', 'fd.name glob /VAR/*'],
  ['fd.name pmatch (/etc, /var/run)', 'fd.name pmatch (/var/ru, /etc)'],
  ['fd.name pmatch (/var/*/app)', 'fd.name pmatch (/*/app)'],
  ["fd.name regex '/var/.*[.]txt'", "fd.name regex '/var/'"],
  ['fd.types in (file, ipv4)', 'fd.types in (file)'],
  ['fd.types intersects (file)', 'fd.types intersects (pipe)'],
  ['fd.sip = 10.1.2.3', 'fd.sip = 10.1.2.4'],
  ['fd.snet in (192.168.0.0/16, 10.1.0.0/16)', 'fd.snet = 10.2.0.0/16'],
  ['fd.snet != 10.2.0.0/16', 'fd.snet != 10.0.0.0/8'],
  ['fd.cnet = 2001:db8::/32', 'fd.cnet = 10.0.0.0/8'],
  ['container.id exists', 'k8s.ns.name exists'],
  ['not k8s.ns.name = payment', 'k8s.ns.name != payment'],
  ['k8s.ns.name = x or proc.name = Bash', 'proc.name = Bash and k8s.ns.name = x'],
  [
    'proc.name = Bash or k8s.ns.name = x and k8s.ns.name = y',
    '(proc.name = Bash or proc.name = x) and k8s.ns.name = y',
  ],
])('holds: %s; does not: %s', (yes, no) => {
  expect([holds(yes), holds(no)]).toEqual([true, false]);
});

it('puts macros and named lists in the place of their names, but not of quoted values', () => {
  const names = {
    macro: (name: string) => (name === 'shell' ? parseCondition('proc.name = Bash') : undefined),
    list: (name: string) => (name === 'shells' ? ['zsh', 'Bash'] : undefined),
  };
  const after = (text: string) => evaluate(resolve(parseCondition(text), names), event);
  expect(after('shell and proc.name in (csh, shells)')).toBe(true);
  expect(after('not shell or proc.name in ("shells")')).toBe(false);
  expect(() => after('shel')).toThrow('no macro shel');
});
