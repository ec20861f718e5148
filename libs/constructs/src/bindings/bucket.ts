import { bound, reachOf, type Bind } from './binding.ts';

/** A bucket has no password: each workload of the app shows a cloud identity of its own. */
export const bucket: Bind = ({ bucket: name }, { cluster, overlay }) => {
  if (name === undefined) return undefined;
  const facts = bound(cluster.bindings.buckets, name);
  const { url, endpoint } = overlay.bucket(cluster, facts);
  return {
    config: { BUCKET_ENDPOINT: endpoint, BUCKET_URL: url },
    egress: reachOf({ cidrs: facts.cidrs, port: 443 }),
    // clients put the bucket into the host or into the path
    hosts: [endpoint, `${facts.bucket}.${endpoint}`],
  };
};
