import { format } from 'prettier';

/** Writes a file as `npm run format:check` wants it. */
export async function writeFormatted(tree, path, text) {
  const options = JSON.parse(tree.read('.prettierrc.json', 'utf8'));
  tree.write(path, await format(text, { ...options, filepath: path }));
}

/** A JSON schema of the facts, e.g. `release`. */
export const schemaOf = (tree, name) => JSON.parse(tree.read(`libs/fleet/schemas/${name}.schema.json`, 'utf8'));
