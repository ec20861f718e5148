import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import type { Progress } from './wait.ts';

// Below the range from which Linux takes the ports of outgoing connections: one of those could come in between.
const first = 10_000;
const last = 32_000;

/** Finds ports of 127.0.0.1 on which nobody listens; never the same twice. */
export function portFinder(): () => Promise<number> {
  // A random place to begin, so that two clusters that start at the same moment do not find the same ports.
  let next = randomInt(first, last);
  return async () => {
    for (;;) {
      const port = next;
      next = next === last ? first : next + 1;
      if (await isFree(port)) return port;
    }
  };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** For `waitFor`. */
export async function listening(port: number): Promise<Progress> {
  return (await accepts(port)) || `nobody listens on port ${port}`;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket
      .on('error', () => resolve(false))
      .on('connect', () => {
        socket.destroy();
        resolve(true);
      });
  });
}
