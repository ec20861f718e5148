import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Debian's, and the one that GitHub's runners have. */
const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** @throws when there is none; a test that needs one never passes without it */
export async function launchChromium(programs = PROGRAMS): Promise<Browser> {
  const executablePath = programs.find((program) => existsSync(program));
  if (executablePath === undefined) {
    const looked = programs.join(', ');
    throw new Error(`no Chromium at ${looked}; install the Debian package "chromium" (apt-get install chromium)`);
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
