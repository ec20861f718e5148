import { checks, type Check } from '@delivery/policy';

/** @throws Error for a check that the table does not hold */
export function checkOf(id: string): Check {
  const check = checks.find((one) => one.id === id);
  if (check === undefined) throw new Error(`no check "${id}" in @delivery/policy`);
  return check;
}
