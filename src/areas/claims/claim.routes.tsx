import { type Refusal, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Quarters, quarters } from '../../kernel/quarters.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { claimCredit } from './claim.commands.ts'
import { decideCompleted, decideReady, decideTookPart, personalMaximum } from './claim.rules.ts'
import { claimInput } from './claim.schema.ts'
import { findStanding } from './claim.store.ts'
import { ClaimPage, NotNowPage, ParticipationPage, type TypedClaim } from './claim.view.tsx'
import { certificateKind } from '../certificates/recipient.rules.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findStanding>>>

/** Claiming credit, or the certificate that one took part, by who completed the activity. */
export const claimRoutes: Route[] = [
  {
    method: 'GET',
    path: '/learn/:activityId/claim',
    may: 'signed in',
    wrongOwner: (office) => `/learn/${office.idOf('activity')}/claim`,
    handle: async (visit) => {
      const found = await standingOf(visit)
      if (!found) return missing
      if (found.certificateId) return seeOther(`/certificates/${found.certificateId}`)
      const why = whyNotNow(found, visit)
      return why ? showNotNow(found, why, 200) : showQuestion(visit, found, { part: '', credits: '' }, {})
    },
  },
  {
    method: 'POST',
    path: '/learn/:activityId/claim',
    may: 'signed in',
    wrongOwner: (office) => `/learn/${office.idOf('activity')}/claim`,
    handle: async (visit) => {
      const found = await standingOf(visit)
      if (!found) return missing
      const typed = { part: one(visit.form, 'part'), credits: one(visit.form, 'credits') }
      const asked = readAsked(found, typed)
      if (!asked.ok) return showQuestion(visit, found, typed, asked.errors)
      const decision = await visit.write((tx) =>
        claimCredit(tx, {
          activityId: found.activity.id,
          personId: visitorOf(visit).id,
          quarters: asked.quarters,
          today: visit.office.today(),
          timeZone: visit.office.settings.timeZone,
        }),
      )
      if (decision === missing) return missing
      if (decision.ok) return seeOther(`/certificates/${decision.value}`)
      const isAnswer = decision.refusal.field !== undefined
      return isAnswer
        ? showQuestion(visit, found, typed, errorsOf(decision.refusal))
        : showNotNow((await standingOf(visit)) ?? found, decision.refusal, 422)
    },
  },
]

async function standingOf(visit: Visit): Promise<Found | undefined> {
  const activityId = visit.params.activityId!
  if (!isId(activityId)) return undefined
  return findStanding(visit.db, activityId, visitorOf(visit).id, visit.office.today())
}

function isPhysicianHere({ claimant }: Found): boolean {
  return certificateKind(claimant) === 'credit'
}

function whyNotNow(found: Found, visit: Visit): Refusal | null {
  const completed = decideCompleted(found.completedAt)
  if (!completed.ok) return completed.refusal
  const { standing, policy } = found
  const ready = isPhysicianHere(found)
    ? decideReady(standing, policy, visit.office.today())
    : decideTookPart(standing, policy)
  return ready.ok ? null : ready.refusal
}

type Asked = { ok: true; quarters: Quarters | null } | { ok: false; errors: Errors }

/** What a physician asks for; the others ask for no credit. A refused amount is told with the most there is. */
function readAsked(found: Found, typed: TypedClaim): Asked {
  if (!isPhysicianHere(found)) return { ok: true, quarters: null }
  const limit = personalMaximum(found.standing, found.policy)
  if (typed.part === 'all') return { ok: true, quarters: quarters(Math.max(0, limit)) }
  if (typed.part !== 'less') return { ok: false, errors: { part: 'Choose how much of it you took part in' } }
  const read = readForm(claimInput, { credits: typed.credits })
  return read.ok ? { ok: true, quarters: read.data.credits } : { ok: false, errors: read.errors }
}

function showQuestion(visit: Visit, found: Found, typed: TypedClaim, errors: Errors): Answer {
  const { activity, standing, policy } = found
  const stamp = visit.stamp()
  const isAward = isPhysicianHere(found)
  const body = isAward ? (
    <ClaimPage
      activity={activity}
      limit={personalMaximum(standing, policy)}
      stamp={stamp}
      typed={typed}
      errors={errors}
    />
  ) : (
    <ParticipationPage activity={activity} designated={standing.designated} stamp={stamp} />
  )
  const status = statusOf(errors)
  return showPage({ face: 'task', title: isAward ? 'Claim your credit' : 'Your certificate', status, body })
}

const titles: Record<string, string> = {
  'claim/once': 'You have it already',
  'claim/not-completed': 'Not yet',
  'claim/no-evaluation': 'One step before',
}

function showNotNow({ activity, certificateId }: Found, { code, message }: Refusal, status: number): Answer {
  const title = titles[code] ?? 'This cannot be claimed'
  const way = certificateId
    ? { href: `/certificates/${certificateId}`, label: 'See your certificate' }
    : code === 'claim/no-evaluation'
      ? { href: `/learn/${activity.id}/evaluation`, label: 'Evaluate' }
      : { href: `/learn/${activity.id}`, label: 'Back to the activity' }
  const body = <NotNowPage activity={activity} title={title} message={message} way={way} />
  return showPage({ face: 'task', title, status, body })
}
