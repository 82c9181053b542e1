import { setTimeout as sleep } from 'node:timers/promises'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { one, readForm } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { askForSignIn, signInAsDemo, signInByLink, signOut, signOutEverywhere } from './sign-in.commands.ts'
import { evenMs, isOwnPath, signInInput } from './sign-in.schema.ts'
import { listDemoPeople } from './sign-in.store.ts'
import { DemoSignInPage, LinkSentPage, SignInPage, UseLinkPage } from './sign-in.view.tsx'

/** Where someone goes who did not say where to: the office for those who work there, else their own learning. */
const homePath = '/home'

export const signInRoutes: Route[] = [
  {
    method: 'GET',
    path: '/sign-in',
    may: 'public',
    handle: (visit) => {
      const next = isOwnPath(visit.query.next ?? '') ? visit.query.next! : ''
      const body = <SignInPage stamp={visit.stamp()} typed={{ email: '', next }} demo={visit.office.settings.demo} />
      return showPage({ face: 'task', title: 'Sign in', body })
    },
  },
  {
    method: 'POST',
    path: '/sign-in',
    may: 'public',
    perMinute: 10,
    handle: async (visit) => {
      const demo = visit.office.settings.demo
      const read = readForm(signInInput, visit.form)
      if (!read.ok) {
        const typed = { email: one(visit.form, 'email'), next: one(visit.form, 'next'), error: read.errors.email }
        const body = <SignInPage stamp={visit.stamp()} typed={typed} demo={demo} />
        return showPage({ face: 'task', title: 'Sign in', status: 422, body })
      }
      const ask = { email: read.data.email, nextPath: read.data.next || null, address: visit.office.address() }
      await Promise.all([visit.write((tx) => askForSignIn(tx, ask)), sleep(evenMs)])
      return showPage({
        face: 'task',
        title: 'Look in your mail',
        body: <LinkSentPage email={ask.email} demo={demo} />,
      })
    },
  },
  {
    method: 'GET',
    path: '/sign-in/link/:token',
    may: 'public',
    perMinute: 30,
    handle: (visit) =>
      showPage({
        face: 'task',
        title: 'Sign in',
        quiet: true,
        body: <UseLinkPage stamp={visit.stamp()} token={visit.params.token!} />,
      }),
  },
  {
    method: 'POST',
    path: '/sign-in/link/:token',
    may: 'public',
    perMinute: 10,
    handle: async (visit) => {
      const session = await visit.write((tx) => signInByLink(tx, visit.params.token!, sessionOf(visit)))
      return session === missing ? missing : seeOther(session.nextPath ?? homePath, session)
    },
  },
  {
    method: 'POST',
    path: '/sign-out',
    may: 'signed in',
    handle: async (visit) => {
      await visit.write((tx) => signOut(tx, visitorOf(visit).id, visit.sessionToken!))
      return seeOther('/', { token: null })
    },
  },
  {
    method: 'POST',
    path: '/sign-out/everywhere',
    may: 'signed in',
    handle: async (visit) => {
      await visit.write((tx) => signOutEverywhere(tx, visitorOf(visit).id))
      return seeOther('/sign-in', { token: null })
    },
  },
  {
    method: 'GET',
    path: '/demo/sign-in',
    may: 'public',
    onlyInDemo: true,
    handle: async (visit) => {
      const people = await listDemoPeople(visit.db, visit.office.now())
      return showPage({
        face: 'task',
        title: 'Sign in as',
        body: <DemoSignInPage stamp={visit.stamp()} people={people} />,
      })
    },
  },
  {
    method: 'POST',
    path: '/demo/sign-in',
    may: 'public',
    onlyInDemo: true,
    handle: async (visit) => {
      const personId = one(visit.form, 'personId')
      if (!isId(personId)) return missing
      const session = await visit.write((tx) => signInAsDemo(tx, personId))
      return session === missing ? missing : seeOther(homePath, session)
    },
  },
]

function sessionOf({ visitor, sessionToken }: Visit) {
  return visitor && sessionToken ? { personId: visitor.id, token: sessionToken } : null
}
