import { dayOf, showDay } from '../../kernel/dates.ts'
import { type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { one, statusOf } from '../../http/form.ts'
import { type Route, type Visit, linkOf, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { type FollowUpAnswer, followUpAnswers, noteAtMost } from './commitment.schema.ts'
import { findFollowUp } from './commitment.store.ts'
import { answerFollowUp } from './follow-up.commands.ts'
import { FollowUpPage, FollowUpThanksPage } from './follow-up.view.tsx'

type Asked = { followUpId: string; personId: string; action: string; after: string }

/** What became of a commitment: by the link in the mail, or signed in. */
export const followUpRoutes: Route[] = [
  {
    method: 'GET',
    path: '/link/follow-up/:token',
    may: 'link',
    purpose: 'follow up',
    perMinute: 60,
    handle: (visit) => showQuestion(visit, byLink(visit)),
  },
  {
    method: 'POST',
    path: '/link/follow-up/:token',
    may: 'link',
    purpose: 'follow up',
    perMinute: 60,
    handle: (visit) => keepAnswer(visit, byLink(visit)),
  },
  {
    method: 'GET',
    path: '/my/follow-ups/:followUpId',
    may: 'signed in',
    wrongOwner: (office) => `/my/follow-ups/${office.idOf('follow-up')}`,
    handle: (visit) => showQuestion(visit, bySession(visit)),
  },
  {
    method: 'POST',
    path: '/my/follow-ups/:followUpId',
    may: 'signed in',
    wrongOwner: (office) => `/my/follow-ups/${office.idOf('follow-up')}`,
    handle: (visit) => keepAnswer(visit, bySession(visit)),
  },
]

function byLink(visit: Visit): Asked {
  const link = linkOf(visit)
  return { followUpId: link.subjectId, personId: link.personId, action: visit.path, after: '' }
}

function bySession(visit: Visit): Asked {
  return { followUpId: visit.params.followUpId!, personId: visitorOf(visit).id, action: visit.path, after: '/my' }
}

async function showQuestion(visit: Visit, asked: Asked, errors: Errors = {}): Promise<Answer | Missing> {
  const followUp = isId(asked.followUpId) ? await findFollowUp(visit.db, asked.followUpId) : undefined
  if (followUp?.personId !== asked.personId) return missing
  if (followUp.answer) return showThanks(followUp.answer)
  const promisedOn = showDay(dayOf(followUp.madeAt, visit.office.settings.timeZone))
  const typed = { answer: one(visit.form, 'answer'), note: one(visit.form, 'note') }
  const body = (
    <FollowUpPage
      {...typed}
      activity={followUp.activity}
      statement={followUp.statement}
      promisedOn={promisedOn}
      action={asked.action}
      stamp={visit.stamp()}
      errors={errors}
    />
  )
  return showPage({ face: 'task', title: 'Did it work out?', status: statusOf(errors), body })
}

async function keepAnswer(visit: Visit, asked: Asked): Promise<Answer | Missing> {
  if (!isId(asked.followUpId)) return missing
  const answer = followUpAnswers.find((each) => each === one(visit.form, 'answer'))
  if (!answer) return showQuestion(visit, asked, { answer: 'Choose one of the four' })
  const note = one(visit.form, 'note').trim()
  if (note.length > noteAtMost) return showQuestion(visit, asked, { note: `Keep it under ${noteAtMost} letters` })
  const decision = await visit.write((tx) =>
    answerFollowUp(tx, { followUpId: asked.followUpId, personId: asked.personId, answer, note }),
  )
  if (decision === missing) return missing
  if (!decision.ok) {
    const followUp = await findFollowUp(visit.db, asked.followUpId)
    return showThanks(followUp!.answer!, decision.refusal.message)
  }
  return asked.after ? seeOther(asked.after) : showThanks(answer)
}

/** What was answered; `said` is why nothing of it changes now. */
function showThanks(answer: FollowUpAnswer, said?: string): Answer {
  const body = <FollowUpThanksPage answer={answer} said={said} />
  return showPage({ face: 'task', title: 'Thank you', status: said ? 422 : 200, body })
}
