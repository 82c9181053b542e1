import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Stat, Stats } from '../../ui/stats.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { Kept } from './commitment.schema.ts'
import type { Tally } from './tally.rules.ts'
import { AnswersLeaf } from './tally.view.tsx'

export type BiasCase = {
  id: string
  explanation: string
  reported: string
  resolution: string | null
  resolved: string | null
}

export type ResultProps = {
  activity: { id: string; number: string; title: string }
  completed: number
  responses: number
  tallies: Tally[]
  kept: Kept
  commitments: { statement: string; answer: string | null; note: string | null; due: string }[]
  /** Whether the list of commitments begins at the newest, and the last one shown where more follow. */
  isFirst: boolean
  next?: string
  cases: BiasCase[]
  stamp: Stamp
  mayResolve: boolean
  said?: string
}

/** What learners said of an activity and what became of their commitments; nobody's name. */
export function ResultPage(result: ResultProps) {
  const { activity, completed, responses, tallies, kept } = result
  const here = `/office/activities/${activity.id}`
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Activities', href: '/office/activities' },
          { label: activity.number, href: here },
        ]}
      />
      <PageTitle lead={activity.title}>What learners say</PageTitle>
      {result.said ? (
        <Notice is="bad" title="Not saved." live>
          {result.said}
        </Notice>
      ) : null}
      <Stats>
        <Stat n={responses} of={completed} what="who completed it have evaluated it" />
        <Stat n={kept.points} of={kept.followedUp} what="commitments kept, counting silence as not kept" />
        <Stat n={kept.points} of={kept.answered} what="among those who answered" />
      </Stats>
      <BiasLeaf {...result} />
      <AnswersLeaf responses={responses} tallies={tallies} />
      <CommitmentsLeaf {...result} />
    </>
  )
}

function CommitmentsLeaf({ activity, kept, commitments, isFirst, next }: ResultProps) {
  const here = `/office/activities/${activity.id}/evaluation`
  return (
    <Leaf title="Commitments" id="commitments" small={`${kept.followedUp} followed up of ${kept.committed}`}>
      {commitments.length === 0 ? (
        <Empty title="None yet.">Learners write what they will change after they evaluate.</Empty>
      ) : null}
      <Entries>
        {commitments.map((commitment) => (
          <Entry
            when={commitment.answer ?? commitment.due}
            title={`“${commitment.statement}”`}
            meta={commitment.note}
          />
        ))}
      </Entries>
      <Pages
        label="Pages of commitments"
        previous={isFirst ? undefined : `${here}#commitments`}
        next={next && `${here}?after=${next}#commitments`}
      />
    </Leaf>
  )
}

function BiasLeaf({ activity, cases, stamp, mayResolve }: ResultProps) {
  if (cases.length === 0) return null
  return (
    <Leaf title="Bias seen" small="Each report is looked at">
      <Entries>
        {cases.map((each) => (
          <Entry
            when={each.reported}
            title={`“${each.explanation}”`}
            meta={each.resolution ? `${each.resolved}: ${each.resolution}` : <Status is="late">Open</Status>}
          >
            {mayResolve && !each.resolution ? (
              <Form action={`/office/activities/${activity.id}/bias-reports/${each.id}`} {...stamp}>
                <TextField name="resolution" label="What was found, and done" />
                <Button look="quiet" small>
                  Settle it
                </Button>
              </Form>
            ) : null}
          </Entry>
        ))}
      </Entries>
    </Leaf>
  )
}
