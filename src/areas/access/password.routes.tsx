import { setTimeout as sleep } from 'node:timers/promises'
import { missing } from '../../kernel/decision.ts'
import { countAttempt } from '../../platform/attempts.ts'
import { isPassword } from '../../platform/passwords.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { one } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { findPersonToSignIn } from '../people/person.store.ts'
import { removePassword, setPassword } from './account.commands.ts'
import { withFresh } from './account.page.tsx'
import { findPassword, findShut } from './account.store.ts'
import { passwordSignIn, triesPerHour } from './password.schema.ts'
import { PasswordPage, PasswordSignInPage, ProofPage } from './password.view.tsx'
import { askForSignIn, signInByPassword } from './sign-in.commands.ts'
import { evenMs, isOwnPath } from './sign-in.schema.ts'
import { LinkSentPage } from './sign-in.view.tsx'

const hourMs = 3_600_000
const wrong = 'Address and password do not fit, or it was tried too often. Look at both, or let us send you a link.'

/** Signing in with a password, and setting one. */
export const passwordRoutes: Route[] = [
  {
    method: 'GET',
    path: '/sign-in/password',
    may: 'public',
    handle: (visit) => showSignIn(visit, '', visit.query.next ?? ''),
  },
  {
    method: 'POST',
    path: '/sign-in/password',
    may: 'public',
    perMinute: 10,
    handle: async (visit) => {
      const { email, password, next } = passwordSignIn.parse({
        email: one(visit.form, 'email'),
        password: one(visit.form, 'password'),
        next: one(visit.form, 'next'),
      })
      const [personId] = await Promise.all([findOwner(visit, email, password), sleep(evenMs)])
      if (!personId) return showSignIn(visit, email, next, wrong)
      const earlier = earlierOf(visit)
      const session = await visit.write((tx) => signInByPassword(tx, personId, earlier))
      return session === missing ? showSignIn(visit, email, next, wrong) : seeOther(next || '/home', session)
    },
  },
  {
    method: 'GET',
    path: '/my/password',
    may: 'signed in',
    handle: (visit) => withFresh(visit, () => showPassword(visit)),
  },
  {
    method: 'POST',
    path: '/my/password',
    may: 'signed in',
    perMinute: 10,
    handle: (visit) =>
      withFresh(visit, async () => {
        const { id } = visitorOf(visit)
        const password = one(visit.form, 'password')
        const decision = await visit.write((tx) => setPassword(tx, id, password, visit.sessionToken!))
        if (decision === missing) return missing
        return decision.ok ? seeOther('/my/profile?saved=1') : showPassword(visit, decision.refusal.message)
      }),
  },
  {
    method: 'POST',
    path: '/my/password/removal',
    may: 'signed in',
    handle: (visit) =>
      withFresh(visit, async () => {
        await visit.write((tx) => removePassword(tx, visitorOf(visit).id))
        return seeOther('/my/profile?saved=1')
      }),
  },
]

/** Whoever signed in a while ago shows anew that it is they. */
export const proofRoutes: Route[] = [
  {
    method: 'GET',
    path: '/my/proof',
    may: 'signed in',
    handle: (visit) => showProof(visit, visit.query.next ?? ''),
  },
  {
    method: 'POST',
    path: '/my/proof',
    may: 'signed in',
    perMinute: 10,
    handle: async (visit) => {
      const { email } = visitorOf(visit)
      const nextPath = ownPath(one(visit.form, 'next')) || '/my/profile'
      const address = visit.office.address()
      await visit.write((tx) => askForSignIn(tx, { email, nextPath, address }))
      const body = <LinkSentPage email={email} demo={visit.office.settings.demo} />
      return showPage({ face: 'task', title: 'Look in your mail', body })
    },
  },
  {
    method: 'POST',
    path: '/my/proof/password',
    may: 'signed in',
    perMinute: 10,
    handle: async (visit) => {
      const { id, email } = visitorOf(visit)
      const next = ownPath(one(visit.form, 'next')) || '/my/profile'
      const owner = await findOwner(visit, email, one(visit.form, 'password'))
      if (owner !== id) return showProof(visit, next, 'This is not your password, or it was tried too often.')
      const earlier = earlierOf(visit)
      const session = await visit.write((tx) => signInByPassword(tx, id, earlier))
      return session === missing ? missing : seeOther(next, session)
    },
  },
]

/**
 * Whose address and password these are; undefined where they do not fit. The same work is done whether the address is known or not, and after
 * ten wrong ones in an hour for one address even the right one is not taken.
 */
async function findOwner(visit: Visit, email: string, password: string): Promise<string | undefined> {
  const caller = email.trim().toLowerCase()
  const tries = await countAttempt(visit.office, { door: 'password', caller }, hourMs)
  const person = await findPersonToSignIn(visit.db, email)
  const isOpen = person !== undefined && !(await findShut(visit.db, person.id))
  const kept = isOpen ? await findPassword(visit.db, person.id) : undefined
  const isRight = await isPassword(password.slice(0, 1_000), kept)
  if (isRight && tries.count <= triesPerHour) return person!.id
  visit.office.log.warn({ requestId: visit.requestId, personId: person?.id ?? null }, 'wrong password')
  return undefined
}

function earlierOf({ visitor, sessionToken }: Visit) {
  return visitor && sessionToken ? { personId: visitor.id, token: sessionToken } : null
}

function ownPath(path: string): string {
  return isOwnPath(path) ? path : ''
}

function showSignIn(visit: Visit, email: string, next: string, error?: string) {
  const body = <PasswordSignInPage stamp={visit.stamp()} email={email} next={ownPath(next)} error={error} />
  return showPage({ face: 'task', title: 'Sign in with a password', status: error ? 422 : 200, body })
}

async function showPassword(visit: Visit, error?: string) {
  const isSet = (await findPassword(visit.db, visitorOf(visit).id)) !== undefined
  const body = <PasswordPage stamp={visit.stamp()} isSet={isSet} error={error} />
  return showPage({ face: 'learner', title: 'Your password', status: error ? 422 : 200, body })
}

async function showProof(visit: Visit, next: string, error?: string) {
  const { id, email } = visitorOf(visit)
  const hasPassword = (await findPassword(visit.db, id)) !== undefined
  const body = (
    <ProofPage stamp={visit.stamp()} email={email} next={ownPath(next)} hasPassword={hasPassword} error={error} />
  )
  return showPage({ face: 'task', title: 'Show that it is you', status: error ? 422 : 200, body })
}
