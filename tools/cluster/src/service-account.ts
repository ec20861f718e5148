import { messageOf } from './api.ts';
import type { ControlPlane } from './control-plane.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import type { Stack } from './stack.ts';

/** So long that a cluster left up over a holiday still works. */
const tokenSeconds = 30 * 24 * 3600;

/** A kubeconfig as a ServiceAccount, with its rights only: what a pod would have. */
export async function writeAccountKubeconfig(
  stack: Stack,
  { api, authorityFile }: ControlPlane,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
  const { status, body } = await api.request(path, {
    method: 'POST',
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: tokenSeconds } },
  });
  if (status !== 201) throw new Error(`no token for ServiceAccount ${namespace}/${name}: ${messageOf(body) ?? status}`);
  const { token } = (body as { status: { token: string } }).status;
  const file = stack.path(`${name}.kubeconfig`);
  writeKubeconfig(file, { server: api.server, authorityFile, token, namespace });
  return file;
}
