import type { Exception, List } from '../../rules/rule.ts';
import { connected } from '../events.ts';
import { listOf } from '../list-of.ts';
import { outputOf } from '../output.ts';
import { happens, type ProvenRule } from '../proven.ts';
import type { Watched } from '../watched.ts';

/** Pods whose work it is: agents of the cloud on nodes, and where the metadata service hands out identities, pods that have one. */
const cloudIdentity: Exception = {
  name: 'cloud_identity',
  fields: ['k8s.ns.name'],
  comps: ['in'],
  values: [[['metadata_namespaces']]],
};

/**
 * Metadata services of AWS, Azure and Google Cloud, and of tasks on AWS.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
const metadataAddresses: List = {
  list: 'metadata_addresses',
  items: ['169.254.169.254', '169.254.170.2', 'fd00:ec2::254'],
};

const contact = connected('169.254.169.254', 80);

export function metadataContact({ metadataNamespaces }: Watched): ProvenRule {
  return {
    lists: [metadataAddresses, listOf('metadata_namespaces', metadataNamespaces)],
    rule: {
      rule: 'Metadata Service Contact',
      desc: 'A container asks the metadata service of the cloud, which hands out the identity of the node to whoever asks.',
      condition: `outbound
and container
and fd.sip in (metadata_addresses)`,
      exceptions: [cloudIdentity],
      output: outputOf('Contact with the metadata service', {
        connection: 'fd.name',
        server: 'fd.sip',
        port: 'fd.sport',
      }),
      priority: 'ERROR',
      tags: ['maturity_stable', 'container', 'network', 'mitre_credential_access', 'T1552.005'],
    },
    triggers: [
      happens('a service asks', contact),
      happens('over IPv6', connected('fd00:ec2::254', 80)),
      happens('that of tasks', { ...contact, 'fd.sip': '169.254.170.2' }),
    ],
    quiet: [
      happens('the agent of Pod Identity', { ...contact, 'fd.sip': '169.254.170.23' }),
      ...metadataNamespaces.map((namespace) =>
        happens(`an agent in ${namespace}`, { ...contact, 'k8s.ns.name': namespace }),
      ),
      happens('the node itself', { ...contact, 'container.id': 'host' }),
      happens('in vain', { ...contact, 'evt.res': 'ENETUNREACH' }),
    ],
  };
}
