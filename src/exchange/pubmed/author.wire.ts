import type { XmlPart } from '../xml.ts'

/** A person in parts, or a group by its one name. */
export type AuthorWire =
  { last: string; initials: string | null; fore: string | null; suffix: string | null } | { group: string }

/**
 * The authors in order. A list of editors counts only where there is no list of authors, and a name that PubMed marks
 * as not valid is left out.
 *
 * @source pubmed.record
 */
export function parseAuthors(lists: XmlPart[]): AuthorWire[] {
  const authors = lists.filter((list) => list.attribute('Type') !== 'editors')
  const chosen = authors.length > 0 ? authors : lists
  return chosen.flatMap((list) => list.parts('Author').flatMap(parseAuthor))
}

function parseAuthor(author: XmlPart): AuthorWire[] {
  if (author.attribute('ValidYN') === 'N') return []
  const group = author.textAt('CollectiveName')
  const last = author.textAt('LastName')
  if (last === null) return group === null ? [] : [{ group }]
  const [initials, fore] = [author.textAt('Initials'), author.textAt('ForeName')]
  return [{ last, initials, fore, suffix: author.textAt('Suffix') }]
}
