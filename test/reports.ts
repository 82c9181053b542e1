import { answerConsent } from '../src/areas/people/consent.commands.ts'
import { claimCredit } from '../src/areas/claims/claim.commands.ts'
import { saveDesignation } from '../src/areas/credit/designation.store.ts'
import { recordOrganization } from '../src/areas/organizations/organization.commands.ts'
import { recordLicense } from '../src/areas/people/person.commands.ts'
import type { OrganizationKind } from '../src/areas/organizations/organization.schema.ts'
import type { PersonInput } from '../src/areas/people/person.schema.ts'
import { quarters } from '../src/kernel/quarters.ts'
import { timedWork } from '../src/platform/office.ts'
import { allowed } from './evidence.ts'
import { acceptGap, addGap } from './gaps.ts'
import { learn } from './learners.ts'
import { type TestOffice, openTestOffice } from './office.ts'
import { teach } from './outcomes.ts'

/** The provider's own number and name stand in files; the address of a test office is http://office.test. */
export const schoolName = 'Alder Bay School of Medicine'

/** An office with its provider and Ada on its staff, and an activity of 1.5 credits that opened on March 2, 2026. */
export async function openReports(): Promise<{ office: TestOffice; activityId: string }> {
  const office = await openTestOffice({ now: '2026-03-02T15:00:00Z' })
  await office.person('ada', { roles: ['office staff'] })
  await office.office.write(timedWork, (tx) =>
    recordOrganization(tx, { name: schoolName, kind: 'school', isProvider: true, city: 'Alder Bay', state: 'MA' }),
  )
  return { office, activityId: await openActivity(office, 'Sepsis in the first hour') }
}

/** Opens another activity today, designated for so many quarters. */
export async function openActivity(office: TestOffice, title: string, credit = 6): Promise<string> {
  const gapId = await addGap(office)
  await acceptGap(office, gapId)
  const activityId = await teach(office, gapId, title)
  await office.office.write(timedWork, (tx) =>
    saveDesignation(tx, { activityId, quarters: quarters(credit), minutes: credit * 15 }),
  )
  return activityId
}

/** What a learner has on record, and what they did: completed, and claimed so much (null: who is no physician). */
export type Reported = {
  person?: Partial<PersonInput>
  license?: { state: string; number: string } | null
  consent?: boolean
  credits?: number | null | 'not yet'
}

/** Adds someone who completes an activity, can be reported unless said otherwise, and claims 1.25 credits. */
export async function addLearner(
  office: TestOffice,
  activityId: string,
  name: string,
  given: Reported = {},
): Promise<string> {
  const { person, license = { state: 'MA', number: '0012345' }, consent = true } = given
  const who = { isPassed: true, rating: 4, person: { birthday: '03/07', ...person } }
  const personId = await learn(office, activityId, name, who)
  await office.office.write(timedWork, async (tx) => {
    if (license) await recordLicense(tx, personId, license)
    await answerConsent(tx, personId, 'report credit', consent)
  })
  const { credits = 1.25 } = given
  if (credits !== 'not yet') await claim(office, activityId, name, credits)
  return personId
}

/** Claims for someone; null is for who is no physician. Returns the certificate's id. */
export async function claim(
  office: TestOffice,
  activityId: string,
  name: string,
  credits: number | null,
): Promise<string> {
  const { timeZone } = office.office.settings
  const asked = credits === null ? null : quarters(credits * 4)
  const whose = { activityId, personId: office.idOf(name), quarters: asked, today: office.office.today(), timeZone }
  return allowed(office.office.write(timedWork, (tx) => claimCredit(tx, whose)))
}

/** Changes what the plan says of an activity that is open, past the gate that would take it back to planning. */
export async function rewrite(
  office: TestOffice,
  activityId: string,
  words: { description?: string; providership?: 'direct' | 'joint' },
): Promise<void> {
  await office.office.db.updateTable('activities_activity').set(words).where('id', '=', activityId).execute()
}

/** Takes the designation of every activity back. */
export async function endDesignations(office: TestOffice): Promise<void> {
  await office.office.db.updateTable('credit_designation').set({ withdrawn_at: office.office.now() }).execute()
}

/** Adds an organization that provides an activity together with the office. */
export async function joinIn(
  office: TestOffice,
  activityId: string,
  name: string,
  kind: OrganizationKind,
): Promise<void> {
  await office.office.write(timedWork, async (tx) => {
    const facts = { name, kind, isProvider: false, city: null, state: null }
    const organization_id = await recordOrganization(tx, facts)
    await tx.insertInto('activities_joint_provider').values({ activity_id: activityId, organization_id }).execute()
  })
}
