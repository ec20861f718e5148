import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { at, listAt, textAt } from '../../fields.ts';
import { eachContainer, eachPod, inTurn, withPatches } from '../../pods/each.ts';
import { volumesOf } from '../../pods/volumes.ts';
import { shown } from '../../shown.ts';

/** Folders that hold the socket of a container runtime on Linux, or a folder that does. `/var/run` is `/run`. */
const FOLDERS = new Set([
  '/',
  '/run',
  '/run/containerd',
  '/run/crio',
  '/run/docker',
  '/run/docker/containerd',
  '/run/k3s',
  '/run/k3s/containerd',
  '/run/podman',
  '/var',
]);

/** Names of sockets and of the pipes of Windows, in whatever folder. */
const NAMES = /\b(containerd|cri-dockerd|crio|docker|dockershim|podman)\.sock\b|\\pipe\\(containerd|docker_engine)/;

function holdsSocket(path: string): boolean {
  const clean = `/${path.split('/').filter(Boolean).join('/')}`;
  return NAMES.test(path) || FOLDERS.has(clean.replace('/var/run', '/run'));
}

export const noRuntimeSocket: Check = {
  id: 'W19',
  name: 'no-runtime-socket',
  title: 'No container reaches the container runtime of its node',
  why: 'Who may talk to the runtime starts any container with any right on the node.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_27',
    'trivy KSV-0006',
    'kubescape C-0074',
    'kube-linter docker-sock',
    'kyverno disallow-cri-sock-mount',
  ],
  fix: 'build images with rootless BuildKit, read logs and metrics from the kubelet',
  good: [
    { name: 'no path of the node' },
    { name: 'logs of the node', set: { 'pod.volumes[2]': { name: 'logs', hostPath: { path: '/var/log' } } } },
    {
      name: 'a name that begins alike',
      set: { 'pod.volumes[2]': { name: 'run', hostPath: { path: '/run/contain' } } },
    },
    { name: 'a socket of its own', set: { 'pod.containers[0].args': ['--listen=unix:///tmp/order.sock'] } },
    { name: 'another volume with a path', set: { 'pod.volumes[2]': { name: 'root', nfs: { path: '/' } } } },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ volumes: [{ name: 'run', hostPath: { path: '/run' } }] })],
      object: 'Deployment shop/controller',
      at: 'pod.volumes[0].hostPath.path',
      found: 'volume "run": path "/run"',
    },
    {
      name: 'the socket itself in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.volumes[2]': { name: 'docker', hostPath: { path: '/var/run/docker.sock' } } },
      at: 'pod.volumes[2].hostPath.path',
      found: 'volume "docker": path "/var/run/docker.sock"',
    },
    {
      name: 'a folder above the socket',
      set: { 'pod.volumes[2]': { name: 'run', hostPath: { path: '/var/run//k3s/' } } },
      at: 'pod.volumes[2].hostPath.path',
      found: 'volume "run": path "/var/run//k3s/"',
    },
    ...[
      ...['/', '/var', '/run', '/run/containerd', '/run/crio', '/run/docker', '/run/docker/containerd'],
      ...['/run/k3s/containerd', '/run/podman', '/var/run'],
    ].map((path) => ({
      name: `the folder ${path}`,
      on: 'DaemonSet shop/collector',
      set: { 'pod.volumes[2]': { name: 'run', hostPath: { path } } },
      at: 'pod.volumes[2].hostPath.path',
      found: `volume "run": path "${path}"`,
    })),
    {
      name: 'a socket in a folder of its own',
      set: { 'pod.volumes[2]': { name: 'run', hostPath: { path: '/opt/containerd.sock' } } },
      at: 'pod.volumes[2].hostPath.path',
      found: 'volume "run": path "/opt/containerd.sock"',
    },
    {
      name: 'the address in the environment of an init container',
      set: { 'pod.initContainers[0].env': [{ name: 'DOCKER_HOST', value: 'unix:///var/run/docker.sock' }] },
      at: 'pod.initContainers[0].env[0].value',
      found: 'init container "migrate": "unix:///var/run/docker.sock"',
    },
    {
      name: 'the address among the arguments',
      set: { 'pod.containers[0].args': ['--cri', '/run/crio/crio.sock'] },
      at: 'pod.containers[0].args[1]',
      found: 'container "order": "/run/crio/crio.sock"',
    },
    {
      name: 'the address in the command',
      set: { 'pod.containers[0].command': ['podman', '--url=unix:///run/podman/podman.sock'] },
      at: 'pod.containers[0].command[1]',
      found: 'container "order": "--url=unix:///run/podman/podman.sock"',
    },
    {
      name: 'the place of a mount',
      set: { 'pod.containers[0].volumeMounts[2]': { name: 'tmp', mountPath: '/run/cri-dockerd.sock' } },
      at: 'pod.containers[0].volumeMounts[2].mountPath',
      found: 'container "order": "/run/cri-dockerd.sock"',
    },
    {
      name: 'a part of a volume',
      set: { 'pod.containers[0].volumeMounts[2]': { name: 'tmp', mountPath: '/cri', subPath: 'dockershim.sock' } },
      at: 'pod.containers[0].volumeMounts[2].subPath',
      found: 'container "order": "dockershim.sock"',
    },
    {
      name: 'a pipe of Windows',
      set: { 'pod.volumes[2]': { name: 'pipe', hostPath: { path: '\\\\.\\pipe\\docker_engine' } } },
      at: 'pod.volumes[2].hostPath.path',
      found: 'volume "pipe": path "\\\\\\\\.\\\\pipe\\\\docker_engine"',
    },
  ],
  inspect: withPatches(
    inTurn(
      eachPod(function* (pod) {
        for (const { fields, path, title } of volumesOf(pod)) {
          const host = textAt(fields, 'hostPath', 'path');
          if (host === undefined || !holdsSocket(host)) continue;
          yield {
            path: [...path, 'hostPath', 'path'],
            found: `${title}: path ${shown(host)}`,
            allowed: 'no socket of a container runtime, and no folder above one',
          };
        }
      }),
      eachContainer(function* ({ fields }) {
        for (const [list, key] of [
          ['volumeMounts', 'mountPath'],
          ['volumeMounts', 'subPath'],
          ['env', 'value'],
          ['command', undefined],
          ['args', undefined],
        ] as const) {
          for (const [i, item] of listAt(fields, list).entries()) {
            const text = key === undefined ? item : at(item, key);
            if (typeof text !== 'string' || !NAMES.test(text)) continue;
            yield {
              path: key === undefined ? [list, i] : [list, i, key],
              found: shown(text),
              allowed: 'no address of a container runtime',
            };
          }
        }
      }),
    ),
  ),
};
