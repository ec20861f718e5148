// Who may import whom: one row a room, from left (imported by all) to right (imports the rest). The ESLint constraints,
// the picture in docs/architecture.md and the test of the project graph are made from this table. Plain JavaScript,
// because Nx and ESLint load it on Node 20 without a loader.

const models = ['kubernetes-models', '@kubernetes-models/*'];
const charts = ['cdk8s', 'cdk8s-plus-28', 'constructs', ...models];

/** Without `npm`, a room may import whatever the root package.json lists. */
export const rooms = {
  findings: { imports: [], npm: ['fastest-levenshtein'] },
  kubernetes: { imports: [], npm: [] },
  'kubeconform-wasm': { imports: [], npm: ['esbuild', 'publint', 'typescript'] },
  manifest: { imports: ['findings'], npm: ['@noble/hashes'] },
  policy: { imports: ['findings', 'kubernetes', 'manifest'], npm: [] },
  review: { imports: ['findings', 'kubernetes', 'manifest'], npm: ['@noble/hashes', 'ignore', 'picomatch'] },
  yaml: { imports: ['findings'], npm: ['yaml'] },
  distribution: { imports: ['manifest'], npm: [] },
  fleet: { imports: ['findings', 'manifest', 'yaml'], npm: ['ajv', 'ajv-formats'] },
  catalog: { imports: ['findings', 'kubernetes', 'manifest', 'yaml', 'fleet'], npm: [] },
  'overlay-contract': { imports: ['findings', 'manifest', 'yaml', 'fleet'], npm: models },
  /** Every cloud; none imports another. */
  overlay: { imports: ['fleet', 'overlay-contract'], npm: models },
  gitops: { imports: ['findings', 'manifest', 'fleet', 'catalog'], npm: ['@kubernetes-models/*'] },
  component: {
    imports: ['findings', 'kubernetes', 'manifest', 'fleet', 'catalog', 'overlay-contract', 'overlay', 'gitops'],
    npm: ['cdk8s', 'constructs'],
  },
  prometheus: {
    imports: ['findings', 'manifest', 'fleet', 'catalog'],
    npm: [...models, '@lezer/common', '@prometheus-io/lezer-promql'],
  },
  grafana: {
    imports: ['findings', 'manifest', 'fleet', 'catalog', 'prometheus'],
    npm: ['@grafana/grafana-foundation-sdk'],
  },
  falco: { imports: ['findings', 'manifest', 'fleet', 'catalog'], npm: [] },
  admission: {
    imports: ['findings', 'kubernetes', 'manifest', 'policy', 'fleet', 'catalog', 'overlay-contract', 'component'],
    npm: models,
  },
  constructs: {
    imports: ['findings', 'manifest', 'fleet', 'catalog', 'overlay-contract', 'gitops', 'component', 'prometheus'],
    npm: [...charts, '@noble/hashes'],
  },
  app: {
    imports: [
      ...['kubernetes', 'manifest', 'fleet', 'catalog', 'overlay-contract', 'gitops', 'component', 'constructs'],
      ...['prometheus', 'grafana', 'falco', 'admission'],
    ],
    npm: charts,
  },
  'nx-delivery': { imports: [] },
  tool: { imports: [] },
};
rooms.tool.imports = Object.keys(rooms);

const testPackages = ['vitest', 'fast-check', 'js-yaml', 'yaml'];

/** The room of a project folder: `libs/overlays/aws` → `overlay`, `apps/services/order` → `app`, `tools/git` → `tool`. */
export function roomOf(projectRoot) {
  if (projectRoot === 'tools/nx-delivery') return 'nx-delivery';
  const [top, ...path] = projectRoot.split('/');
  if (top === 'apps') return 'app';
  if (top === 'tools') return 'tool';
  if (path[0] !== 'overlays') return path.join('-');
  return path[1] === 'contract' ? 'overlay-contract' : 'overlay';
}

/** For files of tests, `tests` adds the packages that only tests may import. */
export function depConstraints({ tests = false } = {}) {
  return Object.entries(rooms).map(([room, { imports, npm }]) => ({
    sourceTag: `room:${room}`,
    onlyDependOnLibsWithTags: imports.map((imported) => `room:${imported}`),
    ...(npm && { allowedExternalImports: [...npm, ...(tests ? testPackages : [])].flatMap(withSubpaths) }),
  }));
}

const withSubpaths = (name) => (name.endsWith('/*') ? [name] : [name, `${name}/*`]);

/** A Mermaid flowchart. An arrow that two others already make is left out; the table has it. */
export function mermaid() {
  const reaches = (from, to) => rooms[from].imports.some((next) => next !== from && (next === to || reaches(next, to)));
  const arrows = Object.entries(rooms).flatMap(([room, { imports }]) =>
    imports
      .filter((to) => to !== room && !imports.some((next) => next !== room && next !== to && reaches(next, to)))
      .map((to) => `  ${room} --> ${to}`),
  );
  return ['flowchart LR', '  app[apps]', '  tool[tools]', ...arrows].join('\n');
}
