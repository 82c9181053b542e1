/** What is wrong with a form, by field; '' for what belongs to no field. */
export type Errors = Readonly<Record<string, string>>

/** The errors of a form in the order of its fields, as the summary above it lists them. */
export function listErrors(errors: Errors): { name?: string; message: string }[] {
  return Object.entries(errors).map(([name, message]) => (name === '' ? { message } : { name, message }))
}
