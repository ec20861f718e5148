import type { Check } from '../../check.ts';
import { policySparesTheSystem } from './admission/policy-spares-the-system.ts';
import { webhookAnswersSoon } from './admission/webhook-answers-soon.ts';
import { webhookSparesTheSystem } from './admission/webhook-spares-the-system.ts';
import { applicationNeverEmpty } from './argo-cd/application-never-empty.ts';
import { applicationProject } from './argo-cd/application-project.ts';
import { applicationPruneExplicit } from './argo-cd/application-prune-explicit.ts';
import { applicationRetryLimit } from './argo-cd/application-retry-limit.ts';
import { applicationSyncOptions } from './argo-cd/application-sync-options.ts';
import { chartVersionExact } from './argo-cd/chart-version-exact.ts';
import { defaultProjectEmptied } from './argo-cd/default-project-emptied.ts';
import { ignoreDifferencesNarrow } from './argo-cd/ignore-differences-narrow.ts';
import { projectClusterKindsExact } from './argo-cd/project-cluster-kinds-exact.ts';
import { projectDestinationsExact } from './argo-cd/project-destinations-exact.ts';
import { projectSourceIntegrity } from './argo-cd/project-source-integrity.ts';
import { projectSourcesExact } from './argo-cd/project-sources-exact.ts';
import { projectWarnsOfOrphans } from './argo-cd/project-warns-of-orphans.ts';
import { revisionPinned } from './argo-cd/revision-pinned.ts';
import { setNeverDeletes } from './argo-cd/set-never-deletes.ts';
import { setPreservesOnDeletion } from './argo-cd/set-preserves-on-deletion.ts';
import { setProjectFixed } from './argo-cd/set-project-fixed.ts';
import { setRollsInSteps } from './argo-cd/set-rolls-in-steps.ts';
import { setTemplateStrict } from './argo-cd/set-template-strict.ts';
import { syncPathInCluster } from './argo-cd/sync-path-in-cluster.ts';
import { syncWindowsHold } from './argo-cd/sync-windows-hold.ts';
import { controllersLockedDown } from './flux/controllers-locked-down.ts';
import { kustomizationKeepsData } from './flux/kustomization-keeps-data.ts';
import { kustomizationPruneExplicit } from './flux/kustomization-prune-explicit.ts';
import { neverForced } from './flux/never-forced.ts';
import { noPostBuild } from './flux/no-post-build.ts';
import { reconcilesAsAccount } from './flux/reconciles-as-account.ts';
import { reconciliationWaits } from './flux/reconciliation-waits.ts';
import { sourceVerified } from './flux/source-verified.ts';
import { argoKeepsProtectedKinds } from './protection/argo-keeps-protected-kinds.ts';
import { fluxKeepsProtectedKinds } from './protection/flux-keeps-protected-kinds.ts';
import { oneOwner } from './protection/one-owner.ts';
import { noAdminBinding } from './rbac/no-admin-binding.ts';
import { noCertificateApproval } from './rbac/no-certificate-approval.ts';
import { noEscalation } from './rbac/no-escalation.ts';
import { noExec } from './rbac/no-exec.ts';
import { noListingOfSecrets } from './rbac/no-listing-of-secrets.ts';
import { noNodeProxy } from './rbac/no-node-proxy.ts';
import { noWebhookWrites } from './rbac/no-webhook-writes.ts';
import { noWildcard } from './rbac/no-wildcard.ts';
import { denyBesideAllow } from './network/deny-beside-allow.ts';
import { noOpenAddress } from './network/no-open-address.ts';
import { noOpenRule } from './network/no-open-rule.ts';
import { loadBalancerByException } from './services/load-balancer-by-exception.ts';
import { loadBalancerScheme } from './services/load-balancer-scheme.ts';
import { noNodePort } from './services/no-node-port.ts';
import { falco } from './falco/index.ts';
import { noIngressNginx } from './edge/no-ingress-nginx.ts';
import { noNginxSnippets } from './edge/no-nginx-snippets.ts';
import { noWildcardHost } from './edge/no-wildcard-host.ts';
import { tlsOnAllHosts } from './edge/tls-on-all-hosts.ts';
import { callersAuthorized } from './mesh/callers-authorized.ts';
import { mutualTlsStrict } from './mesh/mutual-tls-strict.ts';
import { namespaceBounded } from './namespaces/namespace-bounded.ts';
import { namespaceMeshExplicit } from './namespaces/namespace-mesh-explicit.ts';
import { namespaceOwner } from './namespaces/namespace-owner.ts';
import { podSecurityRestricted } from './namespaces/pod-security-restricted.ts';
import { externalSecretKeeps } from './secrets/external-secret-keeps.ts';
import { externalSecretRefreshed } from './secrets/external-secret-refreshed.ts';
import { noCredentialAnywhere } from './secrets/no-credential-anywhere.ts';
import { noHashOfSecret } from './secrets/no-hash-of-secret.ts';
import { noPlainSecret } from './secrets/no-plain-secret.ts';
import { storePerNamespace } from './secrets/store-per-namespace.ts';
import { storeWithoutKey } from './secrets/store-without-key.ts';
import { alertAnswered } from './prometheus/alert-answered.ts';
import { alertInTime } from './prometheus/alert-in-time.ts';
import { alertNamesUnique } from './prometheus/alert-names-unique.ts';
import { boundedLabels } from './prometheus/bounded-labels.ts';
import { missingNoticed } from './prometheus/missing-noticed.ts';
import { ruleWhole } from './prometheus/rule-whole.ts';

