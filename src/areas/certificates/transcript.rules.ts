import type { LocalDate } from '../../kernel/dates.ts'
import { type Quarters, quarters, showTwoDecimals } from '../../kernel/quarters.ts'
import type { CertificateStanding, CertificateWords } from './certificate.schema.ts'
import { isPhysician } from './recipient.rules.ts'
import type { Recipient } from './recipient.schema.ts'

/** A line of a transcript: a certificate and what became of it. */
export type TranscriptLine = { id: string; number: string; standing: CertificateStanding; words: CertificateWords }

/** One calendar year of a transcript: credit awarded, apart from what was taken part in without an award. */
export type TranscriptYear = {
  year: string
  awarded: Quarters
  credit: TranscriptLine[]
  participation: TranscriptLine[]
}

/**
 * A transcript by the year of completion, the newest first. What was withdrawn stays in its year and adds nothing.
 *
 * @source ama.pra.certificate
 * @source accme.policy.attendance
 */
export function divideByYear(lines: readonly TranscriptLine[]): TranscriptYear[] {
  const years = [...new Set(lines.map(yearOf))].toSorted().toReversed()
  return years.map((year) => {
    const own = lines.filter((line) => yearOf(line) === year)
    return {
      year,
      awarded: sumAwarded(own),
      credit: own.filter((line) => line.words.kind === 'credit'),
      participation: own.filter((line) => line.words.kind === 'participation'),
    }
  })
}

/** The credit that stands among these. @source ama.pra.certificate */
function sumAwarded(lines: readonly Pick<TranscriptLine, 'standing' | 'words'>[]): Quarters {
  const standing = lines.filter((line) => line.standing === 'valid')
  return quarters(standing.reduce((sum, line) => sum + (line.words.awarded ?? 0), 0))
}

function yearOf({ words }: TranscriptLine): string {
  return words.completedOn.slice(0, 4)
}

/** What boards match a physician by, as far as it is known. */
export type Matchable = Recipient & {
  consents: boolean
  hasBirthday: boolean
  hasLicense: boolean
  hasNpi: boolean
}

/**
 * What keeps boards from seeing a physician's credit: leave to report it, the day of birth, a license or an NPI. Nothing
 * is asked of others, whose credit is not reported one by one.
 *
 * @returns what is missing, in words that continue "Add …"; empty when the credit can be reported
 * @source pars.learner.match
 */
export function listUnmatched(person: Matchable): string[] {
  if (!isPhysician(person)) return []
  const wanted: [boolean, string][] = [
    [person.consents, 'your consent to report it'],
    [person.hasBirthday, 'month and day of your birth'],
    [person.hasLicense || person.hasNpi, 'your license with its state, or your NPI'],
  ]
  return wanted.filter(([isThere]) => !isThere).map(([, words]) => words)
}

/** A transcript as rows for a spreadsheet, under their headings. @source ama.pra.certificate */
export function listTranscriptCells(lines: readonly TranscriptLine[]): {
  heading: string[]
  rows: (string | number)[][]
} {
  const heading = ['Completed', 'Title', 'Provider', 'Learning format', 'Kind', 'AMA PRA Category 1 Credit(s)']
  const rows = lines.map(({ number, standing, words }) => [
    words.completedOn as LocalDate & string,
    words.title,
    words.provider,
    words.learningFormat,
    words.kind === 'credit' ? 'Credit awarded' : 'Took part',
    words.awarded === null ? '' : showTwoDecimals(words.awarded),
    number,
    standing,
  ])
  return { heading: [...heading, 'Certificate', 'Standing'], rows }
}
