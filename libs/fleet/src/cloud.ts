/** What the accounts and zones of a cloud look like; its overlay says so. */
export interface CloudForms {
  readonly account: { readonly form: RegExp; readonly words: string };
  /**
   * What stands between a region and the letter of its zones, e.g. `-`.
   * @default - zones have names of their own
   */
  readonly zoneInfix?: string;
}

/** By the name that clusters give in `cloud`. */
export type Clouds = Readonly<Record<string, CloudForms>>;
