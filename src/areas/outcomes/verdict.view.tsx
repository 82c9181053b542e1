import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showInstant } from '../../kernel/dates.ts'
import { standards } from '../../standards/registry.ts'
import { Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details, Rule } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { showPeriod } from '../measures/measure.schema.ts'
import { sayFigureIn, showFigure } from './figure.rules.ts'
import type { Change, WatchedGap } from './outcome.schema.ts'
import { MeasureLeaf } from './series.view.tsx'
import { isAfterEducation, isToDecide, listCloseMarks } from './verdict.rules.ts'
import type { GivenVerdict } from './verdict.store.ts'

const rule = standards['office.gap.close']!

/** What was typed into the form; nothing chosen at first. */
export type TypedVerdict = { verdict: string; why: string }

type DecideProps = {
  gap: WatchedGap
  change: Change
  stamp: Stamp
  typed?: TypedVerdict
  errors?: Errors
}

/** What closing asks for, and the form that says whether the gap stays open. */
function Decide({ gap, change, stamp, typed, errors = {} }: DecideProps) {
  const isAfter = isAfterEducation({ ...gap, ...change })
  return (
    <>
      <CloseMarks change={change} />
      {isAfter ? null : (
        <Notice is="warn" title="The newest figure is from before education.">
          It came in since, and cannot show what education changed.
        </Notice>
      )}
      <Form action={`/outcomes/gaps/${gap.gapId}/verdicts`} {...stamp} hidden={{ valueId: change.newest!.id }}>
        <Radios
          name="verdict"
          legend="Does this gap stay open?"
          hint={sayFigureIn(change.newest!, gap)}
          value={typed?.verdict || undefined}
          error={errors.verdict}
          choices={[
            { value: 'kept open', label: 'It stays open', hint: 'The next figure is looked at again' },
            { value: 'closed', label: 'Close it', hint: change.isReached && isAfter ? 'The target is reached' : short },
          ]}
        />
        <TextArea
          name="why"
          label="Why"
          hint="It stays in the history of the gap"
          rows={3}
          value={typed?.why}
          error={errors.why}
        />
        <Button>Decide</Button>
      </Form>
      <Rule number={rule.edition}>{`${rule.title}.`}</Rule>
    </>
  )
}

const short = 'The target is not reached: you may close it, and say in a full sentence why'

/** The three things that closing asks for, each with where it stands. */
function CloseMarks({ change }: { change: Change }) {
  return (
    <Entries label="What closing asks for">
      {listCloseMarks(change).map(({ title, isSo, says }) => (
        <Entry when={<Status is={isSo ? 'done' : 'todo'}>{isSo ? 'Yes' : 'Not yet'}</Status>}>
          <p>
            {title}. <span class="soft">{says}.</span>
          </p>
        </Entry>
      ))}
    </Entries>
  )
}

type LeafProps = DecideProps & { given: readonly GivenVerdict[]; timeZone: string; mayDecide: boolean }

/** Whether the gap stays open: what closing asks for, the form for who may decide, and what was decided before. */
export function DecisionLeaf(leaf: LeafProps) {
  const { gap, change, given, timeZone, mayDecide } = leaf
  const isDue = isToDecide({ ...gap, ...change })
  const isTaught = gap.state === 'addressed' || gap.state === 'reopened'
  const isDone = given[0]?.verdict === 'kept open' && given[0].valueId === change.newest?.id
  if (!isTaught && given.length === 0) return null
  return (
    <Leaf title="The decision" id="decide">
      <div class="flow">
        {isDue && mayDecide && !isDone ? <Decide {...leaf} /> : null}
        {isDue && mayDecide && isDone ? (
          <>
            <p>It was kept open on this figure. With the next one the owner is asked again.</p>
            <Details summary="Decide again" open={Object.keys(leaf.errors ?? {}).length > 0}>
              <div class="flow">
                <Decide {...leaf} />
              </div>
            </Details>
          </>
        ) : null}
        {isDue && !mayDecide ? (
          <>
            <CloseMarks change={change} />
            <p class="soft">Its owner or the office says whether it stays open.</p>
          </>
        ) : null}
        {isTaught && !isDue ? <NotDue gapId={gap.gapId} mayDecide={mayDecide} /> : null}
        <Verdicts given={given} timeZone={timeZone} />
      </div>
    </Leaf>
  )
}

function NotDue({ gapId, mayDecide }: { gapId: string; mayDecide: boolean }) {
  return (
    <p>
      No figure has come in since it was taught. With the next one the owner is asked whether it stays open.{' '}
      {mayDecide ? <a href={`/gaps/${gapId}/steps`}>Take a step without one</a> : null}
    </p>
  )
}

function Verdicts({ given, timeZone }: { given: readonly GivenVerdict[]; timeZone: string }) {
  if (given.length === 0) return null
  return (
    <Entries label="What was decided before">
      {given.map((each) => (
        <Entry
          when={showInstant(each.at, timeZone)}
          meta={`${each.givenName} ${each.familyName}, on ${showFigure(each, each.unit)} in ${periodOf(each)}`}
        >
          <p>
            <b>{each.verdict === 'closed' ? 'Closed.' : 'Kept open.'}</b> {each.why}
          </p>
        </Entry>
      ))}
    </Entries>
  )
}

function periodOf({ periodStart, periodEnd }: GivenVerdict): string {
  return showPeriod(periodStart as LocalDate, periodEnd as LocalDate)
}

/** The one question about a gap that was taught: does it stay open? */
export function VerdictPage(page: LeafProps & { maySeeSources: boolean }) {
  const { gap, change, errors = {}, maySeeSources } = page
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Gaps', href: '/gaps' },
          { label: `Gap ${gap.number}`, href: `/gaps/${gap.gapId}` },
        ]}
      />
      <PageTitle lead={gap.title}>Does gap {gap.number} stay open?</PageTitle>
      <ErrorSummary title="Nothing is decided yet" errors={listErrors(errors)} />
      <div>
        <MeasureLeaf gap={gap} change={change} maySeeSources={maySeeSources} />
        <DecisionLeaf {...page} />
      </div>
    </>
  )
}
