import type { Visit } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import { showAsk, turnTo } from '../../lists/address.ts'
import { type Register, type Shown, shapeOf } from '../../lists/register.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { type ActivityLine, reportableColumns } from './activity-list.view.tsx'
import { checkActivities } from './preflight.rules.ts'
import { ReportHead } from './report-head.view.tsx'
import { findStanding } from './report.rules.ts'
import { fillReportable } from './reportable.map.ts'
import type { ActivityFacts, Reporter } from './reportable.schema.ts'
import { type ReportableFound, findYears, listWhole, reportableList } from './reportable.store.ts'
import { findReporter } from './reporter.store.ts'

/** Steps at which an activity that was opened can stand. */
const steps = ['published', 'running', 'closed', 'archived', 'in planning']

const isYear = (word: string) => /^[12]\d{3}$/.test(word)

/** Every activity that was opened to learners, and what the accreditor knows of it. */
export const reportableRegister: Register<ReportableFound, ActivityLine, { state?: string; year?: number }> = {
  path: '/reports',
  name: 'reportable-activities',
  title: 'Reports',
  one: 'activity',
  many: 'activities to report',
  may: 'report.make',
  source: reportableList,
  narrow: (_visit, { state, year }) => ({ state, year: year === undefined ? undefined : Number(year) }),
  dress: async (visit, found) => {
    const { db, office } = visit
    const [facts, reporter] = await Promise.all([
      listWhole(db, found, office.settings.timeZone),
      findReporter(db, { today: office.today(), address: office.address() }),
    ])
    return facts.map((one) => lineOf(visit, one, reporter))
  },
  nameOf: ({ number, title }) => `${number} ${title}`,
  columns: reportableColumns,
  filters: [
    { name: 'state', label: 'Step', options: steps.map((value) => ({ value, label: capital(value) })) },
    { name: 'year', label: 'Year', isInHead: true, options: [], takes: isYear },
  ],
  orders: { number: 'newest first', title: 'by title', opens: 'by the day they opened' },
  search: 'A title, our number or that of PARS',
  head: showHead,
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No activity fits', says: 'Try fewer words, or another step or year.' }
      : {
          title: 'Nothing to report yet',
          says: 'An activity stands here once it is published. Those that were planned and never opened are not reported.',
        },
}

/** The head of the reports and, where there are several years, the way to each. */
async function showHead({ visit: { db, office }, ask }: Shown<ActivityLine>) {
  const [years, reporter] = await Promise.all([
    findYears(db),
    findReporter(db, { today: office.today(), address: office.address() }),
  ])
  const now = ask.filters.year ?? ''
  const tabs = ['', ...(years ? yearsBack(years) : [])].map((year) => ({
    label: year === '' ? 'All years' : year,
    href: `/reports${showAsk(shapeOf(reportableRegister), turnTo(ask, { filters: { ...ask.filters, year } }))}`,
    current: year === now,
  }))
  return (
    <>
      <ReportHead view="activities" reporter={reporter} />
      {tabs.length > 2 || now !== '' ? <Tabs label="Years in which they ran" tabs={tabs} /> : null}
    </>
  )
}

function yearsBack({ first, last }: { first: number; last: number }): string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => String(last - at))
}

function lineOf({ office }: Visit, facts: ActivityFacts, reporter: Reporter): ActivityLine {
  const activity = fillReportable(facts, reporter)
  const { lastReportId, lastKind, lastMadeAt } = facts
  return {
    ...facts,
    standing: findStanding(activity, facts.isClosed, office.today()),
    problems: checkActivities([activity], office.today()).length,
    last:
      lastReportId && lastKind && lastMadeAt
        ? { id: lastReportId, kind: lastKind, when: showInstant(lastMadeAt, office.settings.timeZone) }
        : null,
  }
}
