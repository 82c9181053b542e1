/** The same words with a capital letter first, as a sentence or a label begins. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The same words with a small letter first, as they go on inside a sentence. */
export function uncapital(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
