/** The minors of the fleet, each with the patch version of `k8s.io/kubernetes` that its schemas are built from. */
export const kubernetesVersions: Readonly<Record<string, string>> = {
  '1.34': '1.34.4',
  '1.35': '1.35.4',
  '1.36': '1.36.3',
  '1.37': '1.37.1',
};

/**
 * Modules that say from when until when kinds are served, by minor, oldest first. A module forgets a kind some time after it was
 * removed; the oldest here knows all that were ever written down.
 */
export const lifecycleModules: Readonly<Record<string, readonly string[]>> = {
  '1.26': ['k8s.io/api@v0.26.9'],
  '1.27': ['k8s.io/api@v0.27.4'],
  '1.28': ['k8s.io/api@v0.28.3'],
  '1.29': ['k8s.io/api@v0.29.15'],
  '1.30': ['k8s.io/api@v0.30.14'],
  '1.31': ['k8s.io/api@v0.31.14'],
  '1.32': ['k8s.io/api@v0.32.13'],
  '1.33': ['k8s.io/api@v0.33.13'],
  '1.34': ['k8s.io/api@v0.34.13'],
  '1.35': ['k8s.io/api@v0.35.10'],
  '1.36': ['k8s.io/api@v0.36.6'],
  '1.37': ['k8s.io/api@v0.37.2', 'k8s.io/apiextensions-apiserver@v0.37.1', 'k8s.io/kube-aggregator@v0.37.1'],
};
