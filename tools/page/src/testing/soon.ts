import { expect } from 'vitest';

/** Expects something of what a page shows once it has drawn. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });
