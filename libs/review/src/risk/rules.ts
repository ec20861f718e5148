import type { Rule } from './rule.ts';
import { d01 } from './rules/d01-pruned.ts';
import { d02 } from './rules/d02-mass-removal.ts';
import { d03 } from './rules/d03-emptied.ts';
import { d04 } from './rules/d04-moved.ts';
import { d05 } from './rules/d05-sync-object-removed.ts';
import { d06 } from './rules/d06-root-changed.ts';
import { d07 } from './rules/d07-application-renamed.ts';
import { d08 } from './rules/d08-kustomization-renamed.ts';
import { d09 } from './rules/d09-generated-name.ts';
import { d10 } from './rules/d10-generator-narrowed.ts';
import { d11 } from './rules/d11-set-may-delete.ts';
import { d12 } from './rules/d12-engine-touched.ts';
import { d13 } from './rules/d13-namespace-removed.ts';
import { d14 } from './rules/d14-namespace-left-to-sync.ts';
import { d15 } from './rules/d15-shared.ts';
import { d16 } from './rules/d16-protection-weakened.ts';
import { d17 } from './rules/d17-crd-removed.ts';
import { d18 } from './rules/d18-crd-narrowed.ts';
import { d19 } from './rules/d19-operator-replaced.ts';
import { d20 } from './rules/d20-cloud-resource-removed.ts';
import { d21 } from './rules/d21-cloud-resource-replaced.ts';
import { d22 } from './rules/d22-volume-removed.ts';
import { d23 } from './rules/d23-claim-immutable.ts';
import { d24 } from './rules/d24-stateful-set-immutable.ts';
import { d25 } from './rules/d25-selector-immutable.ts';
import { d26 } from './rules/d26-volatile-label-selected.ts';
import { d27 } from './rules/d27-selects-nothing.ts';
import { d28 } from './rules/d28-job-immutable.ts';
import { d29 } from './rules/d29-service-address.ts';
import { d30 } from './rules/d30-immutable-field.ts';
import { d31 } from './rules/d31-forceful-sync.ts';
import { d32 } from './rules/d32-kind-changed.ts';
import { d33 } from './rules/d33-fewer-replicas.ts';
import { d34 } from './rules/d34-disruption-budget.ts';
import { d35 } from './rules/d35-rollout-guard.ts';
import { d36 } from './rules/d36-less-resources.ts';
import { d37 } from './rules/d37-destination.ts';
import { d38 } from './rules/d38-of-another-cluster.ts';
import { d39 } from './rules/d39-everywhere-at-once.ts';
import { d40 } from './rules/d40-project-widened.ts';
import { d41 } from './rules/d41-sync-brake-released.ts';
import { d42 } from './rules/d42-drift-hidden.ts';
import { d43 } from './rules/d43-rights-widened.ts';
import { d44 } from './rules/d44-admission-lock-out.ts';
import { d45 } from './rules/d45-egress-closed.ts';
import { d46 } from './rules/d46-mesh-closed.ts';
import { d47 } from './rules/d47-secret-source-lost.ts';
import { d48 } from './rules/d48-backup-lost.ts';
import { d49 } from './rules/d49-name-lost.ts';
import { d50 } from './rules/d50-nodes-removed.ts';
import { d51 } from './rules/d51-unresolved.ts';
import { d52 } from './rules/d52-renamed-in-mass.ts';
import { d53 } from './rules/d53-image-untrusted.ts';
import { d54 } from './rules/d54-rollout-unguarded.ts';
import { d55 } from './rules/d55-watch-lowered.ts';
import { d56 } from './rules/d56-order-broken.ts';

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  d01,
  d02,
  d03,
  d04,
  d05,
  d06,
  d07,
  d08,
  d09,
  d10,
  d11,
  d12,
  d13,
  d14,
  d15,
  d16,
  d17,
  d18,
  d19,
  d20,
  d21,
  d22,
  d23,
  d24,
  d25,
  d26,
  d27,
  d28,
  d29,
  d30,
  d31,
  d32,
  d33,
  d34,
  d35,
  d36,
  d37,
  d38,
  d39,
  d40,
  d41,
  d42,
  d43,
  d44,
  d45,
  d46,
  d47,
  d48,
  d49,
  d50,
  d51,
  d52,
  d53,
  d54,
  d55,
  d56,
];
