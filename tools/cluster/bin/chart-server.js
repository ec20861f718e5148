// The files of a folder over http on 127.0.0.1: chart-server.js PORT FOLDER
// Plain JavaScript: it runs as a process of its own, which outlives the command that started it.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [port, root] = process.argv.slice(2);

createServer((request, response) => {
  // The URL parser resolves "..": no path leaves the folder.
  const { pathname } = new URL(request.url, 'http://127.0.0.1');
  createReadStream(join(root, pathname))
    .on('error', () => response.writeHead(404).end())
    .on('open', () => response.writeHead(200))
    .pipe(response);
}).listen(Number(port), '127.0.0.1');
