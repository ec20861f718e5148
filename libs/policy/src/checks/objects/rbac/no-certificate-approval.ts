import type { Check } from '../../../check.ts';
import { givesNone } from './rules.ts';

const group = 'certificates.k8s.io';

export const noCertificateApproval: Check = {
  id: 'R07',
  name: 'no-certificate-approval',
  title: 'No role approves certificate signing requests',
  why: 'Whoever approves requests makes certificates in any name, a member of system:masters among them, and nothing takes those back.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV_K8S_156'],
  fix: 'take the resource away, and let the controller of the signer approve',
  good: [
    { name: 'none' },
    {
      name: 'requests are made and read',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [group], resources: ['certificatesigningrequests'], verbs: ['create', 'get'] } },
    },
    {
      name: 'approvals are read',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [group], resources: ['certificatesigningrequests/approval'], verbs: ['get'] } },
    },
  ],
  bad: [
    ...['update', 'patch'].map((verb) => ({
      name: `${verb} of approvals`,
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [group], resources: ['certificatesigningrequests/approval'], verbs: [verb] } },
      at: 'rules[0].resources[0]',
      found: `verb "${verb}" on "certificatesigningrequests/approval"`,
    })),
    {
      name: 'for a signer',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [group], resources: ['signers'], verbs: ['approve'] } },
      at: 'rules[0].resources[0]',
      found: 'verb "approve" on "signers"',
    },
  ],
  inspect: givesNone(
    [
      { group, resources: ['certificatesigningrequests/approval'], verbs: ['update', 'patch'] },
      { group, resources: ['signers'], verbs: ['approve'] },
    ],
    'certificatesigningrequests without their approval',
  ),
};
