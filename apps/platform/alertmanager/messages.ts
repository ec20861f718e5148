/**
 * What a message says, in the names that Alertmanager's own receivers look for: what is wrong, where, and the page that tells what to do.
 *
 * @see https://prometheus.io/docs/alerting/latest/notifications/
 */
export const messages = `{{ define "slack.default.title" -}}
[{{ .Status | toUpper }}{{ if eq .Status "firing" }} {{ .Alerts.Firing | len }}{{ end }}] {{ .CommonLabels.alertname }} {{ .CommonLabels.service }} on {{ .CommonLabels.cluster }}
{{- end }}
{{ define "slack.default.text" -}}
{{ range .Alerts -}}
*{{ .Annotations.summary }}*
{{ .Annotations.description }}
{{ with .Annotations.runbook_url }}<{{ . }}|What to do>{{ end }}
{{ end -}}
{{- end }}
{{ define "pagerduty.default.description" -}}
{{ .CommonLabels.alertname }} {{ .CommonLabels.service }} on {{ .CommonLabels.cluster }}: {{ .CommonAnnotations.summary }}
{{- end }}
`;
