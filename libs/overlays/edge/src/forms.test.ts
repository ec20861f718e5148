import { expect, it } from 'vitest';
import { forms } from './forms.ts';

it('takes the name of a site', () => {
  expect(['rotterdam', 'hamburg-2'].every((site) => forms.account.form.test(site))).toBe(true);
  expect(['', '2hamburg', 'hamburg-', 'Hamburg'].some((site) => forms.account.form.test(site))).toBe(false);
});
