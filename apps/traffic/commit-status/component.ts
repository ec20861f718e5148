import { defineComponent } from '@delivery/component';
import { externalSecret } from '@delivery/constructs';
import { engines, reportsStatus, statusToken } from '@delivery/gitops';
import { ApiObject } from 'cdk8s';

/**
 * Lets the cluster tell, as the commit status `delivery/<cluster>`, that it runs a commit and is healthy: whoever moves a ring forward
 * waits for it and needs no credentials of the cluster. Last of all apps, so on Flux all others are at that commit when this one is.
 */
const commitStatus = defineComponent({
  name: 'commit-status',
  owner: 'platform',
  clusters: reportsStatus,
  after: ['global-records'],
  crds: ['external-secrets'],
  build: (scope, estate) => {
    const { namespace, statusSecret, statusReport } = engines[estate.cluster.engine];
    const { storeKey, key } = statusToken;
    const secret = externalSecret({ namespace, name: statusSecret, keys: [key], storeKey });
    for (const object of [secret, ...statusReport(estate, commitStatus.name)]) {
      new ApiObject(scope, `${object.kind}-${object.metadata.name}`, object);
    }
  },
});

export default commitStatus;
