import type { z } from 'zod'
import { may } from '../../http/permission.ts'
import { visitorOf } from '../../http/route.ts'
import { allow, missing } from '../../kernel/decision.ts'
import { makeAct } from '../../lists/act.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { Radios } from '../../ui/choices.tsx'
import { TextArea } from '../../ui/field.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { EvidenceHead } from './evidence.view.tsx'
import { decideFinding, reopenFinding } from './finding.commands.ts'
import { type FindingState, decisionInput, findingStates, strengthWords } from './finding.schema.ts'
import { type FindingFilter, type FindingLine, findings } from './finding.store.ts'
import { FindingMeta, FindingStatus } from './finding-list.view.tsx'
import { channelWords, channels } from './source.schema.ts'
import { countEvidence } from './tally.store.ts'

const columns: readonly RegisterColumn<FindingLine>[] = [
  {
    key: 'statement',
    label: 'Finding',
    row: true,
    order: 'statement',
    cell: (finding) => (
      <RowTitle href={`/evidence/findings/${finding.id}`} soft={<FindingMeta finding={finding} />}>
        {finding.statement}
      </RowTitle>
    ),
  },
  { key: 'population', label: 'Of whom', isExtra: true },
  { key: 'sourceTitle', label: 'Source', isExtra: true },
  {
    key: 'channel',
    label: 'Channel',
    cell: (finding) => channelWords[finding.channel],
    text: (finding) => channelWords[finding.channel],
  },
  {
    key: 'strength',
    label: 'Strength',
    cell: (finding) => strengthWords[finding.strength],
    text: (finding) => strengthWords[finding.strength],
  },
  { key: 'state', label: 'State', isExtra: true, cell: (finding) => <FindingStatus state={finding.state} /> },
  { key: 'reason', label: 'Reason', isExtra: true, cell: (finding) => finding.reason ?? '–' },
]

const states: Record<FindingState, { title: string; says: string }> = {
  open: {
    title: 'Nothing waits for a decision',
    says: 'Open a source and make a finding from it: it stands here until someone accepts or dismisses it, with a reason.',
  },
  accepted: { title: 'No finding has been accepted yet', says: 'A gap is raised from accepted findings.' },
  dismissed: { title: 'No finding has been dismissed yet', says: 'What is dismissed stays, with its reason.' },
}

type DecisionInput = z.output<typeof decisionInput>

/** Findings in one state, newest first. */
export const findingRegister: Register<FindingLine, FindingLine, FindingFilter> = {
  path: '/evidence',
  name: 'findings',
  title: 'Evidence',
  one: 'finding',
  many: 'findings',
  may: 'evidence.see',
  pageSize: 20,
  source: findings,
  narrow: (_visit, filters) => ({
    state: findingStates.find((one) => one === filters.state),
    channel: channels.find((one) => one === filters.channel),
  }),
  dress: (_visit, found) => found,
  nameOf: ({ statement }) => statement,
  columns,
  filters: [
    {
      name: 'state',
      label: 'State',
      usual: 'open',
      isInHead: true,
      options: findingStates.map((value) => ({ value, label: value })),
    },
    { name: 'channel', label: 'Channel', options: channels.map((value) => ({ value, label: channelWords[value] })) },
  ],
  orders: { newest: 'newest first', statement: 'by what they say' },
  search: 'Statement, population or source',
  head: async ({ visit, ask }) => (
    <EvidenceHead
      view={ask.filters.state as FindingState}
      counts={await countEvidence(visit.db)}
      mayRecord={may(visitorOf(visit), 'evidence.record')}
    />
  ),
  empty: (_isNarrowed, { words, filters }) =>
    words || filters.channel
      ? { title: 'No finding fits', says: 'Try fewer words, or any channel.' }
      : states[filters.state as FindingState],
  acts: [
    makeAct<FindingLine, DecisionInput>({
      name: 'decision',
      label: 'Accept or dismiss',
      may: 'evidence.record',
      ask: {
        schema: decisionInput,
        Fields: ({ typed, errors }) => (
          <>
            <Radios
              name="verdict"
              legend="The verdict on each"
              value={typed.verdict}
              error={errors.verdict}
              required
              choices={[
                { value: 'accepted', label: 'Accept' },
                { value: 'dismissed', label: 'Dismiss' },
              ]}
            />
            <TextArea
              name="reason"
              label="Reason"
              hint="Kept with each of them"
              rows={3}
              value={typed.reason}
              error={errors.reason}
              required
            />
          </>
        ),
      },
      says: (_finding, { verdict }) => `Is ${verdict}`,
      done: 'Decided',
      act: async (tx, finding, { verdict, reason }) => {
        const decided = await decideFinding(tx, finding.id, verdict, reason)
        return decided === missing || !decided.ok ? decided : allow({ was: finding.state, now: verdict })
      },
      undo: (tx, findingId, kept: Parameters<typeof reopenFinding>[2]) => reopenFinding(tx, findingId, kept),
    }),
  ],
}
