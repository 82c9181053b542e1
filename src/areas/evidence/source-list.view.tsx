import { capital } from '../../kernel/words.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { FilterSelect, FilterWords, Filters } from '../../ui/filters.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Pages } from '../../ui/pages.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { type EvidenceCounts, EvidenceHead } from './evidence.view.tsx'
import {
  type Channel,
  type Design,
  type SourceKind,
  type Standing,
  channelWords,
  channels,
  showIssued,
  standingWords,
  standings,
} from './source.schema.ts'

/** A source as its list shows it; `findings` is how many were made from it. */
export type SourceLine = {
  id: string
  title: string
  issuer: string | null
  issuedOn: LocalDate | null
  issuedText: string | null
  channel: Channel
  kind: SourceKind
  design: Design | null
  levelStart: number | null
  standing: Standing
  findings: number | null
}

type Props = {
  sources: SourceLine[]
  counts: EvidenceCounts
  words: string
  channel: Channel | null
  standing: Standing | null
  next?: string
  first?: string
  mayRecord: boolean
}

/** Every source, newest first. */
export function SourcesPage(props: Props) {
  const { sources, words, channel, standing } = props
  const isNarrowed = words !== '' || channel !== null || standing !== null
  return (
    <>
      <EvidenceHead view="sources" counts={props.counts} mayRecord={props.mayRecord} />
      <Filters action="/evidence/sources" label="Filter the sources">
        <FilterWords value={words} placeholder="Title, issuer or PMID" />
        <FilterSelect
          name="channel"
          label="Channel"
          value={channel ?? ''}
          options={channels.map((one) => ({ value: one, label: channelWords[one] }))}
        />
        <FilterSelect
          name="standing"
          label="Standing"
          value={standing ?? ''}
          options={standings.map((one) => ({ value: one, label: standingWords[one] }))}
        />
      </Filters>
      <div class="gap">
        {sources.length > 0 ? (
          <Ledger caption="Sources, newest first" hideCaption columns={columns} rows={sources} />
        ) : isNarrowed ? (
          <Empty title="No source fits">Try fewer words, any channel, or any standing.</Empty>
        ) : (
          <Empty title="No source yet">
            Import PubMed records or measure reports, or record what a survey, a committee, an agency or an evaluation
            says.
          </Empty>
        )}
      </div>
      <Pages previous={props.first} next={props.next} />
    </>
  )
}

const columns: Column<SourceLine>[] = [
  {
    key: 'title',
    label: 'Source',
    row: true,
    cell: (source) => (
      <RowTitle
        href={`/evidence/sources/${source.id}`}
        soft={[source.issuer, showIssued(source)].filter(Boolean).join(', ')}
      >
        {source.title}
      </RowTitle>
    ),
  },
  { key: 'channel', label: 'Channel', cell: (source) => channelWords[source.channel] },
  { key: 'design', label: 'What it is', cell: (source) => showDesign(source) ?? capital(source.kind) },
  { key: 'standing', label: 'Standing', cell: (source) => <StandingStatus standing={source.standing} /> },
  { key: 'findings', label: 'Findings', num: true, cell: (source) => String(source.findings ?? 0) },
]

/** "Cohort, level 3"; null where a source has no design. */
export function showDesign(source: { design: Design | null; levelStart: number | null }): string | null {
  if (source.design === null) return null
  const design = source.design === 'unknown' ? 'Design not known' : capital(source.design)
  return source.levelStart === null ? design : `${design}, level ${source.levelStart}`
}

const standingStates: Record<Standing, State> = {
  standing: 'done',
  corrected: 'wait',
  'expression of concern': 'late',
  retracted: 'stop',
}

/** How a source stands: a retraction as loud as a state can be. */
export function StandingStatus({ standing }: { standing: Standing }) {
  return <Status is={standingStates[standing]}>{standingWords[standing]}</Status>
}
