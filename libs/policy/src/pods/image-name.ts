/** The parts of the name of an image, as container runtimes read it. */
export interface ImageName {
  /** Registry and path without tag and digest: `nginx` is `docker.io/library/nginx`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** E.g. `sha256:<64 hex digits>`. */
  readonly digest: string | undefined;
}

/** @see https://github.com/distribution/reference/blob/v0.6.0/normalize.go */
export function imageNameOf(text: string): ImageName {
  const at = text.indexOf('@');
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const path = colon < 0 ? named : named.slice(0, colon);
  return {
    repository: withRegistry(path),
    tag: colon < 0 ? undefined : named.slice(colon + 1),
    digest: at < 0 ? undefined : text.slice(at + 1),
  };
}

function withRegistry(path: string): string {
  const slash = path.indexOf('/');
  if (slash < 0) return `docker.io/library/${path}`;
  const first = path.slice(0, slash);
  return first === 'localhost' || first.includes('.') || first.includes(':') ? path : `docker.io/${path}`;
}
