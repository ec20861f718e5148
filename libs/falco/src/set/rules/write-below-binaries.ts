import type { List } from '../../rules/rule.ts';
import { written } from '../events.ts';
import { outputOf } from '../output.ts';
import { happens, type ProvenRule } from '../proven.ts';

const binaryDirectories: List = {
  list: 'binary_directories',
  items: ['/bin', '/sbin', '/usr/bin', '/usr/local/bin', '/usr/local/sbin', '/usr/sbin'],
};

const dropped = written('/usr/local/bin/kworker');

export const writeBelowBinaries: ProvenRule = {
  lists: [binaryDirectories],
  rule: {
    rule: 'Write Below Binary Directory',
    desc: 'A file is written where programs are. Images are built elsewhere and read-only here: somebody changes or adds a program.',
    condition: `open_write
and container
and fd.name pmatch (binary_directories)`,
    output: outputOf('File written below a directory of programs', { file: 'fd.name' }),
    priority: 'ERROR',
    tags: ['maturity_stable', 'container', 'filesystem', 'mitre_persistence', 'T1543'],
  },
  triggers: [
    happens('a program is added', dropped),
    happens('deeper', { ...dropped, 'fd.name': '/usr/bin/core_perl/cpan' }),
  ],
  quiet: [
    happens('a folder with a name that begins so', { ...dropped, 'fd.name': '/usr/binaries/kworker' }),
    happens('a file of the program', { ...dropped, 'fd.name': '/tmp/kworker' }),
    happens('it is read', { ...dropped, 'evt.is_open_write': false }),
    happens('on the node', { ...dropped, 'container.id': 'host' }),
  ],
};
