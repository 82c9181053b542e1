/**
 * What a rule answers: yes with a value, or a refusal that names its rule.
 * A refusal is an answer and never an accident, so it is returned and not thrown.
 */
export type Decision<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

/**
 * A "no" that teaches.
 * `code` is `noun/what-is-wrong`; `source` an id of `standards/`; `message` says what is wrong and what to do next;
 * `field` is the name of the form field to mark, where there is one.
 */
export type Refusal = { code: string; source?: string; message: string; field?: string }

/** Says yes, and hands on what was decided. */
export function allow<T>(value: T): Decision<T> {
  return { ok: true, value }
}

/** Says no, with the rule that says so. */
export function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal }
}

/** Not there, or not theirs to know: one answer for both, so that neither can be told from the other. */
export const missing = Symbol('missing')
export type Missing = typeof missing
