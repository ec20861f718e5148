import { defineComponent } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import { ApiObject } from 'cdk8s';

/** What may push what off a full node. */
export default defineComponent({
  name: 'priority-classes',
  owner: 'platform',
  clusters: () => true,
  build: (scope) => {
    for (const { name, value, description } of Object.values(priorityClasses)) {
      new ApiObject(scope, name, {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name },
        value,
        description,
        globalDefault: false,
        preemptionPolicy: 'PreemptLowerPriority',
      });
    }
  },
});
