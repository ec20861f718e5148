import type { Check } from '../../../check.ts';
import { at, listAt } from '../../../fields.ts';
import { eachPod } from '../../../pods/each.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import { shown } from '../../../shown.ts';

const most = 2;
/** What the kubelet writes for pods that ask the DNS of the cluster. */
const byDefault = 5;

export const dnsNdots: Check = {
  id: 'W62',
  name: 'dns-ndots',
  title: 'Pods ask for full names first',
  why: 'With the default ndots: 5 every name of the outside costs four or more failing look-ups first: the DNS of the cluster carries them all, and is slow when it matters.',
  severity: 'error',
  level: 'all',
  sources: ['kube-linter dnsconfig-options', 'kyverno add-ndots'],
  fix: 'add dnsConfig.options: [{ name: ndots, value: "2" }]',
  good: [
    { name: 'two' },
    { name: 'one, as a number', set: { 'pod.dnsConfig.options[0].value': 1 } },
    {
      name: "the node's own resolver",
      set: { 'pod.dnsPolicy': 'Default', 'pod.dnsConfig': undefined },
    },
    {
      name: 'no resolver of the cluster',
      set: { 'pod.dnsPolicy': 'None', 'pod.dnsConfig': { nameservers: ['10.0.0.10'] } },
    },
    { name: 'the network of the node', set: { 'pod.hostNetwork': true, 'pod.dnsConfig': undefined } },
  ],
  bad: [
    {
      name: 'the default',
      set: { 'pod.dnsConfig': undefined },
      at: 'pod.dnsConfig.options',
      found: 'no ndots, so 5',
    },
    {
      name: 'three, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.dnsConfig.options[0].value': '3' },
      at: 'pod.dnsConfig.options',
      found: 'ndots "3"',
    },
    {
      name: 'another option, in a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'pod.dnsConfig.options': [{ name: 'edns0' }] },
      at: 'pod.dnsConfig.options',
      found: 'no ndots, so 5',
    },
    {
      name: 'the network of the node, and the DNS of the cluster',
      set: { 'pod.hostNetwork': true, 'pod.dnsPolicy': 'ClusterFirstWithHostNet', 'pod.dnsConfig': undefined },
      at: 'pod.dnsConfig.options',
      found: 'no ndots, so 5',
    },
    {
      name: 'three for a resolver of its own',
      set: { 'pod.dnsPolicy': 'Default', 'pod.dnsConfig.options[0].value': '3' },
      at: 'pod.dnsConfig.options',
      found: 'ndots "3"',
    },
  ],
  inspect: eachPod(function* (pod) {
    const option = listAt(pod.spec, 'dnsConfig', 'options').find((one) => at(one, 'name') === 'ndots');
    const given = at(option, 'value');
    const ndots = given ?? (asksCluster(pod) ? byDefault : 1);
    if (Number(ndots) <= most) return;
    yield {
      path: ['dnsConfig', 'options'],
      found: given === undefined ? `no ndots, so ${byDefault}` : `ndots ${shown(given)}`,
      allowed: `ndots ${most} or less`,
    };
  }),
};

/** @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy */
function asksCluster({ spec }: PodTemplate): boolean {
  const policy = spec['dnsPolicy'] ?? 'ClusterFirst';
  return policy === 'ClusterFirstWithHostNet' || (policy === 'ClusterFirst' && spec['hostNetwork'] !== true);
}
