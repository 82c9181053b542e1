import { capital } from '../../kernel/words.ts'
import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { type Column, Ledger } from '../../ui/ledger.tsx'
import { type Clause, Statement, type StatementPart } from '../../ui/statement.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { ClauseLine, ClauseState, MissionPeriod, MissionTally } from './mission.schema.ts'

export type MissionProps = {
  version: number
  adoptedOn: LocalDate
  period: MissionPeriod
  lines: ClauseLine[]
  tally: MissionTally
  mayEdit: boolean
}

/** The mission with its numbers: the statement as it reads, then clause by clause. */
export function MissionPage({ version, adoptedOn, period, lines, tally, mayEdit }: MissionProps) {
  return (
    <>
      <PageTitle
        meta={[
          `Adopted ${showDay(adoptedOn)}, ${showVersion(version)}.`,
          `Figures from ${showDay(period.from)} to ${showDay(period.to)}.`,
          <a href="/mission/versions">{version === 1 ? 'How it came to be' : 'Earlier versions'}</a>,
        ]}
        acts={
          mayEdit ? (
            <ButtonLink href="/mission/edit" look="quiet" small>
              Word it anew
            </ButtonLink>
          ) : undefined
        }
      >
        Our mission, and how far we are
      </PageTitle>
      <p>{sayTally(tally, lines.length)}</p>
      <Statement label="The mission statement" parts={partsOf(lines)} />
      <Leaf title="Clause by clause">
        <Ledger
          caption={`Each clause with its number from ${showDay(period.from)} to ${showDay(period.to)}`}
          hideCaption
          columns={columns}
          rows={lines}
          rowId={({ clause }) => clause}
        />
      </Leaf>
    </>
  )
}

/** Before a statement is adopted. */
export function NoMissionPage({ mayEdit }: { mayEdit: boolean }) {
  return (
    <>
      <PageTitle>Our mission, and how far we are</PageTitle>
      <Empty title="No mission statement has been adopted yet.">
        <p>The statement stands here clause by clause, each with the number of what was done for it.</p>
        {mayEdit ? (
          <p>
            <ButtonLink href="/mission/edit">Enter the statement</ButtonLink>
          </p>
        ) : null}
      </Empty>
    </>
  )
}

const counting = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** "third version", "version 12". */
export function showVersion(version: number): string {
  return counting[version - 1] ? `${counting[version - 1]} version` : `version ${version}`
}

function sayTally({ measured, few, none }: MissionTally, all: number): string {
  const words = [`${measured} of ${all} clauses are measured.`]
  if (few.length > 0) words.push(`Of ${list(few)} there are too few to say.`)
  if (none.length > 0) words.push(`Nothing serves ${list(none)} yet.`)
  return words.join(' ')
}

function list(ids: readonly string[]): string {
  return ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`
}

/** The statement in its parts; a space stands between words, and none before a comma or a full stop. */
export function partsOf(lines: readonly ClauseLine[]): StatementPart[] {
  const titles = [...new Set(lines.map(({ section }) => section))]
  return titles.map((title) => {
    const runs: (string | Clause)[] = []
    const add = (words: string) => {
      if (words !== '') runs.push(runs.length === 0 || /^[.,;:)]/.test(words) ? words : ` ${words}`)
    }
    for (const line of lines.filter(({ section }) => section === title)) {
      add(line.wordsBefore)
      if (runs.length > 0) runs.push(' ')
      runs.push(clauseOf(line))
      add(line.wordsAfter)
    }
    return { title, runs }
  })
}

function clauseOf({ clause, words, state, number }: ClauseLine): Clause {
  const about = { id: clause, words }
  if (state === 'none' || number === null) return { ...about, n: 'nothing yet', rest: 'serves this', is: 'none' }
  if (state === 'few') return { ...about, n: 'too few', rest: 'to say', is: 'few' }
  const rest = number.what.split(';')[0]!
  return { ...about, n: show(number.n), ...(number.of === null ? {} : { of: show(number.of) }), rest }
}

const states: Record<ClauseState, { is: State; says: string }> = {
  measured: { is: 'live', says: 'Measured' },
  few: { is: 'wait', says: 'Too few to say' },
  none: { is: 'todo', says: 'Nothing yet serves this' },
}

const columns: Column<ClauseLine>[] = [
  {
    key: 'clause',
    label: 'Clause',
    row: true,
    cell: ({ clause, words }) => (
      <>
        <i class="serif">{clause}</i> {capital(words)}
      </>
    ),
  },
  { key: 'number', label: 'Number', num: true, cell: (line) => <Number line={line} /> },
  { key: 'what', label: 'Of what', cell: (line) => <What line={line} /> },
  {
    key: 'state',
    label: 'State',
    cell: ({ state }) => <Status is={states[state].is}>{states[state].says}</Status>,
  },
  {
    key: 'records',
    label: 'Records',
    hide: true,
    act: true,
    cell: ({ clause, records }) =>
      records ? (
        <a href={records}>
          Records <span class="hide"> of {clause}</span>
        </a>
      ) : null,
  },
]

function Number({ line: { state, number } }: { line: ClauseLine }) {
  if (state !== 'measured' || number === null) return <>–</>
  return (
    <>
      <b>{show(number.n)}</b>
      {number.of === null ? '' : ` of ${show(number.of)}`}
    </>
  )
}

function What({ line: { state, number, parts } }: { line: ClauseLine }) {
  if (state === 'none' || number === null) return <span class="soft">No number is bound to it</span>
  if (state === 'few') return <span class="soft">{`Too few to show: ${number.what}`}</span>
  return (
    <>
      {number.what}
      {parts.map(({ by, groups }) => (
        <Details summary={`By ${by}`} small>
          <ul>
            {groups.map(({ label, says }) => (
              <li>{`${label}: ${says}`}</li>
            ))}
          </ul>
        </Details>
      ))}
    </>
  )
}

function show(n: number): string {
  return n.toLocaleString('en-US')
}
