import { uncapital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { showShortDay } from '../../kernel/dates.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { Errors } from '../../ui/errors.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type Standing, StandingMark } from './activity-list.view.tsx'
import type { ReportableActivity } from './activity.schema.ts'
import { PointsTable, wayOf } from './point.view.tsx'
import { RecordTable } from './record.view.tsx'
import { ReportNotice, Refused } from './report-head.view.tsx'
import type { PointReading } from './report.rules.ts'
import { type ActivityFileKind, reportWords } from './report.schema.ts'
import { FilesTable, type ShownReport } from './report.view.tsx'
import type { ActivityFacts, Reporter } from './reportable.schema.ts'

/** Everything the page of one activity shows. `typed` and `errors` belong to the PARS number, `refused` to a file. */
export type ActivityPageProps = {
  facts: ActivityFacts
  activity: ReportableActivity
  standing: Standing
  points: PointReading[]
  reporter: Reporter
  files: ShownReport[]
  stamp: Stamp
  typed?: string
  errors: Errors
  refused?: string
}

/** One activity before it is reported: what was looked at, the record as it will be sent, its number at PARS, its files. */
export function ReportActivityPage(page: ActivityPageProps) {
  const { facts, activity, standing, files } = page
  return (
    <>
      <Crumbs trail={[{ label: 'Reports', href: '/reports' }]} />
      <PageTitle
        meta={[
          <a href={`/office/activities/${facts.id}`}>Activity {facts.number}</a>,
          `${showShortDay(facts.releasesOn)} to ${showShortDay(facts.expiresOn)}`,
          <>
            At PARS: <StandingMark standing={standing} />
          </>,
        ]}
      >
        {facts.title}
      </PageTitle>
      <ErrorSummary title="The number was not kept" errors={errorsOf(page.errors)} />
      {page.refused ? <Refused>{page.refused}</Refused> : null}
      <NextLine {...page} />
      <div class="gap">
        <PointsTable points={page.points} activityId={facts.id} />
      </div>
      <ReportNotice reporter={page.reporter} />
      <NumberLeaf {...page} />
      <Leaf title="The record as it will be sent">
        <RecordTable activity={activity} />
      </Leaf>
      <Leaf title="Files" id="files">
        <MakeFiles {...page} />
        {files.length > 0 ? <FilesTable files={files} caption="Made of this activity, newest first" /> : null}
      </Leaf>
    </>
  )
}

function errorsOf(errors: Errors) {
  return Object.entries(errors).map(([name, message]) => ({ name, message }))
}

/** What comes next: the first point that keeps it back, the number that is owed, or the file. */
function NextLine({ facts, points, stamp, standing }: ActivityPageProps) {
  const stops = points.filter(({ is }) => is === 'stop')
  if (stops.length > 0) {
    const [first] = stops
    const way = wayOf(first!.point, facts.id)
    return (
      <Next more={first!.says[0]} act={way ? <ButtonLink href={way.href}>{way.label}</ButtonLink> : null}>
        {stops.length === 1 ? 'One point keeps it back' : `${stops.length} points keep it back`}:{' '}
        {uncapital(first!.title)}.
      </Next>
    )
  }
  if (facts.isAdded && facts.accmeActivityId === null)
    return (
      <Next
        more="PARS gives it after the upload. Without it a change would make a second activity."
        act={<ButtonLink href="#number-at-pars">Enter it</ButtonLink>}
      >
        Enter the number PARS gave.
      </Next>
    )
  if (standing === 'Closed') return <Next>Nothing: a file that closes it at PARS was made.</Next>
  const toClose = points.filter(({ is }) => is === 'todo').length
  if (standing === 'Ready to Close' && toClose === 0)
    return (
      <Next act={<Make id={facts.id} stamp={stamp} kind="pars activity" label="Make the file that closes it" closes />}>
        Over and complete: it can be closed at PARS.
      </Next>
    )
  return (
    <Next
      more={toClose > 0 ? 'What is still missing is needed to close only.' : undefined}
      act={<Make id={facts.id} stamp={stamp} kind="pars activity" label="Make the PARS file" />}
    >
      Nothing keeps it back.
    </Next>
  )
}

type MakeProps = {
  id: string
  stamp: Stamp
  kind: ActivityFileKind
  label: string
  of?: string
  closes?: boolean
  look?: 'quiet'
}

function Make({ id, stamp, kind, label, of, closes = false, look }: MakeProps) {
  const hidden = { kind, ...(closes ? { closes: 'yes' } : {}) }
  return (
    <Form action={`/reports/activities/${id}/files`} {...stamp} inline hidden={hidden}>
      <Button look={look} small={look === 'quiet'}>
        {label} {of ? <span class="hide">: {of}</span> : null}
      </Button>
    </Form>
  )
}

function MakeFiles({ facts, stamp, standing, activity }: ActivityPageProps) {
  const makes: { kind: ActivityFileKind; title: string; says: string; closes?: boolean }[] = [
    {
      kind: 'pars activity',
      title: activity.action === 'Add' ? 'PARS activity file, to add it' : 'PARS activity file, to update it',
      says: reportWords['pars activity'].use,
    },
    {
      kind: 'pars activity',
      title: 'PARS activity file, to close it',
      says: 'The same record, closed. Once its last day is over.',
      closes: true,
    },
    { kind: 'mems', title: reportWords.mems.name, says: reportWords.mems.use },
  ]
  const shown = standing === 'Closed' ? makes.slice(1) : makes
  return (
    <>
      <Entries label="Files that can be made">
        {shown.map(({ kind, title, says, closes }) => (
          <Entry
            title={title}
            act={<Make id={facts.id} stamp={stamp} kind={kind} label="Make" of={title} closes={closes} look="quiet" />}
          >
            {says}
          </Entry>
        ))}
      </Entries>
      <p class="meta">
        Credit of single physicians goes in a file of its own:{' '}
        <a href={`/reports/learners?activity=${facts.id}`}>learners of this activity</a>.
      </p>
    </>
  )
}

function NumberLeaf({ facts, stamp, typed, errors }: ActivityPageProps) {
  return (
    <Leaf title="Number at PARS" small="9 digits">
      <p>
        {facts.accmeActivityId === null
          ? 'PARS gives an activity its number when it takes the first file. Enter it at once: every later file is sent under it.'
          : 'Every file is sent as an update of this number. Change it only if it was mistyped.'}
      </p>
      <Form action={`/reports/activities/${facts.id}/number`} {...stamp}>
        <TextField
          name="accmeActivityId"
          label="Number PARS gave"
          hint="Such as 202612345"
          value={typed ?? facts.accmeActivityId ?? ''}
          error={errors.accmeActivityId}
          inputmode="numeric"
          maxlength={20}
          autocomplete="off"
          short
        />
        <Button look="quiet">Keep the number</Button>
      </Form>
    </Leaf>
  )
}
