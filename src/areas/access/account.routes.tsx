import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { one } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { endOwnSession, reopenAccount, shutAccount } from './account.commands.ts'
import { type AccountOwner, withOwner } from './account.page.tsx'
import { findPassword, findShut } from './account.store.ts'
import { AccountPage } from './account.view.tsx'
import { listSessions } from './session.store.ts'
import { signOutEverywhere } from './sign-in.commands.ts'

/** The account of a person as the office sees it: open or shut, and where it is signed in. */
export const accountRoutes: Route[] = [
  {
    method: 'GET',
    path: '/people/:personId/account',
    may: 'people.record',
    handle: (visit) => withOwner(visit, (person) => showAccount(visit, person)),
  },
  {
    method: 'POST',
    path: '/people/:personId/account/closure',
    may: 'people.record',
    handle: (visit) =>
      withOwner(visit, async (person) => {
        const why = one(visit.form, 'why')
        const decision = await visit.write((tx) => shutAccount(tx, person.id, why))
        if (decision === missing) return missing
        const here = `/people/${person.id}/account`
        return decision.ok ? seeOther(here) : showAccount(visit, person, { why, error: decision.refusal.message })
      }),
  },
  {
    method: 'POST',
    path: '/people/:personId/account/closure/withdrawal',
    may: 'people.record',
    handle: (visit) =>
      withOwner(visit, async (person) => {
        const why = one(visit.form, 'why')
        const decision = await visit.write((tx) => reopenAccount(tx, person.id, why))
        if (decision === missing) return missing
        const here = `/people/${person.id}/account`
        return decision.ok ? seeOther(here) : showAccount(visit, person, { why, error: decision.refusal.message })
      }),
  },
  {
    method: 'POST',
    path: '/people/:personId/account/sessions/end',
    may: 'role.give',
    handle: (visit) =>
      withOwner(visit, async (person) => {
        await visit.write((tx) => signOutEverywhere(tx, person.id))
        return seeOther(`/people/${person.id}/account`)
      }),
  },
  {
    method: 'POST',
    path: '/my/sessions/:sessionId/end',
    may: 'signed in',
    wrongOwner: (office) => `/my/sessions/${office.idOf('session')}/end`,
    handle: async (visit) => {
      const sessionId = visit.params.sessionId!
      if (!isId(sessionId)) return missing
      const decision = await visit.write((tx) => endOwnSession(tx, visitorOf(visit).id, sessionId))
      return decision === missing ? missing : seeOther('/my/profile#sign-in')
    },
  },
]

async function showAccount(visit: Visit, person: AccountOwner, refused?: { why: string; error: string }) {
  const [shut, sessions, password] = await Promise.all([
    findShut(visit.db, person.id),
    listSessions(visit.db, person.id, visit.office.now()),
    findPassword(visit.db, person.id),
  ])
  const body = (
    <AccountPage
      personId={person.id}
      name={`${person.givenName} ${person.familyName}`}
      stamp={visit.stamp()}
      timeZone={visit.office.settings.timeZone}
      shut={shut}
      sessions={sessions.length}
      hasPassword={password !== undefined}
      mayEndSessions={visitorOf(visit).roles.includes('administrator')}
      refused={refused}
    />
  )
  const title = `Account of ${person.givenName} ${person.familyName}`
  return showPage({ face: 'office', title, current: '/people', status: refused ? 422 : 200, body })
}
