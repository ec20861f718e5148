import type { Overlay } from '@delivery/overlay-contract';

export const forms: Overlay['forms'] = { account: { form: /^local$/, words: '"local"' } };
