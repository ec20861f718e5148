import { finding, type Rule } from './rule.ts';

export const zonesLieInRegion: Rule = function* ({ clusters }, clouds) {
  for (const file of clusters) {
    const { cloud, region, zones } = file.value;
    const infix = clouds[cloud]?.zoneInfix;
    if (infix === undefined) continue;
    const before = `${region}${infix}`;
    for (const [i, zone] of zones.entries()) {
      if (zone.startsWith(before) && /^[a-z]$/.test(zone.slice(before.length))) continue;
      const words = {
        found: `zone "${zone}"`,
        allowed: `${before}a to ${before}z`,
        fix: 'correct the zone or the region',
      };
      yield finding('zones-lie-in-region', file, ['zones', i], words);
    }
  }
};

export const accountFitsCloud: Rule = function* ({ clusters }, clouds) {
  for (const file of clusters) {
    const { account, cloud } = file.value;
    const { form, words: allowed } = clouds[cloud]?.account ?? {};
    if (form === undefined || form.test(account)) continue;
    const fix = `write the account of this ${cloud} cluster`;
    yield finding('account-fits-cloud', file, ['account'], {
      found: `account "${account}"`,
      allowed: allowed ?? '',
      fix,
    });
  }
};
