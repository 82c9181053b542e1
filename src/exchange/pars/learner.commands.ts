import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { Tx } from '../../platform/database.ts'
import type { Office } from '../../platform/office.ts'
import { printActivityReport } from '../medbiq/activity-report.map.ts'
import { domainOf, fillEarned } from './completion.map.ts'
import { decideLearnerFile, decidePeriodReport, planLearners } from './completion.rules.ts'
import type { Earned, LearnerLine } from './completion.schema.ts'
import { type CompletionFilter, listCompletions, listTold } from './completion.store.ts'
import { printLearnerFile } from './learner-file.map.ts'
import { printParsLearners } from './learner.map.ts'
import type { LearnerReport, ReportableCompletion } from './learner.schema.ts'
import { checkCompletions } from './preflight.rules.ts'
import { keepReport } from './report.commands.ts'
import { decideReporter } from './report.rules.ts'
import type { LearnerFileKind } from './report.schema.ts'
import { lockReports } from './report.store.ts'
import { findReporter } from './reporter.store.ts'

/** What is asked for: which file, of which days, and of one activity where it is named. */
export type LearnerAsk = CompletionFilter & { kind: LearnerFileKind }

/**
 * Makes a file about the learners of a period. Of a file for PARS every credit is told once: what stands in an earlier
 * file is left out, and what changed since is taken back and added anew.
 *
 * @returns the file's id, or a refusal of `decideReporter`, `decideLearnerFile`, `decidePeriodReport` or `report/not-ready`
 * @source pars.learner.correction
 */
export async function makeLearnerFile(tx: Tx, office: Office, ask: LearnerAsk): Promise<Decision<string>> {
  await lockReports(tx)
  const address = office.address()
  const reporter = decideReporter(await findReporter(tx, { today: office.today(), address }))
  if (!reporter.ok) return reporter
  const { providerId, providerName } = reporter.value
  const facts = await listCompletions(tx, ask, office.settings.timeZone)
  const earned = facts.map((one) => fillEarned(one, domainOf(address)))
  const head = { providerId, providerName, createdAt: tx.at }
  return ask.kind === 'activity report'
    ? makePeriodReport(tx, office, { ask, earned, head })
    : makeParsFile(tx, office, { ask, earned, head })
}

type Making = { ask: LearnerAsk; earned: readonly Earned[]; head: Omit<LearnerReport, 'completions'> }

async function makeParsFile(tx: Tx, office: Office, { ask, earned, head }: Making): Promise<Decision<string>> {
  const today = office.today()
  const decision = decideLearnerFile(planLearners(earned, await listTold(tx, ask), today))
  if (!decision.ok) return decision
  const { lines } = decision.value
  const completions = lines.map(({ completion }) => completion)
  const problems = checkCompletions(completions, today)
  if (problems.length > 0) {
    const message = problems.map((problem) => problem.message).join(' ')
    return refuse({ code: 'report/not-ready', source: problems[0]!.source, message })
  }
  const text = ask.kind === 'learner file' ? printLearnerFile(completions) : printParsLearners({ ...head, completions })
  return allow(await keep(tx, office, { ask, text, activityIds: lines.map(({ activityId }) => activityId), lines }))
}

async function makePeriodReport(tx: Tx, office: Office, { ask, earned, head }: Making): Promise<Decision<string>> {
  const decision = decidePeriodReport(earned, office.today())
  if (!decision.ok) return decision
  const completions: readonly ReportableCompletion[] = decision.value
  const text = printActivityReport({ ...head, completions, reportingStartOn: ask.from, reportingEndOn: ask.to })
  const told = new Set(completions)
  const activityIds = earned.filter(({ completion }) => told.has(completion)).map(({ activityId }) => activityId)
  return allow(await keep(tx, office, { ask, text, activityIds, lines: [] }))
}

type Kept = { ask: LearnerAsk; text: string; activityIds: readonly string[]; lines: readonly LearnerLine[] }

function keep(tx: Tx, office: Office, { ask, text, activityIds, lines }: Kept): Promise<string> {
  return keepReport(tx, office, {
    kind: ask.kind,
    text,
    about: '',
    period: { from: ask.from, to: ask.to },
    activities: [...new Set(activityIds)].map((id) => ({ id, action: null, closes: false })),
    lines,
  })
}
