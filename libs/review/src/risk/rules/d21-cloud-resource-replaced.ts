import { textAt } from '../../tree/fields.ts';
import { cloudResourcesOf, isObserved, isOfController } from '../look/cloud-resource.ts';
import { edited, type Edited } from '../look/changed.ts';
import { touched } from '../look/touched.ts';
import { STOP, type Rule } from '../rule.ts';
import { nearMiss, positive } from './d21-cloud-resource-replaced.cases.ts';

const EXTERNAL_NAME = 'crossplane.io/external-name';

/** Fields that most providers can only give to a new resource. */
const FIXED =
  /^(?:region|location|zone|availabilityZone|engine|project|(?:db)?(?:cluster|instance)?identifier|db(?:Cluster|Instance)Identifier|dbName|databaseName|(?:master|administrator)?(?:username|login)|storageEncrypted|kmsKeyId|cidrBlock|(?:subnet|vpc|network|resourceGroupName)(?:Id|Name)?(?:Ref|Selector)?|(?:db|cache)?subnetGroupName(?:Ref|Selector)?)$/i;

/** Where the fields of the resource stand: of Crossplane's own, of composites, and of the controllers that have no such map. */
const PLACES: readonly (readonly string[])[] = [['spec', 'forProvider'], ['spec', 'parameters'], ['spec']];

/** The object stays, and the resource behind it is another. */
export const d21: Rule = {
  id: 'D21',
  name: 'cloud-resource-replaced',
  title: 'An object stands for another cloud resource than before',
  reason:
    'No cloud changes these fields of a resource that exists. Depending on the provider the resource is deleted and made anew, empty; or a second one is made and the first is orphaned; or every update fails from now on.',
  sources: [
    'https://docs.crossplane.io/latest/managed-resources/managed-resources/#immutable-fields',
    'https://docs.crossplane.io/latest/managed-resources/managed-resources/#external-name',
  ],
  verdicts: STOP,
  procedure: [
    'First pull request: add a second object with a name of its own and the new value. Keep the old one as it is.',
    'Look at the cluster until the new resource is ready: `kubectl get <kind> <name>` shows `Ready: True`.',
    'Copy the data, and point the users at the new resource in a pull request of their own.',
    'Last pull request: set `spec.deletionPolicy: Orphan` on the old object, then remove it, then delete its resource by hand.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const isCloudResource = cloudResourcesOf(comparison.before, comparison.after);
    for (const change of edited(comparison)) {
      if (!isCloudResource(change.after) || isObserved(change.after.manifest)) continue;
      for (const path of fixedFields(change)) {
        const field = touched(change, ...path);
        if (field) yield { ...field, found: `${path.at(-1) ?? ''} is not that of the resource that exists` };
      }
    }
  },
};

function fixedFields(change: Edited): readonly (readonly string[])[] {
  const { manifest } = change.after;
  const places = isOfController(manifest) ? PLACES : PLACES.slice(0, -1);
  const fields = change.fields.flatMap(({ path }) => {
    const place = places.find((steps) => path.length > steps.length && steps.every((step, i) => path[i] === step));
    const name = place && path[place.length];
    return typeof name === 'string' && FIXED.test(name) ? [[...(place ?? []), name]] : [];
  });
  return [...new Map([...named(change), ...fields].map((path) => [path.join('.'), path])).values()];
}

/** The external name, unless it is the one that Crossplane gave it: the name of the object. */
function named({ before, after }: Edited): readonly (readonly string[])[] {
  const [old, next] = [before, after].map(
    ({ manifest }) => textAt(manifest, 'metadata', 'annotations', EXTERNAL_NAME) ?? manifest.metadata.name,
  );
  return old === next ? [] : [['metadata', 'annotations', EXTERNAL_NAME]];
}
