import type { List } from '../../rules/rule.ts';
import { started } from '../events.ts';
import { outputOf } from '../output.ts';
import { happens, type ProvenRule } from '../proven.ts';

const packageManagers: List = {
  list: 'package_managers',
  items: [
    ...['apk', 'apt', 'apt-get', 'aptitude', 'conda', 'dnf', 'dpkg', 'gem', 'microdnf', 'npm', 'pip', 'pip3'],
    ...['rpm', 'uv', 'yum', 'zypper'],
  ],
};

const install = started('apt-get');

export const packageManager: ProvenRule = {
  lists: [packageManagers],
  rule: {
    rule: 'Package Manager in Container',
    desc: 'Software is installed into a running container. What runs comes from images alone: this is an attacker, or a change that the next restart loses.',
    condition: `spawned_process
and container
and proc.name in (package_managers)`,
    output: outputOf('Package manager in a container'),
    priority: 'ERROR',
    tags: ['maturity_stable', 'container', 'process', 'mitre_execution', 'T1072'],
  },
  triggers: [happens('apt-get starts', install), happens('apk starts', { ...install, 'proc.name': 'apk' })],
  quiet: [
    happens('a program of the image', { ...install, 'proc.name': 'sample' }),
    happens('on the node', { ...install, 'container.id': 'host' }),
    happens('it ends', { ...install, 'evt.type': 'procexit' }),
  ],
};
