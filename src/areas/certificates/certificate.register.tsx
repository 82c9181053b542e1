import { showShortDay } from '../../kernel/dates.ts'
import { quarters, showCredits, showTwoDecimals } from '../../kernel/quarters.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { RowTitle } from '../../ui/ledger.tsx'
import { Stat, Stats } from '../../ui/stats.tsx'
import { PageTitle } from '../../ui/title.tsx'
import {
  type CertificateChoice,
  type CertificateLine,
  certificateList,
  countCertificates,
} from './certificate-list.store.ts'
import { Standing, standingWords } from './certificate.part.tsx'
import { standingOf } from './certificate.rules.ts'
import { certificateKinds, certificateWords, standings } from './certificate.schema.ts'
import type { TranscriptLine } from './transcript.rules.ts'

const columns: readonly RegisterColumn<TranscriptLine>[] = [
  {
    key: 'who',
    label: 'Name',
    row: true,
    order: 'name',
    cell: ({ id, number, words }) => (
      <RowTitle href={`/office/credit/certificates/${id}`} soft={number}>
        {words.learner}
      </RowTitle>
    ),
    text: ({ words }) => words.learner,
  },
  { key: 'number', label: 'Number', isExtra: true, nowrap: true },
  { key: 'title', label: 'Activity', cell: ({ words }) => words.title, text: ({ words }) => words.title },
  {
    key: 'activity',
    label: 'Activity number',
    isExtra: true,
    cell: ({ words }) => words.activityNumber,
    text: ({ words }) => words.activityNumber,
  },
  {
    key: 'completed',
    label: 'Completed',
    nowrap: true,
    cell: ({ words }) => showShortDay(words.completedOn),
    text: ({ words }) => words.completedOn,
  },
  {
    key: 'issued',
    label: 'Issued',
    order: 'newest',
    isExtra: true,
    nowrap: true,
    cell: ({ words }) => showShortDay(words.issuedOn),
    text: ({ words }) => words.issuedOn,
  },
  {
    key: 'kind',
    label: 'Kind',
    isExtra: true,
    cell: ({ words }) => kindWords[words.kind],
    text: ({ words }) => kindWords[words.kind],
  },
  {
    key: 'credits',
    label: 'Credits',
    num: true,
    cell: ({ words }) => (words.awarded === null ? 'none' : showCredits(words.awarded)),
    text: ({ words }) => (words.awarded === null ? null : showTwoDecimals(words.awarded)),
  },
  {
    key: 'designated',
    label: 'Credits designated',
    num: true,
    isExtra: true,
    cell: ({ words }) => showCredits(words.designated),
    text: ({ words }) => showTwoDecimals(words.designated),
  },
  {
    key: 'standing',
    label: 'Standing',
    cell: ({ standing }) => <Standing is={standing} />,
    text: ({ standing }) => standingWords[standing],
  },
]

const kindWords = { credit: 'Credit awarded', participation: 'Took part' }

/** Every certificate the office has issued, the newest first. */
export const certificateRegister: Register<CertificateLine, TranscriptLine, CertificateChoice> = {
  path: '/office/credit',
  name: 'certificates',
  title: 'Credit',
  one: 'certificate',
  many: 'certificates',
  may: 'credit.see',
  source: certificateList,
  narrow: (_visit, { kind, standing }) => ({
    kind: certificateKinds.find((one) => one === kind),
    standing: standings.find((one) => one === standing),
  }),
  dress: (_visit, lines) =>
    lines.map(({ id, number, content, ...fate }) => ({
      ...{ id, number, standing: standingOf(fate) },
      words: certificateWords.parse(content),
    })),
  nameOf: ({ number, words }) => `${words.learner}, ${number}`,
  columns,
  filters: [
    {
      name: 'kind',
      label: 'Kind',
      any: 'Both',
      options: certificateKinds.map((value) => ({ value, label: kindWords[value] })),
    },
    {
      name: 'standing',
      label: 'Standing',
      options: standings.map((value) => ({ value, label: standingWords[value] })),
    },
  ],
  orders: { newest: 'newest first', name: 'by name' },
  search: 'A name, a number or a title',
  head: async ({ visit }) => (
    <>
      <PageTitle lead="Every certificate the office has issued. Nothing is edited: a mistake is withdrawn or replaced.">
        Credit
      </PageTitle>
      <HowMuchStands counts={await countCertificates(visit.db)} />
    </>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No certificate fits.', says: 'Try a part of the name, or clear the filters.' }
      : {
          title: 'No certificates yet.',
          says: 'A certificate stands here as soon as a learner claims credit for a completed activity.',
        },
}

function HowMuchStands({ counts }: { counts: Awaited<ReturnType<typeof countCertificates>> }) {
  return (
    <Stats>
      <Stat
        n={counts.awards}
        what={counts.awards === 1 ? 'award stands' : 'awards stand'}
        period={`${showCredits(quarters(counts.quarters))} in all`}
        atLeast={0}
      />
      <Stat
        n={counts.participations}
        what={counts.participations === 1 ? 'certificate of participation' : 'certificates of participation'}
        atLeast={0}
      />
      <Stat n={counts.withdrawn} what="withdrawn" atLeast={0} />
    </Stats>
  )
}
