import { template } from './template.ts';

const kinds = [
  { apiGroup: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { apiGroup: 'keda.sh', kind: 'ScaledObject' },
];

/** No workload has two autoscalers that count its pods; the one that KEDA makes for a ScaledObject is that ScaledObject. */
export const oneAutoscaler = template({
  id: 'W46',
  kind: 'DeliveryOneAutoscaler',
  compares: kinds,
  bad: ['two for one'],
  wrong: `
target(scaler) := [object.get(ref, "kind", "Deployment"), ref.name] if {
  not of_keda(scaler)
  ref := scaler.spec.scaleTargetRef
}

of_keda(scaler) if {
  some owner in object.get(scaler.metadata, "ownerReferences", [])
  owner.kind == "ScaledObject"
}

wrong contains found if {
  some other in others
  other.metadata.namespace == input.review.object.metadata.namespace
  target(other) == target(input.review.object)
  [kind, name] := target(other)
  found := sprintf("%s %s, which %s %s scales too", [kind, name, other.kind, other.metadata.name])
}
`,
});
