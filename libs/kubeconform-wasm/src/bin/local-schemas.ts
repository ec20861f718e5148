import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Find } from '../find.ts';
import { type SchemaPathOptions, schemaPathTemplate } from './schema-path.ts';

/**
 * Finds schemas in files, by the templates of -schema-location. The first file that exists counts, and is compiled under
 * its own URL, so that it may refer to the files around it.
 *
 * A file name that stands for several kinds is an error: by default it holds only the first label of the group, in small
 * letters, so `networking.k8s.io` and `networking.example.com` share theirs.
 *
 * @throws Error with a message for the user
 */
export function localSchemas(locations: readonly string[], options: SchemaPathOptions): Find {
  const templates = locations.map((location) => schemaPathTemplate(location, options));
  const kindOfPath = new Map<string, string>();
  const answers = new Map<string, string>();

  const findKind = (name: string): string => {
    const slash = name.lastIndexOf('/');
    const apiVersion = name.slice(0, slash);
    const kind = name.slice(slash + 1);
    const paths = templates.map((path) => path(apiVersion, kind));
    for (const path of paths) {
      const text = read(path);
      if (text === undefined) continue;
      const other = kindOfPath.get(path);
      if (other !== undefined && other !== name) {
        throw new Error(`${path} would be the schema of both ${other} and ${name}: ${useTheGroup}`);
      }
      assertDescribes(text, path, apiVersion, kind);
      kindOfPath.set(path, name);
      return pathToFileURL(resolve(path)).href;
    }
    throw new Error(`could not find schema for ${kind} of ${apiVersion}: there is no ${paths.join(', no ')}`);
  };

  return (name) => {
    if (name.startsWith('file:')) return read(fileURLToPath(name));
    if (/^https?:/.test(name)) throw new Error(`it lies on the network, which this program never uses: ${name}`);
    const answer = answers.get(name) ?? findKind(name);
    answers.set(name, answer);
    return answer;
  };
}

const useTheGroup = 'use {{ .Group }} in -schema-location';

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new Error(`${path} cannot be read (${code})`, { cause: error });
  }
}

/** Schemas made from Kubernetes' OpenAPI say for which kinds they are. */
function assertDescribes(text: Uint8Array, path: string, apiVersion: string, kind: string): void {
  const described = describedKinds(text);
  if (described.length > 0 && !described.includes(`${apiVersion}/${kind}`)) {
    throw new Error(`${path} is the schema of ${described.join(', ')}, not of ${apiVersion}/${kind}: ${useTheGroup}`);
  }
}

function describedKinds(text: Uint8Array): string[] {
  try {
    const schema = JSON.parse(new TextDecoder().decode(text)) as Record<string, unknown>;
    const kinds = schema['x-kubernetes-group-version-kind'] as { group: string; version: string; kind: string }[];
    return kinds.map(({ group, version, kind }) => [group, version, kind].filter((part) => part !== '').join('/'));
  } catch {
    return []; // what is wrong with the file is kubeconform's to say
  }
}
