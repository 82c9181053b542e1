import { planActivity } from '../src/areas/activities/activity.commands.ts'
import type { ActivityRole } from '../src/areas/activities/activity.schema.ts'
import type { ActivityStep } from '../src/areas/activities/life.schema.ts'
import { saveStep } from '../src/areas/activities/plan.store.ts'
import { nameRole } from '../src/areas/activities/role.commands.ts'
import { type LocalDate, localDate } from '../src/kernel/dates.ts'
import { newId } from '../src/kernel/ids.ts'
import { timedWork } from '../src/platform/office.ts'
import { allowed } from './evidence.ts'
import { acceptGap, actorOf, addGap } from './gaps.ts'
import type { TestOffice } from './office.ts'

/** Plans an activity for a new gap, in the hands of Ada, and returns its id. Opens in May, a month after most tests stand. */
export async function planIn(office: TestOffice, title = 'The first hour of sepsis on the ward'): Promise<string> {
  const gapId = await addGap(office)
  await acceptGap(office, gapId)
  const plan = { title, releasesOn: localDate('2026-05-04'), expiresOn: localDate('2028-05-03') }
  return allowed(office.office.write(actorOf(office, 'ada'), (tx) => planActivity(tx, gapId, plan)))
}

/** Names someone in an activity from a day on, as Ada; returns the role's id. News waits for `office.work()`. */
export async function nameIn(
  office: TestOffice,
  activityId: string,
  name: string,
  role: ActivityRole,
  startsOn: LocalDate = localDate('2026-04-01'),
): Promise<string> {
  const named = { personId: office.idOf(name), role, startsOn }
  return allowed(office.office.write(actorOf(office, 'ada'), (tx) => nameRole(tx, activityId, named)))
}

/** The tokens of the links in a person's mails, newest mail first. */
export async function linksOf(office: TestOffice, name: string, folder: string): Promise<string[]> {
  const mails = await office.mails(`${name}@`)
  const pattern = new RegExp(`/link/${folder}/(\\w+)`, 'g')
  return mails.flatMap(({ body }) => [...body.matchAll(pattern)].map((match) => match[1]!))
}

/** An activity as years of planning would have left it. */
type Line = { title: string; releasesOn?: string; expiresOn?: string; state?: ActivityStep; isListed?: boolean }

/** Adds activities at once; returns their ids. */
export async function addLines(office: TestOffice, lines: readonly Line[]): Promise<string[]> {
  const rows = lines.map((line) => ({ ...line, id: newId() }))
  await office.office.write(timedWork, async (tx) => {
    const activities = rows.map(({ id, title, releasesOn, expiresOn, isListed = true }) => ({
      id,
      number: id,
      title,
      format: 'enduring material' as const,
      releases_on: releasesOn ?? '2026-01-05',
      expires_on: expiresOn ?? '2027-01-04',
      is_listed: isListed,
      proposed_at: tx.at,
    }))
    await tx.insertInto('activities_activity').values(activities).execute()
    for (const { id, state = 'published' } of rows) await saveStep(tx, id, state, '')
  })
  return rows.map(({ id }) => id)
}
