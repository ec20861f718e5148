import type { FalcoEvent } from '../condition/evaluate.ts';

/** What every event in a container of a service says. */
function inContainer(namespace: string): FalcoEvent {
  return {
    'container.id': '3ad7b26ded6d',
    'container.name': namespace,
    'k8s.ns.name': namespace,
    'k8s.pod.name': `${namespace}-7c9f8d6b5-x2x7k`,
    'proc.name': namespace,
    'proc.pname': 'containerd-shim',
    'proc.tty': 0,
  };
}

/** A program was started. */
export function started(program: string, namespace = 'sample'): FalcoEvent {
  return { ...inContainer(namespace), 'evt.type': 'execve', 'proc.name': program };
}

/** A file was opened to be read. */
export function read(file: string, namespace = 'sample'): FalcoEvent {
  return { ...opened(file, namespace), 'evt.is_open_read': true };
}

/** A file was opened to be written. */
export function written(file: string, namespace = 'sample'): FalcoEvent {
  return { ...opened(file, namespace), 'evt.is_open_write': true };
}

function opened(file: string, namespace: string): FalcoEvent {
  const directory = file.slice(0, file.lastIndexOf('/'));
  const ofFile = { 'fd.name': file, 'fd.directory': directory, 'fd.typechar': 'f', 'fd.num': 3 };
  return { ...inContainer(namespace), 'evt.type': 'openat', ...ofFile };
}

/** A connection was begun. */
export function connected(address: string, port: number, namespace = 'sample'): FalcoEvent {
  return {
    ...inContainer(namespace),
    ...{ 'evt.type': 'connect', 'evt.rawres': -115, 'evt.res': 'EINPROGRESS' },
    ...{ 'fd.typechar': address.includes(':') ? '6' : '4', 'fd.l4proto': 'tcp', 'fd.sip': address, 'fd.sport': port },
  };
}
