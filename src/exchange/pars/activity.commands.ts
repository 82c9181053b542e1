import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Office } from '../../platform/office.ts'
import { printMems } from '../medbiq/mems.map.ts'
import { findAccreditorId, findHolder, saveAccreditorId } from './accreditor-id.store.ts'
import { printParsActivities } from './activity.map.ts'
import { keepReport } from './report.commands.ts'
import { decideAccreditorId, decideActivityFile, decideReporter } from './report.rules.ts'
import type { ActivityFileKind } from './report.schema.ts'
import { lockReports } from './report.store.ts'
import { fillReportable } from './reportable.map.ts'
import { findReportable } from './reportable.store.ts'
import { findReporter } from './reporter.store.ts'

/**
 * Keeps the nine digits PARS gave an activity, from then on sent with every file. Correcting them replaces; what stood
 * before is in the audit.
 *
 * @returns the digits, or a refusal of `decideAccreditorId`
 * @source pars.duplicates
 */
export async function recordAccreditorId(
  tx: Tx,
  office: Office,
  activityId: string,
  typed: string,
): Promise<Decision<string> | Missing> {
  await lockReports(tx)
  if (!(await findReportable(tx, activityId, office.settings.timeZone))) return missing
  const holder = await findHolder(tx, typed.trim())
  const decision = decideAccreditorId(typed, holder?.id === activityId ? undefined : holder)
  if (!decision.ok) return decision
  const before = (await findAccreditorId(tx, activityId)) ?? null
  await saveAccreditorId(tx, activityId, decision.value)
  await record(tx, {
    act: 'accreditor-id.record',
    subject: activityId,
    before,
    after: { accmeActivityId: decision.value },
  })
  return allow(decision.value)
}

/**
 * Makes a file about one activity, from what the office knows now. With something against it nothing is made.
 *
 * @param ask.closes asks PARS to close the record; one that was closed stays closed
 * @returns the file's id, or a refusal of `decideReporter` or `decideActivityFile`
 * @source pars.activity.xml
 * @source medbiq.mems.v2
 */
export async function makeActivityFile(
  tx: Tx,
  office: Office,
  ask: { activityId: string; kind: ActivityFileKind; closes: boolean },
): Promise<Decision<string> | Missing> {
  await lockReports(tx)
  const facts = await findReportable(tx, ask.activityId, office.settings.timeZone)
  if (!facts) return missing
  const today = office.today()
  const reporter = decideReporter(await findReporter(tx, { today, address: office.address() }))
  if (!reporter.ok) return reporter
  const activity = fillReportable(facts, reporter.value)
  const closes = ask.kind === 'pars activity' && (ask.closes || facts.isClosed)
  const decision = decideActivityFile(activity, { kind: ask.kind, closes, isAdded: facts.isAdded }, today)
  if (!decision.ok) return decision
  const told = decision.value
  const isForPars = ask.kind === 'pars activity'
  const action = told.action === 'Delete' || !isForPars ? null : told.action
  return allow(
    await keepReport(tx, office, {
      kind: ask.kind,
      text: isForPars ? printParsActivities([told]) : printMems(told),
      about: facts.number,
      period: { from: told.reportingStartOn, to: told.reportingEndOn },
      activities: [{ id: facts.id, action, closes }],
      lines: [],
    }),
  )
}
