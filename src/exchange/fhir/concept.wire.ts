import type { Concept } from './report.schema.ts'

/** What a concept is called: its text, else the display or code of its first coding; null when it says nothing. */
export function showConcept(concept: Concept | undefined): string | null {
  const coding = concept?.coding?.[0]
  return concept?.text || coding?.display || coding?.code || null
}

/** The first code of a concept; undefined when it has none. */
export function findCode(concept: Concept | undefined): string | undefined {
  return concept?.coding?.find((one) => one.code)?.code
}
