import { defineComponent } from '@delivery/component';
import { namespaceBounds, operatorNetworkPolicy, platformBudget } from '@delivery/constructs/operator';
import { httpsAnywhere } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import { ConfigMap, ServiceAccount } from 'cdk8s-plus-28';
import { access } from './access.ts';
import { configurations } from './configurations.ts';
import { deployment } from './deployment.ts';
import { labels, name, namespace, ports, workload } from './place.ts';

/**
 * Judges whether the images of services are signed. Not at sites: it asks the transparency log and the keys of Sigstore, and would stop pods
 * while the link is down. Its objects are ours, since its chart (0.9 to 0.10.6) always installs definitions with it.
 */
export default defineComponent({
  name: 'policy-controller',
  owner: 'platform',
  clusters: ({ role }) => role === 'workload',
  crds: ['policy-controller'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  build: (scope, context) => {
    const { cluster, overlay } = context;
    const identity = overlay.podIdentity(cluster, workload);
    new ServiceAccount(scope, 'account', {
      metadata: { name, namespace, annotations: { ...identity.annotations } },
      automountToken: false,
    });
    for (const object of [...access(), ...configurations(cluster)])
      new ApiObject(scope, `${object.kind}-${object.metadata?.name}`, object);
    new ApiObject(scope, 'deployment', deployment(context, scope.labels));
    new ApiObject(scope, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'webhook', namespace },
      spec: {
        type: 'ClusterIP',
        selector: { ...labels },
        ports: [{ name: 'https', port: 443, targetPort: 'https', protocol: 'TCP' }],
      },
    });
    // sidecars have no policy: from which registries images may come, admission says
    new ConfigMap(scope, 'settings', {
      metadata: { name: 'config-policy-controller', namespace },
      data: { 'no-match-policy': 'warn' },
    });
    // the program writes what is in them, and starts once they are there
    for (const kept of ['config-image-policies', 'config-sigstore-keys'])
      new ConfigMap(scope, kept, { metadata: { name: kept, namespace } });
    new ApiObject(scope, 'certificate', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'webhook-certs', namespace },
    });
    // the registry of the cloud, the transparency log, and the root of trust of Sigstore
    const reach = [httpsAnywhere, ...identity.egress];
    const pods = { name, namespace, labels, webhookPorts: [ports.https], reach };
    new ApiObject(scope, 'network', operatorNetworkPolicy(pods, context));
    const budget = platformBudget({ name, namespace, labels }, context);
    if (budget !== undefined) new ApiObject(scope, 'disruption-budget', budget);
    for (const bound of namespaceBounds(namespace, { cpu: 1, memory: 4, pods: 8 }))
      new ApiObject(scope, bound.kind, bound);
  },
});
