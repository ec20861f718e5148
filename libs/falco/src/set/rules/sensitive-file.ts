import type { List } from '../../rules/rule.ts';
import { read } from '../events.ts';
import { outputOf } from '../output.ts';
import { happens, type ProvenRule } from '../proven.ts';

/** Passwords, and who may become root. */
const sensitiveFiles: List = {
  list: 'sensitive_files',
  items: [
    ...['/etc/gshadow', '/etc/pam.conf', '/etc/pam.d', '/etc/security/pwquality.conf', '/etc/shadow'],
    ...['/etc/sudoers', '/etc/sudoers.d', '/root/.ssh'],
  ],
};

const shadow = read('/etc/shadow');

export const sensitiveFile: ProvenRule = {
  lists: [sensitiveFiles],
  rule: {
    rule: 'Sensitive File Read',
    desc: 'A container reads passwords, who may become root, or keys of root. No program of ours needs them.',
    condition: `open_read
and container
and fd.name pmatch (sensitive_files)`,
    output: outputOf('Sensitive file read', { file: 'fd.name' }),
    priority: 'ERROR',
    tags: ['maturity_stable', 'container', 'filesystem', 'mitre_credential_access', 'T1555'],
  },
  triggers: [happens('passwords', shadow), happens('keys', { ...shadow, 'fd.name': '/root/.ssh/id_ed25519' })],
  quiet: [
    happens('names of users', { ...shadow, 'fd.name': '/etc/passwd' }),
    happens('not to be read', { ...shadow, 'evt.is_open_read': false }),
    happens('on the node', { ...shadow, 'container.id': 'host' }),
  ],
};
