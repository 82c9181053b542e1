import type { Stamp } from '../../http/route.ts'
import { fieldId } from '../../ui/anchor.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { FilterSelect, Filters } from '../../ui/filters.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Stat, Stats } from '../../ui/stats.tsx'
import { HeldLeaf } from './held.view.tsx'
import { LinesTable, type ShownLine } from './line.view.tsx'
import { Refused, ReportHead } from './report-head.view.tsx'
import { type LearnerFileKind, learnerFileKinds, reportWords } from './report.schema.ts'
import type { Held, HeldReason, LearnerPlan } from './completion.schema.ts'
import type { Reporter } from './reportable.schema.ts'

/** What was chosen: the days as typed, and the activity's id or "". */
export type ChosenLearners = { from: string; to: string; activity: string }

export type LearnersPageProps = {
  chosen: ChosenLearners
  errors: Errors
  activities: { id: string; number: string; title: string }[]
  plan: Pick<LearnerPlan, 'added' | 'corrected' | 'takenBack' | 'told'> & { lines: ShownLine[]; all: number }
  held: { counts: Partial<Record<HeldReason, number>>; all: number; shown: Held[]; reason: HeldReason | null }
  /** The address of this page with another reason, or from another place in the list of those held back. */
  pages: { previous?: string; next?: string; of: (reason: HeldReason | null) => string }
  reporter: Reporter
  stamp: Stamp
  refused?: string
}

/** Whose credit can be told to the accreditor, whose cannot and why, and the files that tell it. */
export function LearnersPage(page: LearnersPageProps) {
  const { chosen, errors, activities, reporter } = page
  return (
    <>
      <ReportHead view="learners" reporter={reporter} />
      <ErrorSummary title="Choose other days" errors={listErrors(errors)} />
      {page.refused ? <Refused>{page.refused}</Refused> : null}
      <Filters action="/reports/learners" label="Choose a period and an activity" act="Show">
        <Day name="from" label="Completed from" value={chosen.from} />
        <Day name="to" label="To" value={chosen.to} />
        <FilterSelect
          name="activity"
          label="Activity"
          value={chosen.activity}
          any="All activities"
          options={activities.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
        />
      </Filters>
      <Counts {...page} />
      <MakeLeaf {...page} />
      <NextFile plan={page.plan} />
      <HeldLeaf held={page.held} pages={page.pages} />
    </>
  )
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div>
      <label for={fieldId(name)}>{label}</label>
      <input id={fieldId(name)} name={name} type="date" value={value} />
    </div>
  )
}

function Counts({ plan, held }: LearnersPageProps) {
  return (
    <div class="gap">
      <Stats>
        <Stat n={plan.added} what={plan.added === 1 ? 'credit not told yet' : 'credits not told yet'} atLeast={0} />
        <Stat n={plan.corrected} what="to correct: taken back and added anew" atLeast={0} />
        <Stat n={plan.takenBack} what="to take back" atLeast={0} />
        <Stat n={plan.told} what="in a file already, left out" atLeast={0} />
        <Stat
          n={held.all}
          what={held.all === 1 ? 'completion that cannot be reported' : 'completions that cannot be reported'}
          atLeast={0}
        />
      </Stats>
    </div>
  )
}

const acts: Record<LearnerFileKind, string> = {
  'pars learners': 'Make the PARS file',
  'learner file': 'Make the spreadsheet',
  'activity report': 'Make the report',
}

function MakeLeaf({ chosen, stamp }: LearnersPageProps) {
  return (
    <Leaf title="Make a file" small="Each credit once">
      <p>
        The PARS file and the spreadsheet say the same: hand in one of them. A credit that stands in either is left out
        of the next, and what changed since is taken back and added anew.
      </p>
      <Entries label="Files that can be made">
        {learnerFileKinds.map((kind) => (
          <Entry
            title={reportWords[kind].name}
            act={
              <Form action="/reports/learners" {...stamp} inline hidden={{ ...chosen, kind }}>
                <Button look={kind === 'pars learners' ? undefined : 'quiet'} small>
                  {acts[kind]}
                </Button>
              </Form>
            }
          >
            {reportWords[kind].use}
          </Entry>
        ))}
      </Entries>
    </Leaf>
  )
}

function NextFile({ plan }: Pick<LearnersPageProps, 'plan'>) {
  return (
    <Leaf
      title="In the next PARS file"
      small={plan.all === 1 ? '1 record' : `${plan.all.toLocaleString('en-US')} records`}
    >
      {plan.lines.length === 0 ? (
        <Empty title="Nobody is new in this period">
          {plan.told > 0
            ? `All ${plan.told} that can be reported stand in a file already.`
            : 'Physicians stand here once they have claimed credit and allowed the report.'}
        </Empty>
      ) : (
        <LinesTable
          lines={plan.lines}
          caption={plan.all > plan.lines.length ? `The first ${plan.lines.length}` : 'In the order of the file'}
        />
      )}
    </Leaf>
  )
}
