import type { Cluster } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import { reportsStatus, statusContext, statusToken } from '../commit-status.ts';
import { configMap } from './config-map.ts';
import { healthAt } from './health.ts';

/** Name of the trigger, and of what it sends. */
const trigger = 'commit-status';
/** Name of the webhook: the git host. */
const service = 'github';

/** Secret that Argo CD reads the words behind a `$` from. */
export const notificationsSecret = 'argocd-notifications-secret';

/** Lets the root report; the value becomes the context of the status. */
export function subscription(cluster: Cluster): Readonly<Record<string, string>> {
  if (!reportsStatus(cluster)) return {};
  return { [`notifications.argoproj.io/subscribe.${trigger}.${service}`]: statusContext(cluster) };
}

const at = `'${healthAt}' + app.status.sync.revision`;

/** Every Application has compared, synced and is healthy at the commit of the root, each by itself. */
const delivered = [
  `app.status.sync.status == 'Synced'`,
  `app.status.health.status == 'Healthy'`,
  `(app.status.operationState?.phase ?? 'Succeeded') == 'Succeeded'`,
  `all(app.status.resources, {.health?.message == ${at}})`,
].join(' and ');

/** What was unhealthy before, and has not tried the commit, says nothing about it. */
const failed = [
  `any(app.status.resources, {.health?.status == 'Degraded' and (.health?.message ?? '') startsWith ${at}})`,
  `(app.status.operationState?.phase in ['Error', 'Failed'] and app.status.operationState?.syncResult?.revision == app.status.sync.revision)`,
].join(' or ');

/**
 * Posts a commit status when the root is through with a commit. A success is told again in a later hour, so that it follows a failure that
 * is over; more often it would be told with each change of scale.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/triggers/
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/
 */
export function notifications(cluster: Cluster): readonly Manifest[] {
  if (!reportsStatus(cluster)) return [];
  return [
    configMap('argocd-notifications-cm', {
      [`service.webhook.${service}`]: `url: https://api.github.com
headers:
  - { name: Accept, value: application/vnd.github+json }
  - { name: Authorization, value: Bearer $${statusToken.key} }
`,
      [`trigger.${trigger}`]: `- when: "${delivered}"
  oncePer: "app.status.sync.revision + ' ' + app.status.reconciledAt[:13]"
  send: [delivered]
- when: "${failed}"
  send: [failed]
`,
      'template.delivered': template(['{{- $state := "success" }}', '{{- $description := "synced and healthy" }}']),
      'template.failed': template([
        '{{- $names := list }}',
        '{{- range .app.status.resources }}{{ if eq "Degraded" (dig "health" "status" "" .) }}{{ $names = append $names .name }}{{ end }}{{ end }}',
        '{{- $state := "failure" }}',
        '{{- $description := ternary (print "unhealthy: " (join ", " $names)) "the root did not sync" (gt (len $names) 0) }}',
      ]),
    }),
  ];
}

/** @param lines that say what `$state` and `$description` are */
function template(lines: readonly string[]): string {
  const body = [
    ...lines,
    '{{- $page := print (trimSuffix ".git" .app.spec.source.repoURL) "/tree/" .app.status.sync.revision }}',
    '{{- dict "state" $state "description" (trunc 140 $description) "context" .recipient "target_url" $page | toJson }}',
  ];
  return `webhook:
  ${service}:
    method: POST
    path: /repos/{{ call .repo.FullNameByRepoURL .app.spec.source.repoURL }}/statuses/{{ .app.status.sync.revision }}
    body: |
${body.map((line) => `      ${line}\n`).join('')}`;
}
