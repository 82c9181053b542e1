import { missing } from '../../kernel/decision.ts'
import { dayOf } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import type { Route, Visit } from '../../http/route.ts'
import { findActivity } from '../activities/activity.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { askOnceMore } from '../integrity/ask.commands.ts'
import { tellingOf } from './ask.rules.ts'
import { AssessmentPage } from './assessment.view.tsx'
import { assessControllers } from '../integrity/control.rules.ts'
import { listControllers } from '../integrity/control.store.ts'
import { decideDisclosureText } from '../integrity/disclosure-text.rules.ts'
import { listDisclosures } from '../integrity/disclosure.store.ts'
import { findLearnerDisclosure } from '../integrity/learner-disclosure.store.ts'

/** One activity as the integrity officer sees it. */
export const assessmentRoutes: Route[] = [
  {
    method: 'GET',
    path: '/integrity/activities/:activityId',
    may: 'integrity.see',
    handle: (visit) => showAssessment(visit),
  },
  {
    method: 'POST',
    path: '/integrity/activities/:activityId/people/:personId/asks',
    may: 'integrity.decide',
    handle: async (visit) => {
      const { activityId, personId } = visit.params as { activityId: string; personId: string }
      if (!isId(activityId) || !isId(personId)) return missing
      const office = { address: visit.office.address(), today: visit.office.today() }
      const decision = await visit.write((tx) => askOnceMore(tx, { activityId, personId }, office))
      if (decision === missing) return missing
      if (!decision.ok) return showAssessment(visit, decision.refusal.message)
      return seeOther(`/integrity/activities/${activityId}?asked=${personId}`)
    },
  },
]

async function showAssessment(visit: Visit, refused?: string): Promise<Answer> {
  const { db, office } = visit
  const { activityId = '' } = visit.params
  const activity = isId(activityId) ? await findActivity(db, activityId) : undefined
  if (!activity?.state) return missing
  const today = office.today()
  const [controllers, disclosures, kept, validityMonths] = await Promise.all([
    listControllers(db, [activityId]),
    listDisclosures(db, activityId),
    findLearnerDisclosure(db, activityId),
    findPolicy(db, 'integrity.validMonths', today),
  ])
  const assessed = assessControllers(controllers, { today, validityMonths, isClinical: activity.isClinical })
  const people = assessed.map((person) => {
    const askedAt = person.ask?.lastAskedAt
    const telling = tellingOf(person, today)
    return {
      ...person,
      telling,
      words: disclosures.find(({ id }) => id === person.disclosure?.id)?.wording ?? null,
      askedOn: askedAt ? dayOf(askedAt, office.settings.timeZone) : null,
      mayAsk: telling.state !== 'done' && person.verdict.code !== 'integrity/told-late',
    }
  })
  const asked = people.find(({ personId }) => personId === visit.query.asked)?.name
  const text = decideDisclosureText(assessed, today)
  const props = { activity, people, text, kept: kept?.text ?? null, asked, refused, stamp: visit.stamp() }
  const status = refused ? 422 : 200
  const body = <AssessmentPage {...props} />
  return showPage({ face: 'office', title: activity.title, current: '/integrity', status, body })
}
