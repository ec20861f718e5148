/** A file as it was read or rendered. What it holds is looked at only when nothing is known of its digest. */
export interface Input {
  /** As messages name it: relative to the repository, or as somebody gave it. */
  readonly file: string;
  readonly content: string | Uint8Array;
  /** What was rendered, when the content was written of it. @default - the content is read */
  readonly rendered?: unknown;
  /** Of its bytes. */
  readonly digest: () => string;
}

export function inputOf(file: string, content: string | Uint8Array): Input {
  let digest: string | undefined;
  return { file, content, digest: () => (digest ??= digestOf(content)) };
}

export function digestOf(content: string | Uint8Array): string {
  return process.getBuiltinModule('node:crypto').hash('sha256', content, 'base64url'); // loaded for who asks for one
}
