/** A secret that its first characters give away. */
export interface Shape {
  /** In words, e.g. `GitHub token`. */
  readonly kind: string;
  /** The same in each; stays readable when the rest is hidden. */
  readonly prefix: string;
  /**
   * What follows the prefix, anchored there. Every repetition has an upper bound, so that one attempt costs a bounded
   * number of steps, and a scan as many attempts as there are prefixes.
   */
  readonly body: RegExp;
}

const HEX = '[0-9a-f]';
const ALNUM = '[A-Za-z0-9]';
const WORD = '[A-Za-z0-9_-]';
const BASE64 = '[A-Za-z0-9+/]';

const families: readonly (readonly [kind: string, prefixes: string, body: string])[] = [
  ['AWS access key', 'AKIA ASIA ABIA ACCA', `[A-Z0-9]{16}(?!${ALNUM})`],
  ['Alibaba Cloud access key', 'LTAI', `${ALNUM}{12,26}(?!${ALNUM})`],
  ['GitHub token', 'ghp_ gho_ ghu_ ghs_ ghr_', `${ALNUM}{36,255}`],
  ['GitHub token', 'github_pat_', `[A-Za-z0-9_]{22,255}`],
  ['GitLab token', 'glpat- gldt- glrt- glsoat- glcbt- glptt- glft- glimt- glagent- gloas-', `${WORD}{20,300}`],
  ['Slack token', 'xoxb- xoxp- xoxa- xoxo- xoxr- xoxs- xoxe- xapp-', `[A-Za-z0-9-]{10,250}`],
  ['Slack webhook', 'hooks.slack.com/services/', `${ALNUM}{6,20}/${ALNUM}{6,20}/${ALNUM}{16,48}`],
  ['Discord webhook', 'discord.com/api/webhooks/', `[0-9]{15,22}/${WORD}{40,100}`],
  ['Stripe key', 'sk_live_ rk_live_ sk_test_ rk_test_ whsec_', `${ALNUM}{16,250}`],
  ['Google API key', 'AIza', `${WORD}{35}(?!${WORD})`],
  ['Google OAuth secret', 'GOCSPX-', `${WORD}{24,40}`],
  ['Google OAuth token', 'ya29.', `[A-Za-z0-9._-]{20,2000}`],
  ['Azure storage key', 'AccountKey=', `${BASE64}{40,100}={0,2}`],
  ['Azure shared access key', 'SharedAccessKey=', `${BASE64}{40,100}={0,2}`],
  ['Azure SAS signature', 'sig=', `(?:${BASE64}|%2[BbFf]){40,200}(?:=|%3[Dd]){0,2}`],
  ['npm token', 'npm_', `${ALNUM}{36}(?!${ALNUM})`],
  ['PyPI token', 'pypi-', `${WORD}{50,1000}`],
  ['RubyGems key', 'rubygems_', `${HEX}{48}(?!${ALNUM})`],
  ['Docker Hub token', 'dckr_pat_ dckr_oat_', `${WORD}{20,80}`],
  ['SendGrid key', 'SG.', `${WORD}{16,32}\\.${WORD}{32,64}`],
  ['Twilio key', 'SK', `${HEX}{32}(?!${ALNUM})`],
  ['Mailgun key', 'key-', `${HEX}{32}(?!${ALNUM})`],
  ['Vault token', 'hvs. hvb. hvr.', `${WORD}{24,400}`],
  ['age secret key', 'AGE-SECRET-KEY-1', '[0-9A-Z]{58}'],
  ['DigitalOcean token', 'dop_v1_ doo_v1_ dor_v1_', `${HEX}{64}`],
  ['Grafana token', 'glsa_', `${ALNUM}{32}_${HEX}{8}`],
  ['Grafana token', 'glc_', `${BASE64}{32,400}={0,2}`],
  ['Databricks token', 'dapi', `${HEX}{32}(?:-[0-9])?(?!${ALNUM})`],
  ['Hugging Face token', 'hf_', `${ALNUM}{34}(?!${ALNUM})`],
  ['OpenAI key', 'sk-proj- sk-svcacct- sk-admin-', `${WORD}{40,250}`],
  ['Anthropic key', 'sk-ant-', `${WORD}{40,250}`],
  ['New Relic key', 'NRAK-', `[A-Z0-9]{27}(?!${ALNUM})`],
  ['Shopify token', 'shpat_ shpca_ shppa_ shpss_', `[0-9A-Fa-f]{32}`],
  ['Sentry token', 'sntrys_ sntryu_', `[A-Za-z0-9+/=_]{40,500}`],
  ['Postman key', 'PMAK-', `${HEX}{24}-${HEX}{34}`],
  ['Doppler token', 'dp.pt. dp.st. dp.sa. dp.ct.', `[A-Za-z0-9._-]{40,80}`],
  ['Terraform Cloud token', 'atlasv1.', `${WORD}{60,80}`],
  ['Pulumi token', 'pul-', `${HEX}{40}(?!${ALNUM})`],
  ['PlanetScale secret', 'pscale_pw_ pscale_tkn_ pscale_oauth_', `[A-Za-z0-9._-]{32,64}`],
  ['Linear key', 'lin_api_', `${ALNUM}{40}`],
  ['Square token', 'sq0atp- sq0csp-', `${WORD}{22,43}`],
  ['Artifactory token', 'AKCp', `${ALNUM}{69}(?!${ALNUM})`],
  ['JSON web token', 'eyJ', `${WORD}{10,4000}\\.eyJ${WORD}{8,4000}\\.${WORD}{8,1000}`],
];

/** @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml for which prefixes exist */
export const shapes: ReadonlyMap<string, Shape> = new Map(
  families.flatMap(([kind, prefixes, body]) =>
    prefixes.split(' ').map((prefix) => [prefix, { kind, prefix, body: new RegExp(body, 'y') }] as const),
  ),
);
