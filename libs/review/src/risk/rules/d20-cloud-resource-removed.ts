import { nameOf } from '@delivery/manifest';
import { cloudResourcesOf, holdsData, isOrphaned } from '../look/cloud-resource.ts';
import { deleted } from '../look/deleted.ts';
import { STOP, type Rule } from '../rule.ts';
import { nearMiss, positive } from './d20-cloud-resource-removed.cases.ts';

/** The cloud resource of an object goes when the object does, unless the object says otherwise. */
export const d20: Rule = {
  id: 'D20',
  name: 'cloud-resource-removed',
  title: 'An object leaves the tree, and with it the cloud resource that it stands for is deleted',
  reason:
    'The controller deletes the database, bucket or role behind an object as soon as the object is deleted: that is its default. Other systems may still use what it deletes, and data in it is lost.',
  sources: [
    'https://github.com/aws-samples/appmod-blueprints/issues/650',
    'https://docs.crossplane.io/latest/managed-resources/managed-resources/#deletionpolicy',
  ],
  verdicts: STOP,
  procedure: [
    'First pull request: set `spec.deletionPolicy: Orphan` (Crossplane with management policies: all but `Delete`; ACK `retain`, Config Connector `abandon`, Azure Service Operator `detach-on-delete`). Keep the object.',
    'Look at the cluster: `kubectl get <kind> <name> -o yaml` shows the new policy and `Synced: True`.',
    'Second pull request: remove the object. The resource stays in the cloud.',
    'When nobody uses the resource any more, and a backup of its data has been restored once, delete it in the cloud by hand.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const isCloudResource = cloudResourcesOf(comparison.before, comparison.after);
    for (const object of deleted(comparison)) {
      if (!isCloudResource(object) || isOrphaned(object.manifest)) continue;
      yield {
        object,
        field: [],
        found: `${nameOf(object.manifest)} leaves the tree, and its policy deletes what it stands for in the cloud`,
        deletes: [object],
        ...(holdsData(object.manifest) && { verdict: 'stop' as const }),
      };
    }
  },
};
