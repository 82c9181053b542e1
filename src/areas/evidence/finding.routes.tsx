import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import { decideFinding } from './finding.commands.ts'
import { decisionInput } from './finding.schema.ts'
import { findingRegister } from './finding.register.tsx'
import { findFinding, listDecisions } from './finding.store.ts'
import { type FindingRecord, FindingPage } from './finding.view.tsx'
import { showCounts, showMeasured, showPeriod } from '../measures/measure.schema.ts'
import { findValue } from '../measures/measure.store.ts'
import { showIssued } from './source.schema.ts'
import { listFindingTopics } from './topic.store.ts'

export const findingRoutes: Route[] = [
  ...registerRoutes(findingRegister),
  {
    method: 'GET',
    path: '/evidence/findings/:findingId',
    may: 'evidence.see',
    handle: (visit) => showFinding(visit, {}),
  },
  { method: 'POST', path: '/evidence/findings/:findingId/decision', may: 'evidence.record', handle: takeDecision },
]

async function showFinding(visit: Visit, errors: Errors) {
  const findingId = visit.params.findingId!
  const finding = isId(findingId) ? await findFinding(visit.db, findingId) : undefined
  if (!finding) return missing
  const { timeZone } = visit.office.settings
  const topics = await listFindingTopics(visit.db, findingId)
  const decisions = await listDecisions(visit.db, findingId)
  const visitor = visitorOf(visit)
  const body = (
    <FindingPage
      finding={await recordOf(visit, finding)}
      topics={topics.map((topic) => topic.label)}
      decisions={decisions.map((decision) => ({
        verdict: decision.verdict,
        reason: decision.reason,
        when: showInstant(decision.at, timeZone),
        by: `${decision.givenName} ${decision.familyName}`,
      }))}
      stamp={visit.stamp()}
      typed={{ verdict: one(visit.form, 'verdict'), reason: one(visit.form, 'reason') }}
      errors={errors}
      mayRecord={may(visitor, 'evidence.record')}
      mayRaise={may(visitor, 'gap.decide')}
    />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: finding.statement, current: '/evidence', status, body })
}

type Found = NonNullable<Awaited<ReturnType<typeof findFinding>>>

async function recordOf(visit: Visit, finding: Found): Promise<FindingRecord> {
  const value = finding.measureValueId === null ? undefined : await findValue(visit.db, finding.measureValueId)
  const issued = showIssued({ issuedOn: finding.sourceIssuedOn, issuedText: finding.sourceIssuedText })
  return {
    ...finding,
    number: value === undefined ? null : numberOf(value),
    sourceMeta: [finding.sourceIssuer, issued].filter(Boolean).join(', '),
    recorded: { by: signedBy(finding), when: showInstant(finding.recordedAt, visit.office.settings.timeZone) },
  }
}

function signedBy({ byRule, givenName, familyName }: Found): string {
  if (byRule !== null) return `Made by the rule “${byRule}”`
  return givenName === null ? 'Signed' : `Signed by ${givenName} ${familyName}`
}

function numberOf(value: NonNullable<Awaited<ReturnType<typeof findValue>>>): string {
  const share = showMeasured(value.value, value.unit)
  const counts = showCounts(value)
  const number = counts === null ? share : value.unit === 'proportion' ? `${counts}, ${share}` : counts
  return `${number}: ${value.measureName}, ${showPeriod(value.periodStart, value.periodEnd)}`
}

async function takeDecision(visit: Visit) {
  const findingId = visit.params.findingId!
  if (!isId(findingId)) return missing
  const read = readForm(decisionInput, visit.form)
  if (!read.ok) return showFinding(visit, read.errors)
  const { verdict, reason } = read.data
  const decision = await visit.write((tx) => decideFinding(tx, findingId, verdict, reason))
  if (decision === missing) return missing
  return decision.ok ? seeOther(`/evidence/findings/${findingId}`) : showFinding(visit, errorsOf(decision.refusal))
}
