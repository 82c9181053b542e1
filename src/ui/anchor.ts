/** A name for an address inside a page: "The gap, now" becomes `the-gap-now`. Never empty. */
export function anchorOf(words: string): string {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'part'
}

/** The id of the control with this name, so that an error summary and a label meet it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`
}
