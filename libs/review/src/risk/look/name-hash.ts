/** cdk8s: `-c8` and six hex digits of the construct path; a moved construct has another one. */
const CDK8S = /-c8[0-9a-f]{6}(?=-|$)/;
/** Kustomize: ten of these letters of the content; also what a ReplicaSet calls its pods. */
const SUFFIX = /-(?=[a-z]*\d)[bcdfghjklmnpqrstvwxz2456789]{8,10}$/;

/** The name without the hash in it; the name itself when there is none. */
export function withoutHash(name: string): string {
  const plain = name.replace(CDK8S, '');
  return plain === name ? name.replace(SUFFIX, '') : plain;
}
