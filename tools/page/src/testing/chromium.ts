import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** @throws when there is none; a test that needs one never passes without it */
export async function launchChromium(executablePath = '/usr/bin/chromium'): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(
      `${executablePath}: no such program; install the Debian package "chromium" (apt-get install chromium)`,
    );
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
