import type { FalcoEvent } from '../condition/evaluate.ts';
import { connected, read, started, written } from './events.ts';
import { happens, type ProvenMacro } from './proven.ts';

const start = started('sh');
const write = written('/usr/bin/curl');
const reading = read('/etc/shadow');
const connection = connected('203.0.113.7', 443);
const datagram: FalcoEvent = {
  ...connection,
  ...{ 'evt.type': 'sendto', 'evt.rawres': 40, 'evt.res': 'SUCCESS' },
  ...{ 'fd.l4proto': 'udp', 'fd.connected': false, 'fd.name_changed': true },
};

const container: ProvenMacro = {
  macro: { macro: 'container', condition: 'container.id != host' },
  triggers: [happens('in a container', start)],
  quiet: [happens('on the node', { ...start, 'container.id': 'host' })],
};

const spawnedProcess: ProvenMacro = {
  macro: { macro: 'spawned_process', condition: 'evt.type in (execve, execveat)' },
  triggers: [happens('a program starts', start), happens('from a descriptor', { ...start, 'evt.type': 'execveat' })],
  quiet: [happens('a process forks', { ...start, 'evt.type': 'clone' })],
};

const openWrite: ProvenMacro = {
  macro: {
    macro: 'open_write',
    condition: `evt.type in (open, openat, openat2)
and evt.is_open_write = true
and fd.typechar = f
and fd.num >= 0`,
  },
  triggers: [happens('a file is opened to be written', write)],
  quiet: [
    happens('another system call', { ...write, 'evt.type': 'unlinkat' }),
    happens('to be read', { ...write, 'evt.is_open_write': false }),
    happens('a device', { ...write, 'fd.typechar': 'd' }),
    happens('in vain', { ...write, 'fd.num': -1 }),
  ],
};

const openRead: ProvenMacro = {
  macro: {
    macro: 'open_read',
    condition: `evt.type in (open, openat, openat2)
and evt.is_open_read = true
and fd.typechar = f
and fd.num >= 0`,
  },
  triggers: [happens('a file is opened to be read', reading)],
  quiet: [
    happens('another system call', { ...reading, 'evt.type': 'newfstatat' }),
    happens('to be written', { ...reading, 'evt.is_open_read': false }),
    happens('a directory', { ...reading, 'fd.typechar': 'd' }),
    happens('in vain', { ...reading, 'fd.num': -1 }),
  ],
};

/**
 * Also of datagrams without a connection. What a NetworkPolicy then drops is seen too: programs that do not wait learn nothing of it.
 */
const outbound: ProvenMacro = {
  macro: {
    macro: 'outbound',
    condition: `(evt.type = connect
  or (evt.type in (sendto, sendmsg) and fd.l4proto != tcp and fd.connected = false and fd.name_changed = true))
and fd.typechar in (4, 6)
and fd.snet != 127.0.0.0/8
and fd.sip != ::1
and (evt.rawres >= 0 or evt.res = EINPROGRESS)`,
  },
  triggers: [
    happens('a connection is begun', connection),
    happens('over IPv6', connected('2001:db8::7', 443)),
    happens('at once', { ...connection, 'evt.rawres': 0, 'evt.res': 'SUCCESS' }),
    happens('a datagram', datagram),
  ],
  quiet: [
    happens('one comes in', { ...connection, 'evt.type': 'accept4' }),
    happens('through a socket of the node', { ...connection, 'fd.typechar': 'u' }),
    happens('to itself', { ...connection, 'fd.sip': '127.0.0.1' }),
    happens('to itself over IPv6', { ...connected('2001:db8::7', 443), 'fd.sip': '::1' }),
    happens('refused', { ...connection, 'evt.res': 'ECONNREFUSED' }),
    happens('on an open connection', { ...datagram, 'fd.connected': true }),
    happens('a stream', { ...datagram, 'fd.l4proto': 'tcp' }),
    happens('to the same address again', { ...datagram, 'fd.name_changed': false }),
    happens('another system call', { ...datagram, 'evt.type': 'recvfrom' }),
  ],
};

/** What rules share. */
export const sharedMacros: readonly ProvenMacro[] = [container, spawnedProcess, openWrite, openRead, outbound];
