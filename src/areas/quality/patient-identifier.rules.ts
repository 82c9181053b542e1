import { type Decision, allow, refuse } from '../../kernel/decision.ts'

/** What may tell who a patient is. */
export type IdentifierKind =
  | 'name'
  | 'record number'
  | 'social security number'
  | 'date of birth'
  | 'full date'
  | 'phone or fax number'
  | 'e-mail address'
  | 'address'
  | 'age over 89'

/** A place in a text that may tell who a patient is, from its first letter to the one after its last. */
export type Place = { kind: IdentifierKind; from: number; to: number }

/** Months as they are written; "may" in small letters is a verb: "12 may have been avoided". */
const monthNames =
  'Jan(?:uary)? Feb(?:ruary)? Mar(?:ch)? Apr(?:il)? June? July? Aug(?:ust)? Sept?(?:ember)? Oct(?:ober)? Nov(?:ember)? Dec(?:ember)?'.split(
    ' ',
  )
const months = `(?:May|MAY|${monthNames.flatMap((name) => [name, name.toLowerCase(), name.toUpperCase()]).join('|')})\\b\\.?`
const date = `(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|\\d{4}[/.-]\\d{1,2}[/.-]\\d{1,2}|${months}\\s+\\d{1,2}(?:st|nd|rd|th)?\\b(?:,?\\s+\\d{4})?|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${months}(?:,?\\s+\\d{4})?)(?!\\d)`
const born = '(?:d\\.?o\\.?b\\.?|date\\s+of\\s+birth|birth\\s?da(?:y|te)|born(?:\\s+on)?)'
const recordWord =
  '(?:m\\.?r\\.?n\\.?|med(?:ical)?\\s+rec(?:ord)?|chart|account|acct|encounter|visit|admission|patient\\s+id|pt\\s+id|csn|fin|record)'
/** What is counted by year is no number of a record: "visits and admissions 2026". */
const year = '(?:19|20)\\d{2}(?![\\d-])'
const capitalized = "[A-Z][a-z]+(?:['’-][A-Z][a-z]+)?"
/** After "patient" in a title these are no names. */
const noName =
  '(?!(?:Safety|Care|Experience|Education|Outcomes?|Access|Flow|Advocate|Relations|Services?|Satisfaction|Transport|Health|Quality|Centered|Reported)\\b)'
const street =
  '(?:[Ss]treet|St|[Aa]venue|Ave|[Rr]oad|Rd|[Ll]ane|Ln|[Dd]rive|Dr|[Bb]oulevard|Blvd|Court|Ct|Terrace|Circle|[Hh]ighway|Hwy)'

/** Earlier patterns win where two find the same place: what is surest stands first. */
const patterns: readonly [kind: IdentifierKind, pattern: RegExp][] = [
  ['e-mail address', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['date of birth', new RegExp(`\\b${born}[\\s:#-]*${date}`, 'gi')],
  ['full date', new RegExp(`(?<![\\d/])\\b${date}`, 'g')],
  [
    'social security number',
    /\b(?:ssn|social\s+security(?:\s+(?:no\.?|number))?)[\s:#]*\d{3}[- ]?\d{2}[- ]?\d{4}\b|\b\d{3}-\d{2}-\d{4}\b/gi,
  ],
  ['phone or fax number', /(?<!\d)(?:\+?1[-. ]?)?(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)/g],
  [
    'record number',
    new RegExp(
      `\\b${recordWord}\\s*(?:no\\.?|num(?:ber)?|#|id)?\\s*[:#]?\\s*(?!${year})[A-Z]{0,3}-?\\d[\\d-]{3,}`,
      'gi',
    ),
  ],
  ['record number', /(?<![\d.,])\d{7,12}(?![\d,])/g],
  ['address', new RegExp(`\\b\\d{1,5}\\s+(?:${capitalized}\\s+){1,3}${street}\\b\\.?`, 'g')],
  ['address', /\b(?:zip(?:\s+code)?[\s:]*|[A-Z]{2}\s+)\d{5}(?:-\d{4})?\b/g],
  ['age over 89', /\b(?:9\d|1[01]\d)[- ]?(?:years?[- ]old|y\/?o\b)|\baged?\s+(?:9\d|1[01]\d)\b/gi],
  ['name', new RegExp(`\\b(?:Mr|Mrs|Ms|Miss)\\.?\\s+${capitalized}(?:\\s+${capitalized})?`, 'g')],
  [
    'name',
    new RegExp(
      `\\b(?:[Pp]atient|[Pp]t)(?:\\s+name|['’]s\\s+name)?[:,]?\\s+${noName}${capitalized},?\\s+${capitalized}`,
      'g',
    ),
  ],
]
const fullName = new RegExp(`${capitalized},?\\s+(?:[A-Z]\\.\\s+)?${capitalized}`, 'g')

/** So many letters may stand between a name and the number or birthday that makes it a patient's. */
const nearLetters = 12

/**
 * Finds what may tell who a patient is: names beside a record number or birthday or after a title, record numbers, social
 * security numbers, dates more exact than a month, phones, e-mail and street addresses, ZIP codes, and ages over 89. Months,
 * quarters and years pass: they count a group. No pattern knows every name, so a person still reads what is handed over.
 *
 * @returns the places in their order, none over another
 * @source hipaa.safe-harbor
 */
export function findIdentifiers(text: string): Place[] {
  const found: Place[] = []
  const add = (kind: IdentifierKind, from: number, to: number) => {
    if (!found.some((place) => from < place.to && place.from < to)) found.push({ kind, from, to })
  }
  for (const [kind, pattern] of patterns)
    for (const match of text.matchAll(pattern)) add(kind, match.index, match.index + match[0].length)
  const anchors = found.filter(({ kind }) => kind === 'record number' || kind === 'date of birth')
  for (const match of text.matchAll(fullName)) {
    const [from, to] = [match.index, match.index + match[0].length]
    const isNear = anchors.some((one) => from - one.to <= nearLetters && one.from - to <= nearLetters)
    if (isNear) add('name', from, to)
  }
  return found.toSorted((a, b) => a.from - b.from)
}

/** "a record number and a full date": the kinds in these places, each once, never what stands there. */
export function showKinds(places: readonly Place[]): string {
  const kinds = [...new Set(places.map(({ kind }) => kind))]
  const named = kinds.map((kind) => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`)
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`
}

/**
 * Lets texts pass in which nothing tells who a patient is. Any such place holds the whole act; the refusal
 * `quality/identifies` names the field and the kinds, and never what was typed. Office policy: nobody overrules it.
 *
 * @param fields each text by the name of its field
 * @source hipaa.safe-harbor
 */
export function decideNobodyKnown(fields: Readonly<Record<string, string>>): Decision<void> {
  for (const [field, text] of Object.entries(fields)) {
    const places = findIdentifiers(text)
    if (places.length === 0) continue
    const message = `This may tell who a patient is: it holds ${showKinds(places)}. Nothing was kept. Say it without, as “in the second quarter” or “in one case”.`
    return refuse({ code: 'quality/identifies', source: 'hipaa.safe-harbor', field, message })
  }
  return allow(undefined)
}
