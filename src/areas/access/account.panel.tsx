import { showInstant } from '../../kernel/dates.ts'
import { hashToken } from '../../platform/tokens.ts'
import type { ProfilePanel } from '../people/person.slots.ts'
import { SignInLeaf } from './account.view.tsx'
import { findWaitingAddress } from './address.store.ts'
import { listSessions } from './session.store.ts'

/** Under You: the address of whoever is signed in, and their sessions. */
export const signInPanel: ProfilePanel = async (db, visitor, { now, timeZone, stamp, sessionToken }) => {
  const [sessions, waiting] = await Promise.all([
    listSessions(db, visitor.id, now),
    findWaitingAddress(db, visitor.id, now),
  ])
  const here = sessionToken ? hashToken(sessionToken) : ''
  const said = sessions.map(
    (session) =>
      `Since ${showInstant(session.startedAt, timeZone)}${session.tokenHash === here ? ', this browser' : ''}`,
  )
  return (
    <SignInLeaf
      stamp={stamp}
      email={visitor.email}
      waiting={waiting && { email: waiting.email, until: showInstant(waiting.expiresAt, timeZone) }}
      sessions={said}
    />
  )
}
