import { missing } from '../../kernel/decision.ts'
import { dayOf } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { findActivity, isInRole } from '../activities/activity.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { askOnceMore } from '../integrity/ask.commands.ts'
import { tellingOf } from './ask.rules.ts'
import { AsksPage } from './ask.view.tsx'
import { assessControllers } from '../integrity/control.rules.ts'
import { listControllers } from '../integrity/control.store.ts'

/** Who has disclosed, for the office and those who plan; nothing of what anyone told stands here. */
export const askRoutes: Route[] = [
  {
    method: 'GET',
    path: '/office/activities/:activityId/disclosures',
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/disclosures`,
    handle: (visit) => showAsks(visit),
  },
  {
    method: 'POST',
    path: '/office/activities/:activityId/disclosures/:personId/asks',
    may: 'activity.plan',
    handle: async (visit) => {
      const { activityId, personId } = visit.params as { activityId: string; personId: string }
      if (!isId(activityId) || !isId(personId)) return missing
      const office = { address: visit.office.address(), today: visit.office.today() }
      const decision = await visit.write((tx) => askOnceMore(tx, { activityId, personId }, office))
      if (decision === missing) return missing
      if (!decision.ok) return showAsks(visit, decision.refusal.message)
      return seeOther(`/office/activities/${activityId}/disclosures?asked=${personId}`)
    },
  },
]

async function showAsks(visit: Visit, refused?: string): Promise<Answer> {
  const { db, office } = visit
  const { activityId = '' } = visit.params
  const activity = isId(activityId) ? await findActivity(db, activityId) : undefined
  const visitor = visitorOf(visit)
  if (!activity) return missing
  if (!may(visitor, 'activity.see') && !(await isInRole(db, activityId, visitor.id))) return missing
  const today = office.today()
  const [people, validityMonths] = await Promise.all([
    listControllers(db, [activityId]),
    findPolicy(db, 'integrity.validMonths', today),
  ])
  const assessed = assessControllers(people, { today, validityMonths, isClinical: activity.isClinical })
  const lines = assessed.map((person) => {
    const telling = tellingOf(person, today)
    const askedAt = person.ask?.lastAskedAt
    return {
      ...telling,
      personId: person.personId,
      name: person.name,
      email: person.email,
      roles: person.roles.map(({ role }) => role).join(' and '),
      dueOn: person.ask?.dueOn ?? null,
      askedOn: askedAt ? dayOf(askedAt, office.settings.timeZone) : null,
      mayAsk: telling.state !== 'done' && person.verdict.code !== 'integrity/told-late',
    }
  })
  const asked = lines.find(({ personId }) => personId === visit.query.asked)?.name
  const mayAsk = may(visitor, 'activity.plan')
  const body = <AsksPage {...{ activity, people: lines, mayAsk, asked, refused, stamp: visit.stamp() }} />
  const status = refused ? 422 : 200
  return showPage({ face: 'office', title: 'Who has disclosed', current: '/office/activities', status, body })
}
