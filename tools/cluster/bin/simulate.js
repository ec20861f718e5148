// Plays Stages with KWOK for the kinds that the API server serves: simulate.js KWOK KUBECONFIG STAGES.json
// KWOK ends when a kind of its Stages is not served, and CRDs may come with a later sync: so this process looks every
// second which of the kinds are there, and starts KWOK again when one appeared.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

const [kwok, kubeconfig, stagesFile] = process.argv.slice(2);
const { clusters, users } = JSON.parse(readFileSync(kubeconfig, 'utf8'));
const { server, 'certificate-authority': authority } = clusters[0].cluster;
const agent = new Agent({ keepAlive: true, ca: readFileSync(authority) });
const headers = { authorization: `Bearer ${users[0].user.token}` };

/** @returns {Promise<string[]>} the kinds of one API version; none when it is not served or nobody answers */
const kindsOf = (apiVersion) =>
  new Promise((resolve) => {
    const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    request(server + path, { agent, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () =>
        resolve(response.statusCode === 200 ? JSON.parse(text).resources.map((r) => r.kind) : []),
      );
    })
      .on('error', () => resolve([]))
      .end();
  });

let waiting = JSON.parse(readFileSync(stagesFile, 'utf8'));
const played = [];
let player;

const play = () => {
  const config = `${stagesFile}.played.yaml`;
  writeFileSync(config, played.map((stage) => JSON.stringify(stage)).join('\n---\n'));
  // KWOK wants a node to manage; the nodes of this cluster belong to another KWOK process.
  const args = ['--config', config, '--kubeconfig', kubeconfig, '--manage-single-node', 'none', '--server-address', ''];
  const child = spawn(kwok, args, { stdio: 'inherit' });
  player = child;
  // The schema of a new CRD is published a moment after the CRD itself; until then KWOK ends at once.
  child.on('exit', () => player === child && setTimeout(() => player === child && play(), 500));
};

for (;;) {
  const apiVersions = [...new Set(waiting.map((stage) => stage.spec.resourceRef.apiGroup))];
  const kinds = new Map(await Promise.all(apiVersions.map(async (v) => [v, await kindsOf(v)])));
  const served = waiting.filter(({ spec: { resourceRef: ref } }) => kinds.get(ref.apiGroup).includes(ref.kind));
  if (served.length > 0) {
    played.push(...served);
    waiting = waiting.filter((stage) => !served.includes(stage));
    player?.kill();
    play();
  }
  if (waiting.length === 0) break;
  await new Promise((resolve) => setTimeout(resolve, 1000));
}
