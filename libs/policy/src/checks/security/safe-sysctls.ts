import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { at, listAt } from '../../fields.ts';
import { isSince } from '../../minor.ts';
import { safeSysctls as safe } from '../../pod-security.ts';
import { eachPod, withPatches } from '../../pods/each.ts';
import { shown } from '../../shown.ts';

const sinceByName: ReadonlyMap<unknown, number> = new Map(safe);

const named = (...names: readonly string[]) => ({
  'pod.securityContext.sysctls': names.map((name) => ({ name, value: '1' })),
});

export const safeSysctls: Check = {
  id: 'W13',
  name: 'safe-sysctls',
  title: 'No pod sets kernel parameters that reach beyond it',
  why: 'Most kernel parameters belong to the whole node: one pod changes them for its neighbours, and the kubelet refuses to start it.',
  severity: 'error',
  level: 'baseline',
  sources: [
    'pod-security baseline',
    'trivy KSV-0026',
    'kube-linter unsafe-sysctls',
    'gatekeeper-library forbidden-sysctls',
    'kyverno restrict-sysctls',
  ],
  fix: 'take the parameter out, or set it on a node pool of its own',
  good: [
    {
      name: 'those that were safe from the start',
      set: named(
        'kernel.shm_rmid_forced',
        'net.ipv4.ip_local_port_range',
        'net.ipv4.ip_unprivileged_port_start',
        'net.ipv4.ping_group_range',
        'net.ipv4.tcp_syncookies',
      ),
      facts: { kubernetesVersion: '1.26' },
    },
    {
      name: 'safe since 1.27',
      set: named('net.ipv4.ip_local_reserved_ports'),
      facts: { kubernetesVersion: '1.27' },
    },
    {
      name: 'safe since 1.29',
      set: named(
        'net.ipv4.tcp_fin_timeout',
        'net.ipv4.tcp_keepalive_intvl',
        'net.ipv4.tcp_keepalive_probes',
        'net.ipv4.tcp_keepalive_time',
      ),
      facts: { kubernetesVersion: '1.29' },
    },
    {
      name: 'safe since 1.32',
      set: named('net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'),
      facts: { kubernetesVersion: '1.32' },
    },
    {
      name: 'safe since 1.37',
      set: named('net.ipv4.tcp_notsent_lowat', 'net.ipv4.tcp_slow_start_after_idle'),
      facts: { kubernetesVersion: '1.37' },
    },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ securityContext: { sysctls: [{ name: 'vm.swappiness' }] } })],
      object: 'Deployment shop/controller',
      at: 'pod.securityContext.sysctls[0].name',
      found: 'sysctl "vm.swappiness"',
    },
    {
      name: 'a parameter of the node beside a safe one',
      set: named('net.ipv4.tcp_syncookies', 'vm.max_map_count'),
      at: 'pod.securityContext.sysctls[1].name',
      found: 'sysctl "vm.max_map_count"',
    },
    {
      name: 'safe from the next minor on, in a Rollout',
      on: 'Rollout shop/payment',
      set: named('net.ipv4.tcp_notsent_lowat'),
      facts: { kubernetesVersion: '1.36' },
      at: 'pod.securityContext.sysctls[0].name',
      found: 'sysctl "net.ipv4.tcp_notsent_lowat"',
    },
    {
      name: 'no name',
      set: { 'pod.securityContext.sysctls': [{ value: '1' }] },
      at: 'pod.securityContext.sysctls[0].name',
      found: 'sysctl without a name',
    },
  ],
  inspect: withPatches(
    eachPod(function* ({ spec }, { facts }) {
      for (const [i, sysctl] of listAt(spec, 'securityContext', 'sysctls').entries()) {
        const name = at(sysctl, 'name');
        if (isSince(facts, sinceByName.get(name) ?? Infinity)) continue;
        yield {
          path: ['securityContext', 'sysctls', i, 'name'],
          found: name === undefined ? 'sysctl without a name' : `sysctl ${shown(name)}`,
          allowed: safe.flatMap(([one, since]) => (isSince(facts, since) ? [one] : [])).join(', '),
        };
      }
    }),
  ),
};
