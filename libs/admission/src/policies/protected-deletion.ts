import { literal } from '../cel/text.ts';
import type { ResourceRule } from './model.ts';
import type { PolicyProps } from './policy.ts';

/**
 * Annotation of an object whose deletion by the engine somebody took responsibility for: the `change` of its entry in
 * `clusters/accepted-risks.yaml`.
 */
export const acceptedRiskAnnotation = 'delivery.example/accepted-risk';

const hash = `oldObject.metadata.?annotations[?'${acceptedRiskAnnotation}'].orValue('')`;

const rule = (apiGroup: string, ...resources: string[]): ResourceRule => ({
  apiGroups: [apiGroup],
  apiVersions: ['v1'],
  operations: ['DELETE'],
  resources,
});

/**
 * The engine deletes nothing that holds data, or takes other objects with it. Its own options say so too; this holds when somebody took
 * them off, and for a Kustomization or an Application that goes.
 *
 * @param engine - namespace of the engine and of the accounts that it syncs as
 */
export function protectedDeletion(engine: string): PolicyProps {
  const before = literal(`${engine} deletes no `);
  const after = literal(
    `; allowed: an object whose annotation ${acceptedRiskAnnotation} holds the hash of an accepted risk; fix: put the object back into the tree, or accept the risk in clusters/accepted-risks.yaml and annotate the object with its change`,
  );
  const found = "oldObject.kind + ' ' + oldObject.metadata.name";
  return {
    name: 'protected-deletion',
    rules: [
      rule('', 'namespaces', 'persistentvolumeclaims', 'persistentvolumes'),
      rule('apiextensions.k8s.io', 'customresourcedefinitions'),
      rule('apps', 'statefulsets'),
    ],
    matchConditions: [
      {
        name: 'by-the-engine',
        expression: `request.userInfo.?groups.orValue([]).exists(g, g == 'system:serviceaccounts:${engine}')`,
      },
      {
        name: 'holds-data',
        expression:
          "oldObject.kind != 'StatefulSet' || dyn(oldObject).spec.?volumeClaimTemplates.orValue([]).size() > 0",
      },
    ],
    validations: [
      {
        expression: `${hash}.matches('^[0-9a-f]{32}$')`,
        message: `${engine} deletes nothing that holds data`,
        messageExpression: `${before} + ${found} + ${after}`,
        reason: 'Forbidden',
      },
    ],
    auditAnnotations: [{ key: 'accepted-risk', valueExpression: hash }],
  };
}
