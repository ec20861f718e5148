/** In a workspace without clusters nothing hangs on a fact. */
export async function why(): Promise<never> {
  throw new Error('no cluster');
}

export function renderingOf(): never {
  throw new Error('no cluster');
}
