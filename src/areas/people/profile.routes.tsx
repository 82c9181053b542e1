import type { Errors } from '../../ui/errors.ts'
import { missing } from '../../kernel/decision.ts'
import { showInstant } from '../../kernel/dates.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { hashToken } from '../../platform/tokens.ts'
import { answerConsent } from './consent.commands.ts'
import { consentWording, findConsent } from './consent.store.ts'
import { correctPerson, recordLicense } from './person.commands.ts'
import { type TypedPerson, typedIn, typedOf } from './person-form.view.tsx'
import { licenseInput, personInput } from './person.schema.ts'
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
      const decision = await visit.write(async (tx) => {
        const corrected = await correctPerson(tx, personId, read.data)
        if (corrected === missing || !corrected.ok) return corrected
        if (license.data) await recordLicense(tx, personId, license.data)
        await answerConsent(tx, personId, 'report credit', one(visit.form, 'consent') === 'yes')
        return corrected
      })
      if (decision === missing) return missing
      return decision.ok
        ? seeOther('/my/profile?saved=1')
        : showProfile(visit, typedIn(visit.form), errorsOf(decision.refusal))
    },
  },
]

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
  const [consent, sessions] = await Promise.all([
    findConsent(visit.db, personId, 'report credit'),
    listSessions(visit.db, personId, visit.office.now()),
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
      consent={{ wording: consentWording, isGiven }}
      sessions={said}
    />
  )
  return showPage({ face: 'learner', title: 'You', status: isRefused ? 422 : 200, body })
}
