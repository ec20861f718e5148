import { label, newName } from './names.js';
import { oneOf, problemOf, refuse } from './refuse.js';
import { needsOf, problemsOfNeeds } from './service-needs.js';
import { serviceFiles } from './service-files.js';
import { schemaOf, writeFormatted } from './write.js';

const dataClasses = ['public', 'internal', 'personal', 'card'];
const tiers = ['critical', 'standard'];

/** A new service that passes every check: its folder, and what to run next. */
export default async function service(tree, options) {
  const { properties, definitions } = schemaOf(tree, 'release');
  const everyRole = schemaOf(tree, 'cluster').properties.role.enum;
  const { name, owner, tag, digest, repository = `delivery/${name}`, description } = options;
  const { dataClass = 'internal', tier = 'standard', roles = ['workload'] } = options;

  refuse(`service ${JSON.stringify(name ?? '')}`, [
    ...problemOf('name', name, newName(name, appsOf(tree))),
    ...problemOf('owner', owner, { ...label, fix: 'name the team that answers for it, e.g. --owner=payments' }),
    ...problemOf('tag', tag, {
      fits: (text) => new RegExp(definitions.tag.pattern).test(text) && text !== definitions.tag.not.const,
      allowed: 'the tag of an image, not latest',
      fix:
        typeof tag === 'number'
          ? 'Nx read it as a number and cuts zeros off: give a tag of three parts, and correct it in release.yaml'
          : 'name the image that was built, e.g. --tag=1.0.0',
    }),
    ...problemOf('digest', digest, {
      fits: (text) => new RegExp(definitions.digest.pattern).test(text),
      allowed: 'sha256: and 64 hexadecimal digits',
      fix: 'copy it from the registry: only it says which image that is',
    }),
    ...problemOf('repository', label.fits(name) ? repository : (options.repository ?? 'delivery'), {
      fits: (text) => new RegExp(properties.repository.pattern).test(text),
      allowed: 'lower-case letters and digits, with one of . _ / - between',
      fix: 'give the repository of the image, without the registry, e.g. --repository=delivery/order',
    }),
    ...problemOf('dataClass', dataClass, oneOf(dataClasses)),
    ...problemOf('tier', tier, oneOf(tiers)),
    ...(roles.length === 0 ? problemOf('roles', undefined, oneOf(everyRole)) : []),
    ...roles.flatMap((role) => problemOf('roles', role, oneOf(everyRole))),
    ...problemsOfNeeds(options),
    ...(description === undefined ? [] : problemOf('description', description, sentence)),
  ]);

  const known = everyRole.filter((role) => roles.includes(role));
  const files = serviceFiles({
    name,
    owner,
    tag,
    digest,
    repository,
    description,
    dataClass,
    tier,
    roles: known,
    needs: needsOf(options),
    everyRole,
  });
  const owners = new Set([...appsOf(tree).values()].flatMap((app) => ownerOf(tree, app)));
  for (const [file, text] of Object.entries(files)) await writeFormatted(tree, `apps/services/${name}/${file}`, text);
  return () => process.stdout.write(next({ name, owner, isNewOwner: !owners.has(owner), owners: [...owners].sort() }));
}

const sentence = {
  fits: (text) => /^[^\n\r]{1,110}$/.test(text) && !text.includes('*/'),
  allowed: 'one line of at most 110 characters, without */',
  fix: 'shorten it',
};

/** The folders of apps by name. */
function appsOf(tree) {
  const stages = tree.children('apps').map((stage) => `apps/${stage}`);
  return new Map(stages.flatMap((stage) => tree.children(stage).map((app) => [app, `${stage}/${app}`])));
}

function ownerOf(tree, folder) {
  const component = tree.exists(`${folder}/component.ts`) ? tree.read(`${folder}/component.ts`, 'utf8') : '';
  return /^ {2}owner: '([^']+)',$/m.exec(component)?.slice(1) ?? [];
}

const next = ({ name, owner, isNewOwner, owners }) => `
${isNewOwner ? `"${owner}" is a new owner, with a project and an account of its own; others: ${owners.join(', ')}\n\n` : ''}next   npm run synth                                            its objects, on every cluster that it selects
       npx nx run-many -t lint typecheck test check -p ${name}
       git add apps generated .github/CODEOWNERS

A call is declared by both ends: calls: { payment: 'http' } here, calledBy: ['${name}'] there.
`;
