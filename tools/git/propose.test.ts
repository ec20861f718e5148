import { expect, it, vi } from 'vitest';
import { main } from './propose.ts';

it.each([
  [[], 'no --branch or no --title'],
  [['--branch', 'promote/order'], 'no --branch or no --title'],
  [['--brunch=promote/order'], "Unknown option '--brunch'"],
  [['--branch'], "Option '--branch <value>' argument missing"],
])('refuses %j with 2 and says how it is called', (argv, found) => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  try {
    expect(main(argv)).toBe(2);
    expect(error).toHaveBeenCalledWith(
      `error usage\n  propose\n  found    ${found}\n  fix      npm run propose -- --branch <branch> --title <title> [--body <file>]`,
    );
  } finally {
    error.mockRestore();
  }
});
