import type { Severity } from '@delivery/findings';
import type { Manifest } from '@delivery/manifest';
import type { Example, BadExample } from './examples/example.ts';
import type { World } from './world.ts';

/** Keys and indexes from the root of an object. */
export type Path = readonly (string | number)[];

/**
 * The lowest level of `--policy` that runs a check: `baseline` and `restricted` are the Pod Security Standards, `all` adds what
 * keeps a workload up and every reference whole.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type Level = 'baseline' | 'restricted' | 'all';

/** One thing that must hold, with what proves that the check sees it. */
export interface Check {
  /** Stable, e.g. `W27`: a row of the hardening table; `C07`: a contract between objects. */
  readonly id: string;
  /** The idea in kebab-case, and the name of its file, e.g. `image-by-digest`. */
  readonly name: string;
  /** What holds, in one line, e.g. `Every image is pinned by digest`. */
  readonly title: string;
  /** What goes wrong without it, in a sentence or two. */
  readonly why: string;
  readonly severity: Severity;
  readonly level: Level;
  /** Rules of others that ask for the same, e.g. `checkov CKV_K8S_43`, `kube-linter latest-tag`, or a page. */
  readonly sources: readonly string[];
  /** The next step when nothing more exact is known. */
  readonly fix: string;
  /** At least two, which differ in the field or kind that decides. */
  readonly good: readonly Example[];
  /** At least two, which differ in the field or kind that decides. */
  readonly bad: readonly BadExample[];
  readonly inspect: (world: World) => Iterable<Violation>;
  /**
   * Why it cannot be answered yet, and what would prove it. Such a check has no examples, sees nothing, and never counts as passed, but
   * where `provenIn` says so.
   * @default - it is answered
   */
  readonly notYetProvable?: string;
  /**
   * Of a check that cannot be answered everywhere yet: whether it is answered in a cluster. It has examples, and finds nothing elsewhere.
   * @default - it is answered nowhere
   */
  readonly provenIn?: (world: World) => boolean;
}

/** One place where a check does not hold. */
export interface Violation {
  readonly object: Manifest;
  /** Of the field, or of the one that should hold it. */
  readonly path: Path;
  /** E.g. `image "registry.example/order:1.4.1" without a digest`. */
  readonly found: string;
  /** E.g. `repository:tag@sha256:<64 hex digits>`. */
  readonly allowed: string;
  /** @default - the fix of the check */
  readonly fix?: string;
}
