import type { Errors } from '../../ui/errors.ts'
import { missing } from '../../kernel/decision.ts'
import { showInstant } from '../../kernel/dates.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Tx } from '../../platform/database.ts'
import { hashToken } from '../../platform/tokens.ts'
import { setKeys } from './shortcut.commands.ts'
import { answerConsent } from './consent.commands.ts'
import { consentWording, findConsent } from './consent.store.ts'
import { askForAddress, holdPerson } from './address.commands.ts'
import { isSameAddress } from './address.rules.ts'
import { findWaitingAddress } from './address.store.ts'
import { correctPerson, recordLicense } from './person.commands.ts'
import { type TypedPerson, typedIn, typedOf } from './person-form.view.tsx'
import { type LicenseInput, type PersonInput, licenseInput, personInput } from './person.schema.ts'
import { findPerson, listLicenses } from './person.store.ts'
import { ProfilePage } from './profile.view.tsx'
import { listSessions } from './session.store.ts'

export const profileRoutes: Route[] = [
  {
    method: 'GET',
    path: '/my/profile',
    may: 'signed in',
    handle: async (visit) => {
      const personId = visitorOf(visit).id
      const [person, licenses] = await Promise.all([findPerson(visit.db, personId), listLicenses(visit.db, personId)])
      if (!person) return missing
      const typed = {
        ...typedOf(person),
        licenseState: licenses[0]?.state ?? '',
        licenseNumber: licenses[0]?.number ?? '',
      }
      return showProfile(visit, typed, {})
    },
  },
  {
    method: 'POST',
    path: '/my/profile',
    may: 'signed in',
    handle: async (visit) => {
      const personId = visitorOf(visit).id
      const read = readForm(personInput, visit.form)
      const license = readLicense(visit)
      if (!read.ok || !license.ok) {
        return showProfile(visit, typedIn(visit.form), {
          ...(read.ok ? {} : read.errors),
          ...(license.ok ? {} : license.errors),
        })
      }
      const consents = one(visit.form, 'consent') === 'yes'
      const address = visit.office.address()
      const decision = await visit.write((tx) =>
        keepProfile(tx, personId, { person: read.data, license: license.data, consents, address }),
      )
      if (decision === missing) return missing
      return decision.ok
        ? seeOther('/my/profile?saved=1')
        : showProfile(visit, typedIn(visit.form), errorsOf(decision.refusal))
    },
  },
  {
    method: 'POST',
    path: '/my/profile/keys',
    may: 'signed in',
    handle: async (visit) => {
      const personId = visitorOf(visit).id
      await visit.write((tx) => setKeys(tx, personId, one(visit.form, 'keys') === 'yes'))
      return seeOther('/my/profile?saved=1')
    },
  },
]

type Profile = { person: PersonInput; license: LicenseInput | null; consents: boolean; address: string }

/** All that a person says of themselves, kept together or not at all; a new address waits for its link. */
async function keepProfile(tx: Tx, personId: string, { person, license, consents, address }: Profile) {
  await holdPerson(tx, personId)
  const known = await findPerson(tx, personId)
  if (!known) return missing
  const corrected = await correctPerson(tx, personId, { ...person, email: known.email })
  if (corrected === missing || !corrected.ok) return corrected
  if (license) await recordLicense(tx, personId, license)
  await answerConsent(tx, personId, 'report credit', consents)
  return isSameAddress(known.email, person.email)
    ? corrected
    : askForAddress(tx, personId, { email: person.email, address })
}

function readLicense(visit: Visit) {
  const license = { state: one(visit.form, 'licenseState'), number: one(visit.form, 'licenseNumber') }
  if (license.state.trim() === '' && license.number.trim() === '') return { ok: true as const, data: null }
  const read = readForm(licenseInput, license)
  if (read.ok) return read
  const named: Record<string, string> = {}
  if (read.errors.state) named.licenseState = read.errors.state
  if (read.errors.number) named.licenseNumber = read.errors.number
  return { ok: false as const, errors: named }
}

async function showProfile(visit: Visit, typed: TypedPerson, errors: Errors) {
  const personId = visitorOf(visit).id
  const [consent, sessions, waiting] = await Promise.all([
    findConsent(visit.db, personId, 'report credit'),
    listSessions(visit.db, personId, visit.office.now()),
    findWaitingAddress(visit.db, personId, visit.office.now()),
  ])
  const here = visit.sessionToken ? hashToken(visit.sessionToken) : ''
  const said = sessions.map((session) => ({
    id: session.id,
    says: `Since ${showInstant(session.startedAt, visit.office.settings.timeZone)}${session.tokenHash === here ? ', this browser' : ''}`,
  }))
  const isRefused = Object.keys(errors).length > 0
  const isGiven = isRefused ? typed.consent === 'yes' : consent?.act === 'given'
  const body = (
    <ProfilePage
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
      isSaved={visit.query.saved === '1' && !isRefused}
      waiting={
        waiting && { email: waiting.email, until: showInstant(waiting.expiresAt, visit.office.settings.timeZone) }
      }
      consent={{ wording: consentWording, isGiven }}
      keys={may(visitorOf(visit), 'office.see') ? { stamp: visit.stamp(), areUsed: visitorOf(visit).usesKeys } : null}
      sessions={said}
    />
  )
  return showPage({ face: 'learner', title: 'You', status: isRefused ? 422 : 200, body })
}
