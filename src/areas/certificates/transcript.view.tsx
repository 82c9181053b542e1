import type { ComponentChildren } from 'preact'
import type { LocalDate } from '../../kernel/dates.ts'
import { showShortDay } from '../../kernel/dates.ts'
import { showCredits } from '../../kernel/quarters.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { type Column, Ledger } from '../../ui/ledger.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { UnmatchedNotice } from './certificate.view.tsx'
import { CreditName, CreditPhrase } from '../credit/statement.part.tsx'
import type { TranscriptLine, TranscriptYear } from './transcript.rules.ts'

const day: Column<TranscriptLine> = {
  key: 'day',
  label: 'Completed',
  nowrap: true,
  cell: ({ words }) => showShortDay(words.completedOn as LocalDate),
}
const activity: Column<TranscriptLine> = {
  key: 'activity',
  label: 'Activity',
  row: true,
  cell: ({ words }) => <span class="title">{words.title}</span>,
}
const credit: Column<TranscriptLine> = {
  key: 'credit',
  label: 'Credits',
  num: true,
  cell: ({ words, standing }) =>
    standing === 'withdrawn' ? <Status is="stop">Withdrawn</Status> : showCredits(words.awarded!),
}
const standing: Column<TranscriptLine> = {
  key: 'standing',
  label: 'Standing',
  cell: (line) => (line.standing === 'withdrawn' ? <Status is="stop">Withdrawn</Status> : 'Took part'),
}
const certificate: Column<TranscriptLine> = {
  key: 'certificate',
  label: 'Certificate',
  nowrap: true,
  cell: ({ id, number }) => <a href={`/certificates/${id}`}>{number}</a>,
}

/** Certificates in a table: those that award credit with their amount, the others without. */
function CertificateTable({ lines, caption }: { lines: TranscriptLine[]; caption: ComponentChildren }) {
  const isAward = lines.every(({ words }) => words.awarded !== null)
  const columns = [day, activity, isAward ? credit : standing, certificate]
  return <Ledger caption={caption} columns={columns} rows={lines} />
}

type TranscriptProps = { years: TranscriptYear[]; thisYear: string; unmatched: string[] }

/** A person's transcript: credit by year, what was taken part in apart from it, and the file. */
export function TranscriptPage({ years, thisYear, unmatched }: TranscriptProps) {
  const now = years.find(({ year }) => year === thisYear)
  const lead =
    now && now.awarded > 0 ? (
      <>
        <CreditPhrase quarters={now.awarded} /> in {thisYear} so far.
      </>
    ) : (
      'Every certificate you have earned here.'
    )
  return (
    <>
      <PageTitle
        lead={lead}
        acts={
          years.length > 0 ? (
            <ButtonLink href="/my/credit/transcript.csv" look="quiet">
              As a spreadsheet
            </ButtonLink>
          ) : null
        }
      >
        My credit
      </PageTitle>
      {unmatched.length > 0 ? <UnmatchedNotice unmatched={unmatched} /> : null}
      {years.length === 0 ? (
        <Empty title="Nothing here yet.">
          <p>When you have completed an activity and claimed its credit, the certificate stands here for good.</p>
          <p>
            <ButtonLink href="/catalog">Find an activity</ButtonLink>
          </p>
        </Empty>
      ) : null}
      {years.map((year) => (
        <YearLeaf year={year} />
      ))}
    </>
  )
}

function YearLeaf({ year }: { year: TranscriptYear }) {
  return (
    <Leaf title={year.year} small={<YearSum year={year} />}>
      {year.credit.length > 0 ? (
        <CertificateTable lines={year.credit} caption={<AwardedIn year={year.year} />} />
      ) : null}
      {year.participation.length > 0 ? (
        <CertificateTable lines={year.participation} caption={`Taken part in ${year.year}, without an award`} />
      ) : null}
    </Leaf>
  )
}

function AwardedIn({ year }: { year: string }) {
  return (
    <>
      <CreditName /> awarded in {year}
    </>
  )
}

function YearSum({ year }: { year: TranscriptYear }) {
  const took = year.participation.filter((line) => line.standing === 'valid').length
  return (
    <>
      {year.awarded > 0 ? <CreditPhrase quarters={year.awarded} /> : null}
      {year.awarded > 0 && took > 0 ? '; ' : null}
      {took > 0 ? `took part in ${took}` : null}
    </>
  )
}

/** What was earned this year, for a learner's home. */
export function EarnedLeaf({ year, unmatched }: { year: TranscriptYear; unmatched: string[] }) {
  return (
    <Leaf title="Earned this year" small={<EarnedSmall year={year} />}>
      {year.credit.length > 0 ? (
        <CertificateTable lines={year.credit} caption={<AwardedIn year={year.year} />} />
      ) : null}
      {year.participation.length > 0 ? (
        <CertificateTable lines={year.participation} caption={`Taken part in ${year.year}`} />
      ) : null}
      {unmatched.length > 0 ? <UnmatchedNotice unmatched={unmatched} /> : null}
    </Leaf>
  )
}

function EarnedSmall({ year }: { year: TranscriptYear }) {
  return (
    <>
      <YearSum year={year} /> <a href="/my/credit">Whole transcript</a>
    </>
  )
}
