import { uncapital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Chain } from '../../ui/chain.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { Facts } from '../../ui/facts.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tags } from '../../ui/tag.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { FindingStatus } from './finding-list.view.tsx'
import { type FindingState, type NeedType, type Strength, needWords, strengthWords } from './finding.schema.ts'
import { type Channel, type Design, type Standing, channelWords } from './source.schema.ts'
import { StandingStatus, showDesign } from './source-list.view.tsx'

/** A finding with where it comes from. `number` is its value in words. */
export type FindingRecord = {
  id: string
  statement: string
  population: string
  needType: NeedType
  strength: Strength
  caveats: string
  comparator: string | null
  number: string | null
  measureId: string | null
  state: FindingState
  channel: Channel
  sourceId: string
  sourceTitle: string
  sourceMeta: string
  sourceStanding: Standing
  design: Design | null
  levelStart: number | null
  runId: string | null
  runLine: number | null
  recorded: { by: string; when: string }
}

const decisionWords: Record<FindingState, string> = {
  accepted: 'Accepted',
  dismissed: 'Dismissed',
  open: 'Opened again',
}

/** A decision as the history tells it. */
export type DecisionLine = { verdict: FindingState; reason: string; when: string; by: string }

type Props = {
  finding: FindingRecord
  topics: string[]
  decisions: DecisionLine[]
  stamp: Stamp
  typed: { verdict: string; reason: string }
  errors: Errors
  mayRecord: boolean
  mayRaise: boolean
}

/** A finding: what it says, what it stands on, and what was decided. */
export function FindingPage(props: Props) {
  const { finding, topics } = props
  return (
    <>
      <Crumbs trail={[{ label: 'Evidence', href: '/evidence' }]} />
      <PageTitle
        meta={[
          <FindingStatus state={finding.state} />,
          channelWords[finding.channel],
          strengthWords[finding.strength],
          needWords[finding.needType].name,
        ]}
      >
        {finding.statement}
      </PageTitle>
      <ErrorSummary title="Nothing was decided" errors={listErrors(props.errors)} />
      {finding.sourceStanding === 'retracted' ? (
        <Notice is="bad" title="The source of this finding was retracted.">
          It can be dismissed, and not be accepted.
        </Notice>
      ) : null}
      <WhatNext {...props} />
      <div>
        <Leaf title="The finding">
          <Facts facts={factsOf(finding)} />
          {topics.length === 0 ? null : (
            <div class="gap">
              <Tags words={topics} />
            </div>
          )}
        </Leaf>
        <Provenance finding={finding} />
        {props.mayRecord ? <Decide {...props} /> : null}
        <History {...props} />
      </div>
    </>
  )
}

function WhatNext({ finding, decisions, mayRecord, mayRaise }: Props) {
  const last = decisions[0]
  if (finding.state === 'open' && mayRecord)
    return (
      <Next act={<ButtonLink href="#decide">Decide</ButtonLink>} more="Read the source before you do.">
        Accept or dismiss this finding.
      </Next>
    )
  if (finding.state === 'accepted' && mayRaise)
    return (
      <Next
        act={<ButtonLink href={`/gaps/new?finding=${finding.id}`}>Raise a gap from this</ButtonLink>}
        by={last && `Accepted by ${last.by}.`}
      >
        This finding can stand behind a gap.
      </Next>
    )
  return null
}

function factsOf(finding: FindingRecord): Parameters<typeof Facts>[0]['facts'] {
  const facts: Parameters<typeof Facts>[0]['facts'] = [['Whom it is about', finding.population]]
  if (finding.number !== null)
    facts.push([
      'The number',
      finding.measureId === null ? (
        finding.number
      ) : (
        <a href={`/evidence/measures/${finding.measureId}`}>{finding.number}</a>
      ),
    ])
  if (finding.comparator !== null) facts.push(['Compared with', finding.comparator])
  facts.push(['Need', `${needWords[finding.needType].name}: ${uncapital(needWords[finding.needType].says)}`])
  facts.push(['Strength', strengthWords[finding.strength]])
  if (finding.caveats !== '') facts.push(['Read with care', finding.caveats])
  return facts
}

/** Titles of articles end with their own period. */
function endOf(title: string): string {
  return /[.?!]$/.test(title) ? '' : '.'
}

function Provenance({ finding }: { finding: FindingRecord }) {
  const links = [
    {
      kind: 'Finding',
      on: true,
      says: <p>{`${finding.recorded.by}, ${finding.recorded.when}`}</p>,
    },
    {
      kind: 'Source',
      on: finding.sourceStanding !== 'retracted',
      says: (
        <p>
          <a href={`/evidence/sources/${finding.sourceId}`}>{finding.sourceTitle}</a>
          {`${endOf(finding.sourceTitle)} ${[finding.sourceMeta, showDesign(finding)].filter(Boolean).join('. ')}. `}
          <StandingStatus standing={finding.sourceStanding} />
        </p>
      ),
    },
    {
      kind: 'Came by',
      on: true,
      says:
        finding.runId === null ? (
          <p>Typed by a person</p>
        ) : (
          <p>
            <a href={`/imports/${finding.runId}`}>An import</a>
            {`, line ${finding.runLine ?? 0} of its file`}
          </p>
        ),
    },
  ]
  return (
    <Leaf title="Where it comes from">
      <Chain links={links} />
    </Leaf>
  )
}

function Decide({ finding, stamp, typed, errors }: Props) {
  const isOpen = finding.state === 'open'
  const form = (
    <Form action={`/evidence/findings/${finding.id}/decision`} {...stamp}>
      <Radios
        name="verdict"
        legend={isOpen ? 'Does it hold, and is it ours to act on?' : 'The other verdict'}
        value={typed.verdict}
        error={errors.verdict}
        choices={choicesFor(finding)}
        required
      />
      <TextArea
        name="reason"
        label="Why"
        hint="One sentence, for whoever asks later"
        value={typed.reason}
        error={errors.reason}
        rows={2}
        required
      />
      <Button look={isOpen ? 'filled' : 'quiet'}>{isOpen ? 'Decide' : 'Decide anew'}</Button>
    </Form>
  )
  return (
    <Leaf title="Decide" id="decide">
      {isOpen ? (
        form
      ) : (
        <Details summary="Decide anew" open={Object.keys(errors).length > 0}>
          {form}
        </Details>
      )}
    </Leaf>
  )
}

function choicesFor(finding: FindingRecord) {
  const accept = {
    value: 'accepted',
    label: 'Accept',
    hint: 'A gap can be raised from it',
    disabled: finding.sourceStanding === 'retracted',
  }
  const dismiss = { value: 'dismissed', label: 'Dismiss', hint: 'It stays here with the reason' }
  return [accept, dismiss].filter((choice) => choice.value !== finding.state)
}

function History({ finding, decisions }: Props) {
  return (
    <Leaf title="History">
      <Entries>
        {decisions.map((decision) => (
          <Entry when={decision.when} meta={`“${decision.reason}”`}>
            {`${decisionWords[decision.verdict]} by ${decision.by}`}
          </Entry>
        ))}
        <Entry when={finding.recorded.when}>{finding.recorded.by}</Entry>
      </Entries>
    </Leaf>
  )
}
