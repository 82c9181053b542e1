import { may } from '../../http/permission.ts'
import { visitorOf } from '../../http/route.ts'
import { capital } from '../../kernel/words.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { RowTitle } from '../../ui/ledger.tsx'
import { EvidenceHead } from './evidence.view.tsx'
import { channelWords, channels, showIssued, standingWords, standings } from './source.schema.ts'
import { type SourceFilter, type SourceLine, sources } from './source.store.ts'
import { StandingStatus, showDesign } from './source-list.view.tsx'
import { countEvidence } from './tally.store.ts'

const columns: readonly RegisterColumn<SourceLine>[] = [
  {
    key: 'title',
    label: 'Source',
    row: true,
    order: 'title',
    cell: (source) => (
      <RowTitle
        href={`/evidence/sources/${source.id}`}
        soft={[source.issuer, showIssued(source)].filter(Boolean).join(', ')}
      >
        {source.title}
      </RowTitle>
    ),
  },
  { key: 'issuer', label: 'Issuer', isExtra: true, cell: (source) => source.issuer ?? '–' },
  { key: 'issued', label: 'Issued', isExtra: true, cell: showIssued, text: showIssued },
  { key: 'identifier', label: 'Identifier', isExtra: true, cell: (source) => source.identifier ?? '–' },
  {
    key: 'channel',
    label: 'Channel',
    cell: (source) => channelWords[source.channel],
    text: (source) => channelWords[source.channel],
  },
  { key: 'design', label: 'What it is', cell: showKind, text: showKind },
  {
    key: 'standing',
    label: 'Standing',
    cell: (source) => <StandingStatus standing={source.standing} />,
    text: (source) => standingWords[source.standing],
  },
  { key: 'findings', label: 'Findings', num: true },
]

function showKind(source: SourceLine): string {
  return showDesign(source) ?? capital(source.kind)
}

/** Every source, newest first. */
export const sourceRegister: Register<SourceLine, SourceLine, SourceFilter> = {
  path: '/evidence/sources',
  name: 'sources',
  title: 'Sources of evidence',
  one: 'source',
  many: 'sources',
  may: 'evidence.see',
  pageSize: 30,
  current: '/evidence',
  source: sources,
  narrow: (_visit, filters) => ({
    channel: channels.find((one) => one === filters.channel),
    standing: standings.find((one) => one === filters.standing),
  }),
  dress: (_visit, found) => found,
  nameOf: ({ title }) => title,
  columns,
  filters: [
    { name: 'channel', label: 'Channel', options: channels.map((value) => ({ value, label: channelWords[value] })) },
    {
      name: 'standing',
      label: 'Standing',
      options: standings.map((value) => ({ value, label: standingWords[value] })),
    },
  ],
  orders: { newest: 'newest first', title: 'by title' },
  search: 'Title, issuer or PMID',
  head: async ({ visit }) => (
    <EvidenceHead
      view="sources"
      counts={await countEvidence(visit.db)}
      mayRecord={may(visitorOf(visit), 'evidence.record')}
    />
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No source fits', says: 'Try fewer words, any channel, or any standing.' }
      : {
          title: 'No source yet',
          says: 'Import PubMed records or measure reports, or record what a survey, a committee, an agency or an evaluation says.',
        },
}
