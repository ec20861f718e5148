// Smart HTTP for the bare repositories of a folder, on 127.0.0.1, over `git http-backend`: git-server.js PORT FOLDER
// Plain JavaScript: it runs as a process of its own, which outlives the command that started it.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';

const [port, root] = process.argv.slice(2);

createServer((request, response) => {
  const { pathname, search } = new URL(request.url, 'http://127.0.0.1');
  const cgi = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(pathname),
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: request.headers['git-protocol'] ?? '',
      ...(request.headers['content-length'] ? { CONTENT_LENGTH: request.headers['content-length'] } : {}),
      // In the user namespace of `isolated` the folder may seem to belong to someone else.
      ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' },
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  request.pipe(cgi.stdin).on('error', () => {});
  response.on('close', () => cgi.kill());
  let head = Buffer.alloc(0);
  const onHead = (chunk) => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    cgi.stdout.off('data', onHead);
    const headers = {};
    let status = 200;
    for (const line of head.subarray(0, end).toString().split('\r\n')) {
      const [name, value] = line.split(/: ?(.*)/s);
      if (/^status$/i.test(name)) status = Number.parseInt(value, 10);
      else headers[name] = value;
    }
    response.writeHead(status, headers);
    response.write(head.subarray(end + 4));
    cgi.stdout.pipe(response);
  };
  cgi.stdout.on('data', onHead);
  cgi.on('error', () => response.headersSent || response.writeHead(500).end());
  cgi.on('close', () => response.headersSent || response.writeHead(500).end());
}).listen(Number(port), '127.0.0.1');
