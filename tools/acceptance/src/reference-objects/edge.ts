import { configHash, hasRunbook, labelsOf, storeIsDefault, tracesToAgent } from './because.ts';
import { changed, type References } from './reference.ts';

export const edge: References = {
  'edge-hamburg.secret-stores.secretstore.delivery.yaml': {
    path: 'generated/clusters/edge-hamburg/apps/secret-stores/delivery/secretstore.external-secrets.io_default.yaml',
    differences: [
      labelsOf('operators', 'secret-stores'),
      storeIsDefault,
      {
        because: 'the role names the ServiceAccount too, as the identities of the clouds do',
        lines: changed('spec.provider.vault.auth.kubernetes.role', 'delivery', 'delivery-secrets'),
      },
      {
        because:
          'the Vault of the site runs in the cluster, and its certificate is for the Service of the pod that answers',
        lines: changed(
          'spec.provider.vault.server',
          'https://vault.edge-hamburg.delivery.example:8200',
          'https://vault-active.vault.svc:8200',
        ),
      },
      {
        because:
          'the certificate of a Vault inside the site comes from the authority of the site, which no image knows',
        lines: ['+ spec.provider.vault.caProvider: {"key":"ca.crt","name":"kube-root-ca.crt","type":"ConfigMap"}'],
      },
    ],
  },
  'edge-rotterdam.delivery.deployment.yaml': { differences: [hasRunbook, configHash('26625131d83e63d6')] },
  'edge-rotterdam.delivery.networkpolicy.yaml': {
    differences: [
      {
        because:
          'Prometheus scrapes its pods, for indicators and alerts of the site; the hand admits it to payment on a cloud, and ' +
          'forgot it here',
        lines: [
          '+ spec.ingress[0]: {"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"monitoring"}},"podSelector":{"matchLabels":{"app.kubernetes.io/name":"prometheus"}}}],"ports":[{"port":9090,"protocol":"TCP"}]}',
        ],
      },
      {
        because:
          'where Cilium runs, a CiliumNetworkPolicy beside this one opens the name servers and Redis by its name, and lets the ' +
          'pods ask for no other name outside; an ipBlock here would open what that name leaves closed',
        lines: [
          '- spec.egress[0].ports[0].port: 53',
          '- spec.egress[0].ports[0].protocol: "UDP"',
          '- spec.egress[0].ports[1].port: 53',
          '- spec.egress[0].to[0].namespaceSelector.matchLabels.kubernetes.io/metadata.name: "kube-system"',
          '- spec.egress[0].to[0].podSelector.matchLabels.k8s-app: "kube-dns"',
          '- spec.egress[1]: {"ports":[{"port":6379,"protocol":"TCP"}],"to":[{"ipBlock":{"cidr":"10.22.2.10/32"}}]}',
        ],
      },
      {
        // at the index of the name servers, and compared with them
        ...tracesToAgent,
        lines: [
          '+ spec.egress[0].ports[0].port: 4317',
          '+ spec.egress[0].ports[0].protocol: "TCP"',
          '+ spec.egress[0].ports[1].port: 4318',
          '+ spec.egress[0].to[0].namespaceSelector.matchLabels.kubernetes.io/metadata.name: "opentelemetry-agent"',
          '+ spec.egress[0].to[0].podSelector.matchLabels.app.kubernetes.io/instance: "opentelemetry-agent"',
          '+ spec.egress[0].to[0].podSelector.matchLabels.app.kubernetes.io/name: "opentelemetry-agent"',
        ],
      },
    ],
  },
};
