/** A ConfigMap as people write it. */
export function configMap(name: string, value = 'a', namespace?: string): string {
  const place = namespace === undefined ? '' : `  namespace: ${namespace}\n`;
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${place}data:\n  key: ${value}\n`;
}

/** A Deployment as people write it; what stands behind its container goes into the pod. */
export function deployment(name: string, image: string, { namespace = 'shop', pod = '' } = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  replicas: 2
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: ${name}
          image: ${image}
${pod}`;
}

/** Documents of one file. */
export function documents(...all: readonly string[]): string {
  return all.join('---\n');
}
