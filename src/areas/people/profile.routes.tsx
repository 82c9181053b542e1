import type { Errors } from '../../ui/errors.ts'
import { missing } from '../../kernel/decision.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Tx } from '../../platform/database.ts'
import { setKeys } from './shortcut.commands.ts'
import { answerConsent } from './consent.commands.ts'
import { consentWording, findConsent } from './consent.store.ts'
import { factForms, ownKinds } from './fact.schema.ts'
import { correctPerson, holdPerson, recordLicense } from './person.commands.ts'
import { type TypedPerson, typedIn, typedOf } from './person-form.view.tsx'
import { type LicenseInput, type PersonFacts, licenseInput, personFacts } from './person.schema.ts'
import type { ProfilePanel } from './person.slots.ts'
import { findPerson, listLicenses } from './person.store.ts'
import { ProfilePage } from './profile.view.tsx'

/** What the office knows of whoever is signed in, to be corrected by them; areas above add what they keep. */
export const profileRoutes = (panels: readonly ProfilePanel[]): Route[] => [
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
      return showProfile(visit, panels, typed, {})
    },
  },
  {
    method: 'POST',
    path: '/my/profile',
    may: 'signed in',
    handle: async (visit) => {
      const personId = visitorOf(visit).id
      const read = readForm(personFacts, visit.form)
      const license = readLicense(visit)
      if (!read.ok || !license.ok) {
        return showProfile(visit, panels, typedIn(visit.form), {
          ...(read.ok ? {} : read.errors),
          ...(license.ok ? {} : license.errors),
        })
      }
      const consents = one(visit.form, 'consent') === 'yes'
      const decision = await visit.write((tx) =>
        keepProfile(tx, personId, { person: read.data, license: license.data, consents }),
      )
      if (decision === missing) return missing
      return decision.ok
        ? seeOther('/my/profile?saved=1')
        : showProfile(visit, panels, typedIn(visit.form), errorsOf(decision.refusal))
    },
  },
]

/** Whether keys of one letter work for whoever is signed in. */
export const keysRoutes: Route[] = [
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

type Profile = { person: PersonFacts; license: LicenseInput | null; consents: boolean }

/** All that a person says of themselves, kept together or not at all. */
async function keepProfile(tx: Tx, personId: string, { person, license, consents }: Profile) {
  await holdPerson(tx, personId)
  const corrected = await correctPerson(tx, personId, person)
  if (corrected === missing || !corrected.ok) return corrected
  if (license) await recordLicense(tx, personId, license)
  await answerConsent(tx, personId, 'report credit', consents)
  return corrected
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

async function showProfile(visit: Visit, panels: readonly ProfilePanel[], typed: TypedPerson, errors: Errors) {
  const visitor = visitorOf(visit)
  const { sessionToken, office } = visit
  const context = { now: office.now(), timeZone: office.settings.timeZone, stamp: visit.stamp(), sessionToken }
  const [consent, added] = await Promise.all([
    findConsent(visit.db, visitor.id, 'report credit'),
    Promise.all(panels.map((panel) => panel(visit.db, visitor, context))),
  ])
  const isRefused = Object.keys(errors).length > 0
  const isGiven = isRefused ? typed.consent === 'yes' : consent?.act === 'given'
  const body = (
    <ProfilePage
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
      isSaved={visit.query.saved === '1' && !isRefused}
      consent={{ wording: consentWording, isGiven }}
      more={ownKinds.map((kind) => ({ title: factForms[kind].title, href: `/my/${kind}` }))}
      keys={may(visitor, 'office.see') ? { stamp: visit.stamp(), areUsed: visitor.usesKeys } : null}
    >
      {added}
    </ProfilePage>
  )
  return showPage({ face: 'learner', title: 'You', status: isRefused ? 422 : 200, body })
}
