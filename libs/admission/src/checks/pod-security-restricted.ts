import { defaultCapabilities } from '@delivery/policy';
import type { CelCheck } from '../cel-check.ts';
import { containersWhere, inherited, inUserNamespace, onWindows, unless, volumesWhere } from '../cel/pods.ts';
import { literals } from '../cel/text.ts';

const regained = defaultCapabilities.filter((name) => name !== 'NET_BIND_SERVICE');
const volumeTypes = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected'],
  'secret',
];

/** What the `restricted` Pod Security Standard asks beyond `baseline`. @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
export const restricted: readonly CelCheck[] = [
  {
    id: 'W01',
    allowed: () => 'true',
    wrong: (facts) =>
      unless(
        inUserNamespace(facts),
        inherited({ field: 'runAsNonRoot', bad: (value) => `${value}.orValue(true) != true`, required: true }),
      ),
  },
  {
    id: 'W02a',
    allowed: () => 'any user but 0',
    wrong: (facts) =>
      unless(inUserNamespace(facts), inherited({ field: 'runAsUser', bad: (user) => `${user}.orValue(1) == 0` })),
  },
  {
    id: 'W04',
    allowed: () => 'false',
    wrong: () =>
      unless(onWindows, containersWhere('c.?securityContext.?allowPrivilegeEscalation.orValue(true) != false')),
  },
  {
    id: 'W06',
    allowed: () => '["ALL"]',
    wrong: () => unless(onWindows, containersWhere("!('ALL' in c.?securityContext.?capabilities.?drop.orValue([]))")),
  },
  {
    id: 'W07',
    allowed: () => 'none, or NET_BIND_SERVICE',
    wrong: () =>
      containersWhere(`c.?securityContext.?capabilities.?add.orValue([]).exists(a, a in ${literals(regained)})`),
  },
  {
    id: 'W09',
    allowed: () => 'RuntimeDefault or Localhost',
    wrong: () => unless(onWindows, inherited({ field: 'seccompProfile.type', bad: () => 'false', required: true })),
  },
  {
    id: 'W12a',
    allowed: () => 'Default, or left out',
    wrong: (facts) =>
      unless(
        `!(${inUserNamespace(facts)})`,
        containersWhere("c.?securityContext.?procMount.orValue('Default') != 'Default'"),
      ),
  },
  {
    id: 'W18',
    allowed: () => volumeTypes.join(', '),
    // files of the node are W17
    wrong: () => volumesWhere(`v.exists(t, !(t in ${literals(['name', 'hostPath', ...volumeTypes])}))`),
  },
];
