import { showInstant } from '../../kernel/dates.ts'
import { hashToken } from '../../platform/tokens.ts'
import type { ProfilePanel } from '../people/person.slots.ts'
import { findPassword } from './account.store.ts'
import { SignInLeaf } from './account.view.tsx'
import { findWaitingAddress } from './address.store.ts'
import { listSessions } from './session.store.ts'

/** Under You: the address and password of whoever is signed in, and their sessions. */
export const signInPanel: ProfilePanel = async (db, visitor, { now, timeZone, stamp, sessionToken }) => {
  const [sessions, waiting, password] = await Promise.all([
    listSessions(db, visitor.id, now),
    findWaitingAddress(db, visitor.id, now),
    findPassword(db, visitor.id),
  ])
  const here = sessionToken ? hashToken(sessionToken) : ''
  const lines = sessions.map(({ id, startedAt, seenAt, tokenHash }) => {
    const isHere = tokenHash === here
    const seen = isHere ? 'this browser' : `last used ${showInstant(seenAt, timeZone)}`
    return { id, isHere, says: `Since ${showInstant(startedAt, timeZone)}, ${seen}` }
  })
  return (
    <SignInLeaf
      stamp={stamp}
      email={visitor.email}
      waiting={waiting && { email: waiting.email, until: showInstant(waiting.expiresAt, timeZone) }}
      hasPassword={password !== undefined}
      sessions={lines}
    />
  )
}
