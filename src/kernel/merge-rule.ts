/**
 * What an area says of its table where two records become one. `set aside`: what points to the record that goes, goes with it.
 * `keep one`: where both have the same, the other's is set aside. Without a rule rows are moved, and two that are alike forbid the
 * merge. `says` tells it to who decides.
 */
export type MergeRule = { table: string; does: 'set aside' | 'keep one'; says: string }
