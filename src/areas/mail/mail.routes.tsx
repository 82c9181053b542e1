import { seeOther, showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { registerRoutes } from '../../lists/routes.ts'
import { listTasksOfMail } from '../tasks/ask.store.ts'
import { sendAgain } from './mail.commands.ts'
import { mailRegister } from './mail.register.tsx'
import { findMailFor } from './mail.store.ts'
import { MailPage } from './mail.view.tsx'

export const mailRoutes: Route[] = [
  ...registerRoutes(mailRegister),
  { method: 'GET', path: '/mail/:mailId', may: 'mail.see', handle: (visit) => showMail(visit) },
  {
    method: 'POST',
    path: '/mail/:mailId/sending',
    may: 'mail.see',
    handle: async (visit) => {
      const { mailId = '' } = visit.params
      if (!isId(mailId)) return missing
      const office = { address: visit.office.address(), today: visit.office.today() }
      const decision = await visit.write((tx) => sendAgain(tx, mailId, office))
      if (decision === missing) return missing
      return decision.ok ? seeOther(`/mail/${mailId}`) : showMail(visit, decision.refusal.message)
    },
  },
]

async function showMail(visit: Visit, refused?: string) {
  const { mailId = '' } = visit.params
  const mail = isId(mailId) ? await findMailFor(visit.db, mailId) : undefined
  if (!mail) return missing
  const asked = await listTasksOfMail(visit.db, mail.id)
  const body = (
    <MailPage
      mail={{ ...mail, name: nameOf(mail) }}
      tasks={asked.map((task) => ({ ...task, dueOn: task.dueOn as LocalDate | null }))}
      maySeePeople={may(visitorOf(visit), 'people.record')}
      timeZone={visit.office.settings.timeZone}
      stamp={visit.stamp()}
      refused={refused}
    />
  )
  return showPage({ face: 'office', title: mail.subject, current: '/mail', status: refused ? 422 : 200, body })
}

function nameOf(mail: { givenName: string | null; familyName: string | null }): string | null {
  return mail.familyName === null ? null : `${mail.givenName} ${mail.familyName}`
}
