import { showTwoDecimals } from '../../kernel/quarters.ts'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import type { TranscriptLine, TranscriptYear } from './transcript.rules.ts'

/** What a person was awarded, year by year, with the certificates. */
export function CreditLeaf({ years }: { years: TranscriptYear[] }) {
  return (
    <Leaf title="Credit" small="Awarded by this office, by the year of completion" id="credit">
      {years.length === 0 ? <p>None yet.</p> : years.map((year) => <Year year={year} />)}
    </Leaf>
  )
}

function Year({ year: { year, awarded, credit, participation } }: { year: TranscriptYear }) {
  const count = credit.length + participation.length
  const certificates = count === 1 ? '1 certificate' : `${count} certificates`
  return (
    <Details summary={`${year}: ${showTwoDecimals(awarded)} credits, ${certificates}`}>
      <Entries>
        {[...credit, ...participation].map((line) => (
          <Entry when={line.number} title={line.words.title} href={`/verify/${line.number}`} meta={showLine(line)} />
        ))}
      </Entries>
    </Details>
  )
}

function showLine({ standing, words }: TranscriptLine): string {
  const awarded = words.awarded === null ? 'Took part' : `${showTwoDecimals(words.awarded)} credits`
  return standing === 'valid' ? awarded : `${awarded}, ${standing}`
}
