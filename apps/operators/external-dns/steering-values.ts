import type { BuildContext } from '@delivery/component';
import { endpointsOf, podValues, type ExternalDnsValues } from './values.ts';

const volume = 'aws-token';
const folder = '/var/run/secrets/sts.amazonaws.com/serviceaccount';

/**
 * The zone of the steering names, in one AWS account for the whole estate: every cluster, on whatever cloud, shows a token of its own
 * issuer and so becomes the role that may change the zone. Records of other clusters are another owner's, and stay.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/access-assume-role-web.html
 */
export function steeringValues(context: BuildContext): ExternalDnsValues {
  const { name, environment } = context.cluster;
  const { steering } = environment;
  if (steering === undefined) throw new Error('traffic-needs-steering did not run');
  return {
    ...podValues(context),
    provider: { name: steering.provider },
    sources: ['crd'],
    namespaced: true,
    labelFilter: endpointsOf('steering'),
    domainFilters: [steering.domain],
    policy: 'sync',
    txtOwnerId: name,
    env: [
      { name: 'AWS_ROLE_ARN', value: steering.roleArn },
      { name: 'AWS_ROLE_SESSION_NAME', value: name },
      { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', value: `${folder}/token` },
      // Route 53 has one endpoint, which signs for this region
      { name: 'AWS_REGION', value: 'us-east-1' },
    ],
    extraArgs: { 'aws-zone-type': 'public' },
    extraVolumes: [
      {
        name: volume,
        projected: {
          sources: [{ serviceAccountToken: { audience: 'sts.amazonaws.com', expirationSeconds: 3600, path: 'token' } }],
        },
      },
    ],
    extraVolumeMounts: [{ name: volume, mountPath: folder, readOnly: true }],
  };
}
