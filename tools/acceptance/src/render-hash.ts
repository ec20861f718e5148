// A program of its own, run by determinism.test.ts in processes with different environments: prints the hash of the whole tree, rendered
// while clock, randomness, network and the machine's name throw.
import { synth } from '@delivery/cli/synth';
import { readSources } from '@delivery/tree';
import { apps } from 'delivery:apps';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import net from 'node:net';
import os from 'node:os';

const [root = '', order = 'as-read'] = process.argv.slice(2);
const sources = readSources(root);
if (order === 'reversed') sources.reverse();

const RealDate = Date;
const hash = crypto.createHash('sha256');
const refuse = (what: string) => () => {
  throw new Error(`rendering asked for ${what}`);
};
Math.random = refuse('Math.random');
Date.now = refuse('Date.now');
globalThis.Date = new Proxy(RealDate, { construct: refuse('new Date'), apply: refuse('Date') });
performance.now = refuse('performance.now');
globalThis.setTimeout = refuse('setTimeout') as unknown as typeof setTimeout;
globalThis.fetch = refuse('fetch');
net.Socket.prototype.connect = refuse('a socket');
os.hostname = refuse('os.hostname');
crypto.randomUUID = refuse('randomUUID');
crypto.randomBytes = refuse('randomBytes');
Object.defineProperty(globalThis, 'crypto', { get: refuse('Web Crypto') });

for (const forbidden of [
  Math.random,
  Date.now,
  () => new Date(),
  () => performance.now(),
  () => fetch('http://127.0.0.1'),
  () => os.hostname(),
  () => crypto.randomUUID(),
  () => globalThis.crypto,
  () => net.connect(1),
]) {
  assert.throws(forbidden, /rendering asked for/);
}

const { files } = synth(apps, sources);
for (const [path, { text }] of files) hash.update(`${path}\0${text}\0`);
process.stdout.write(`${files.size} ${hash.digest('hex')}\n`);
