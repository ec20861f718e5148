const meta = (kind: string, namespace: string, name: string, version = '1.0.0') => `kind: ${kind}
metadata:
  labels:
    app.kubernetes.io/managed-by: delivery
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: ${namespace}
    app.kubernetes.io/version: ${version}
  name: ${name}
  namespace: ${namespace}
`;

export const rollout = (version: string, cluster: string): string => `apiVersion: argoproj.io/v1alpha1
${meta('Rollout', 'order', 'order', version)}spec:
  minReadySeconds: 10
  replicas: 6
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: order
  strategy:
    canary:
      steps:
        - setWeight: 10
        - pause:
            duration: 5m
        - setWeight: 50
        - pause:
            duration: 10m
  template:
    metadata:
      labels:
        app.kubernetes.io/name: order
    spec:
      automountServiceAccountToken: false
      containers:
        - image: registry.example.com/order:${version}
          env:
            - name: REGION
              value: ${cluster.split('-').slice(-3).join('-')}
            - name: LOG_LEVEL
              value: info # read once, at start
          livenessProbe:
            httpGet:
              path: /live
              port: http
          name: order
          ports:
            - containerPort: 8080
              name: http
          resources:
            limits:
              memory: 256Mi
            requests:
              cpu: 100m
              memory: 256Mi
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop:
                - ALL
            readOnlyRootFilesystem: true
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
      serviceAccountName: order
`;

export const statefulSet = (storage: string): string => `apiVersion: apps/v1
${meta('StatefulSet', 'order', 'cache')}spec:
  replicas: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: cache
  serviceName: cache
  template:
    metadata:
      labels:
        app.kubernetes.io/name: cache
    spec:
      containers:
        - image: registry.example.com/valkey:8.1.3
          name: cache
          volumeMounts:
            - mountPath: /data
              name: data
  volumeClaimTemplates:
    - apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes:
          - ReadWriteOnce
        resources:
          requests:
            storage: ${storage}
        storageClassName: fast
`;

export const claims = (): string => `apiVersion: v1
${meta('PersistentVolumeClaim', 'user', 'uploads')}spec:
  accessModes:
    - ReadWriteOnce
  resources:
    requests:
      storage: 100Gi
  storageClassName: standard
`;

export const networkPolicy = (cidrs: readonly string[]): string => `apiVersion: networking.k8s.io/v1
${meta('NetworkPolicy', 'payment', 'payment')}spec:
  egress:
    - ports:
        - port: 53
          protocol: UDP
      to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
${cidrs.map((cidr) => `    - ports:\n        - port: 5432\n          protocol: TCP\n      to:\n        - ipBlock:\n            cidr: ${cidr}\n`).join('')}  podSelector:
    matchLabels:
      app.kubernetes.io/name: payment
  policyTypes:
    - Egress
    - Ingress
`;

export const config = (name: string, level: string): string => `apiVersion: v1
data:
  LOG_LEVEL: ${level}
  REQUEST_TIMEOUT: 5s
${meta('ConfigMap', 'user', name)}`;
