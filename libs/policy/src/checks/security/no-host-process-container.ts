import type { Check } from '../../check.ts';
import { eachSetting } from '../../pods/setting.ts';

export const noHostProcessContainer: Check = {
  id: 'W20',
  name: 'no-host-process-container',
  title: 'No container is a process of a Windows node',
  why: 'A HostProcess container runs on the node itself, without any wall, as a user of the node.',
  severity: 'error',
  level: 'baseline',
  sources: [
    'pod-security baseline',
    'trivy KSV-0103',
    'kubescape C-0202',
    'gatekeeper-library host-process',
    'kyverno disallow-host-process',
  ],
  fix: 'take windowsOptions.hostProcess out',
  good: [
    { name: 'refused', set: { 'pod.securityContext.windowsOptions.hostProcess': false } },
    { name: 'other options of Windows', set: { 'pod.securityContext.windowsOptions.runAsUserName': 'ContainerUser' } },
  ],
  bad: [
    {
      name: 'all containers of a DaemonSet',
      on: 'DaemonSet shop/collector',
      set: { 'pod.os.name': 'windows', 'pod.securityContext.windowsOptions.hostProcess': true },
      at: 'pod.securityContext.windowsOptions.hostProcess',
      found: 'pod: windowsOptions.hostProcess true',
    },
    {
      name: 'an init container',
      set: { 'pod.initContainers[0].securityContext.windowsOptions.hostProcess': true },
      at: 'pod.initContainers[0].securityContext.windowsOptions.hostProcess',
      found: 'init container "migrate": windowsOptions.hostProcess true',
    },
  ],
  inspect: eachSetting({
    field: ['windowsOptions', 'hostProcess'],
    allowed: 'false, or left out',
    holds: (value) => value === false,
    mayBeUnset: true,
  }),
};
