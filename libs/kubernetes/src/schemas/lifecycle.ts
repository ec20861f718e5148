/** From when until when a kind is served. Minors of Kubernetes, e.g. `1.21`; some lie in the future. */
export interface Lifecycle {
  /** First minor; undefined for custom resources. */
  readonly introduced?: string;
  /** Minor from which it is deprecated; `true` when a CRD says that the version is, which names no minor. */
  readonly deprecated?: string | true;
  /** First minor that does not serve it any more. */
  readonly removed?: string;
  /** What to use instead. */
  readonly replacement?: { readonly apiVersion: string; readonly kind: string };
  /** What the authors of a CRD say to users of a deprecated version. */
  readonly warning?: string;
}
