import { expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';

it('names the package that is missing', async () => {
  await expect(launchChromium(['/nowhere/chromium'])).rejects.toThrow(
    'no Chromium at /nowhere/chromium; install the Debian package "chromium" (apt-get install chromium)',
  );
});
