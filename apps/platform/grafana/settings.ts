import type { Cluster } from '@delivery/fleet';
import { folders, ports, secrets } from './place.ts';

type Section = Readonly<Record<string, string | number | boolean>>;

/** Of a caller, by the groups of teams, e.g. `ordering:view`; who is in none stays outside. */
const role = [
  "contains(groups[*], 'platform:operate') && 'Admin'",
  // only editors may ask questions of their own, e.g. for the lines of a trace
  "groups[?ends_with(@, ':operate')] && 'Editor'",
  "groups[?ends_with(@, ':view')] && 'Viewer'",
].join(' || ');

const file = (key: string) => `$__file{${secrets.folder}/${key}}`;

/**
 * Who comes in, comes in through the identity provider, with the rights of their groups. There is no admin with a password, and nobody
 * comes in without a name.
 *
 * @see https://grafana.com/docs/grafana/v12.2/setup-grafana/configure-grafana/
 */
function sections({ environment }: Pick<Cluster, 'environment'>): Readonly<Record<string, Section>> {
  const login = `https://login.${environment.domain}`;
  return {
    paths: { data: folders.data, plugins: `${folders.data}/plugins`, provisioning: folders.provisioning },
    // reached through kubectl port-forward, which asks for the caller's own rights on the cluster
    server: { http_port: ports.http, root_url: `http://localhost:${ports.http}/` },
    analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
    plugins: { preinstall_disabled: true, plugin_admin_enabled: false },
    security: {
      disable_initial_admin_creation: true,
      secret_key: file(secrets.key),
      disable_gravatar: true,
      content_security_policy: true,
      cookie_samesite: 'lax',
    },
    users: { allow_sign_up: false, allow_org_create: false },
    auth: { disable_login_form: true, oauth_allow_insecure_email_lookup: false },
    'auth.anonymous': { enabled: false },
    'auth.basic': { enabled: false },
    'auth.generic_oauth': {
      enabled: true,
      name: 'Single sign-on',
      client_id: 'grafana',
      client_secret: file(secrets.client),
      scopes: 'openid profile email groups',
      auth_url: `${login}/oauth2/authorize`,
      token_url: `${login}/oauth2/token`,
      api_url: `${login}/oauth2/userinfo`,
      use_pkce: true,
      use_refresh_token: true,
      allow_sign_up: true,
      role_attribute_path: role,
      role_attribute_strict: true,
    },
    // Alertmanager brings alerts to people; two that do it would differ
    unified_alerting: { enabled: false },
    explore: { enabled: true },
    snapshots: { external_enabled: false },
    dashboards: {
      min_refresh_interval: '10s',
      default_home_dashboard_path: `${folders.dashboards}/operations.json`,
    },
    metrics: { enabled: true },
    log: { mode: 'console', level: 'info' },
    'log.console': { format: 'json' },
  };
}

/** `grafana.ini` */
export function settings(cluster: Pick<Cluster, 'environment'>): string {
  return Object.entries(sections(cluster))
    .map(([name, section]) => [`[${name}]`, ...Object.entries(section).map(([key, value]) => `${key} = ${value}`)])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}
