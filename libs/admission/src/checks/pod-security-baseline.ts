import { defaultCapabilities, safeSysctls } from '@delivery/policy';
import { isSince, type CelCheck, type ClusterFacts } from '../cel-check.ts';
import { containersWhere, inherited, inUserNamespace, optionalPath, unless, volumesWhere } from '../cel/pods.ts';
import { literals } from '../cel/text.ts';

const addedCapabilities = 'c.?securityContext.?capabilities.?add.orValue([])';
const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/';

const probeHosts = ['startupProbe', 'livenessProbe', 'readinessProbe', 'lifecycle.postStart', 'lifecycle.preStop']
  .flatMap((handler) => ['httpGet', 'tcpSocket'].map((way) => `c.${optionalPath(`${handler}.${way}.host`)}`))
  .map((host) => `${host}.orValue('') != ''`);

/** The `baseline` Pod Security Standard. @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
export const baseline: readonly CelCheck[] = [
  {
    id: 'W05',
    allowed: () => 'false, or left out',
    wrong: () => containersWhere('c.?securityContext.?privileged.orValue(false) != false'),
  },
  {
    id: 'W07a',
    allowed: () => `none, or ${defaultCapabilities.join(', ')}`,
    wrong: () => containersWhere(`${addedCapabilities}.exists(a, !(a in ${literals(defaultCapabilities)}))`),
  },
  {
    id: 'W09a',
    allowed: () => 'RuntimeDefault or Localhost',
    wrong: () =>
      inherited({
        field: 'seccompProfile.type',
        bad: (type) => `!(${type}.orValue('RuntimeDefault') in ['RuntimeDefault', 'Localhost'])`,
      }),
  },
  {
    id: 'W10',
    allowed: () => 'RuntimeDefault or Localhost',
    wrong: () => {
      const field = inherited({
        field: 'appArmorProfile.type',
        bad: (type) => `!(${type}.orValue('RuntimeDefault') in ['RuntimeDefault', 'Localhost'])`,
      });
      const annotations = 'variables.template.?metadata.?annotations.orValue({})';
      const profile = `${annotations}[k].matches('^(runtime/default$|localhost/|$)')`;
      return `${field} + ${annotations}.filter(k, k.startsWith('${APPARMOR}') && !${profile}).map(k, 'annotation ' + k)`;
    },
  },
  {
    id: 'W11',
    allowed: (facts) =>
      `no user and no role; type ${isSince(facts, 31) ? 'container_t, container_init_t, container_kvm_t or container_engine_t' : 'container_t, container_init_t or container_kvm_t'}`,
    wrong: (facts) => {
      const types = ['', 'container_t', 'container_init_t', 'container_kvm_t'];
      if (isSince(facts, 31)) types.push('container_engine_t');
      return [
        ...['user', 'role'].map((name) =>
          inherited({ field: `seLinuxOptions.${name}`, bad: (value) => `${value}.orValue('') != ''` }),
        ),
        inherited({ field: 'seLinuxOptions.type', bad: (type) => `!(${type}.orValue('') in ${literals(types)})` }),
      ].join(' + ');
    },
  },
  {
    id: 'W12',
    allowed: () => 'Default, or left out',
    wrong: (facts) =>
      unless(inUserNamespace(facts), containersWhere("c.?securityContext.?procMount.orValue('Default') != 'Default'")),
  },
  {
    id: 'W13',
    allowed: (facts) => sysctlsOf(facts).join(', '),
    wrong: (facts) => {
      const sysctls = 'variables.spec.?securityContext.?sysctls.orValue([])';
      return `${sysctls}.filter(s, !(s.?name.orValue('') in ${literals(sysctlsOf(facts))})).map(s, 'sysctl ' + s.?name.orValue(''))`;
    },
  },
  {
    id: 'W14',
    allowed: () => 'false, or left out',
    wrong: () => "variables.spec.?hostNetwork.orValue(false) != false ? ['hostNetwork'] : []",
  },
  {
    id: 'W15',
    allowed: () => 'false, or left out',
    wrong: () => "['hostPID', 'hostIPC'].filter(f, variables.spec[?f].orValue(false) != false)",
  },
  {
    id: 'W16',
    allowed: () => 'left out',
    wrong: () => containersWhere('c.?ports.orValue([]).exists(p, p.?hostPort.orValue(0) != 0)'),
  },
  {
    id: 'W17',
    allowed: () => 'volumes that belong to the cluster',
    wrong: () => volumesWhere('v.?hostPath.hasValue()'),
  },
  {
    id: 'W20',
    allowed: () => 'false, or left out',
    wrong: () => inherited({ field: 'windowsOptions.hostProcess', bad: (value) => `${value}.orValue(false) != false` }),
  },
  { id: 'W41a', allowed: () => 'no host', wrong: () => containersWhere(probeHosts.join(' || ')) },
];

const sysctlsOf = (facts: ClusterFacts): readonly string[] =>
  safeSysctls.flatMap(([name, since]) => (isSince(facts, since) ? [name] : []));