/** What the objects beside workloads must hold: A, X, R, N, I, V, S, B, E, P, L. */
export const objects: readonly Check[] = [
  projectSourcesExact,
  projectDestinationsExact,
  projectClusterKindsExact,
  projectSourceIntegrity,
  projectWarnsOfOrphans,
  defaultProjectEmptied,
  applicationProject,
  revisionPinned,
  chartVersionExact,
  syncPathInCluster,
  applicationPruneExplicit,
  applicationNeverEmpty,
  applicationRetryLimit,
  applicationSyncOptions,
  ignoreDifferencesNarrow,
  setTemplateStrict,
  setNeverDeletes,
  setPreservesOnDeletion,
  setProjectFixed,
  setRollsInSteps,
  argoKeepsProtectedKinds,
  fluxKeepsProtectedKinds,
  oneOwner,
  syncWindowsHold,
  controllersLockedDown,
  reconcilesAsAccount,
  kustomizationPruneExplicit,
  kustomizationKeepsData,
  reconciliationWaits,
  noPostBuild,
  neverForced,
  sourceVerified,
  noWildcard,
  noListingOfSecrets,
  noEscalation,
  noExec,
  noNodeProxy,
  noWebhookWrites,
  noCertificateApproval,
  noAdminBinding,
  noOpenRule,
  denyBesideAllow,
  noOpenAddress,
  mutualTlsStrict,
  callersAuthorized,
  tlsOnAllHosts,
  noWildcardHost,
  noNginxSnippets,
  noIngressNginx,
  noNodePort,
  loadBalancerByException,
  loadBalancerScheme,
  noPlainSecret,
  noCredentialAnywhere,
  externalSecretRefreshed,
  externalSecretKeeps,
  storeWithoutKey,
  storePerNamespace,
  noHashOfSecret,
  podSecurityRestricted,
  namespaceBounded,
  namespaceOwner,
  namespaceMeshExplicit,
  webhookSparesTheSystem,
  webhookAnswersSoon,
  policySparesTheSystem,
  ruleWhole,
  alertAnswered,
  missingNoticed,
  alertInTime,
  alertNamesUnique,
  boundedLabels,
  ...falco,
];
