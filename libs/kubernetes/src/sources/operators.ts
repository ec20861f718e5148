import type { CrdSource } from '../crd-source.ts';

/**
 * Operators that the platform installs. Their charts install no definitions, so each source holds every kind that the operator's
 * controllers watch, unless a chart value that its comment names turns the controller off.
 */
export const operatorSources = [
  {
    name: 'argo-rollouts',
    version: '1.10.2',
    module: 'github.com/argoproj/argo-rollouts',
    files: ['manifests/crds/'],
  },
  {
    name: 'cert-manager',
    version: '1.21.2',
    module: 'github.com/cert-manager/cert-manager',
    files: ['deploy/crds/'],
  },
  {
    // DNSRecord, the other kind of its module, is only read with the chart value `registry: crd`
    name: 'external-dns',
    version: '0.23.0',
    module: 'sigs.k8s.io/external-dns',
    files: ['config/crd/standard/dnsendpoints.externaldns.k8s.io.yaml'],
  },
  {
    name: 'external-secrets',
    version: '1.3.2',
    module: 'github.com/external-secrets/external-secrets',
    files: ['config/crds/bases/'],
  },
  {
    // the kinds of group snapshots are behind a feature gate of the snapshot controller that is off
    name: 'external-snapshotter',
    version: '8.7.0',
    module: 'github.com/kubernetes-csi/external-snapshotter/client/v8',
    files: [
      'config/crd/snapshot.storage.k8s.io_volumesnapshotclasses.yaml',
      'config/crd/snapshot.storage.k8s.io_volumesnapshotcontents.yaml',
      'config/crd/snapshot.storage.k8s.io_volumesnapshots.yaml',
    ],
  },
  {
    // as its chart would install them; the kinds of constraints are made by its pods otherwise: see `gatekeeper-constraints`
    name: 'gatekeeper',
    version: '3.23.1',
    module: 'github.com/open-policy-agent/gatekeeper/v3',
    files: ['charts/gatekeeper/crds/'],
  },
  {
    // Gatekeeper would make these itself: turned off by the chart value `audit.disableGenerateOperation`
    name: 'gatekeeper-constraints',
    version: 'v1',
    from: 'hand',
    documentation: 'https://open-policy-agent.github.io/gatekeeper/website/docs/howto/#constraints',
  },
  {
    // the provider's copies of Karpenter's own kinds know the labels of EC2 as well
    name: 'karpenter',
    version: '1.15.1',
    module: 'github.com/aws/karpenter-provider-aws',
    files: ['pkg/apis/crds/'],
  },
  {
    name: 'keda',
    version: '2.21.0',
    module: 'github.com/kedacore/keda/v2',
    files: ['config/crd/bases/'],
    patches: {
      'scaledjobs.keda.sh': 'config/crd/patches/scaledjob_patch.yaml',
      'scaledobjects.keda.sh': 'config/crd/patches/scaledobject_patch.yaml',
    },
  },
  {
    name: 'policy-controller',
    version: '0.13.1',
    module: 'github.com/sigstore/policy-controller',
    files: ['config/300-clusterimagepolicy.yaml', 'config/300-trustroot.yaml'],
    unconverted: ['clusterimagepolicies.policy.sigstore.dev'],
  },
  {
    name: 'prometheus-operator',
    version: '0.85.0',
    module: 'github.com/prometheus-operator/prometheus-operator',
    files: ['example/prometheus-operator-crd/'],
  },
  {
    name: 'vertical-pod-autoscaler',
    version: '1.8.1',
    module: 'k8s.io/autoscaler/vertical-pod-autoscaler',
    files: ['deploy/vpa-v1-crd-gen.yaml'],
  },
] as const satisfies readonly CrdSource[];
