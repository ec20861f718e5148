/** Levels of lists and objects; js-yaml stops at 100. */
export const DEEPEST = 90;
/** Characters of a key as it is written: YAML readers look no further for its `:`. */
export const LONGEST_KEY = 1024;
