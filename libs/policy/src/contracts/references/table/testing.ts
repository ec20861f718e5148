import { pathText } from '@delivery/findings';
import type { Manifest } from '@delivery/manifest';
import { worldOf } from '../../../world.ts';
import { referencesOf } from './references-of.ts';

/** For tests: an object of namespace `shop`, or with `namespace: undefined` of the whole cluster. */
export function objectOf(
  type: string,
  fields: Readonly<Record<string, unknown>>,
  metadata: Readonly<Record<string, unknown>> = { namespace: 'shop' },
): Manifest {
  const [apiVersion = '', kind = ''] = type.split(' ');
  return { apiVersion, kind, metadata: { name: 'it', ...metadata }, ...fields };
}

/** For tests: what an object names, each as `<path>: <group>/<kind> <namespace>/<name>`, `*` for any namespace, sorted. */
export function namesOf(object: Manifest): readonly string[] {
  const world = worldOf([{ object, file: '' }], { kubernetesVersion: '1.36' });
  const names = referencesOf(world).map(({ path, group, kind, namespace = '*', name, port, naming }) => {
    const words = [`${pathText(path)}: ${group}/${kind} ${namespace}/${name}`];
    if (port) words.push(`port ${port.port} of ${pathText(port.path)}`);
    if (naming.keys) words.push(`keys ${naming.keys.join(' ')}`);
    if (naming.granted) words.push('granted');
    return words.join(', ');
  });
  return names.sort();
}
