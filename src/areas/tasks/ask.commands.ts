import { type LocalDate, dayOf } from '../../kernel/dates.ts'
import { linkPath } from '../../kernel/link.ts'
import type { Tx } from '../../platform/database.ts'
import { queueMail } from '../../platform/mail.ts'
import { makeToken } from '../../platform/tokens.ts'
import { findProvider } from '../organizations/organization.store.ts'
import { showName } from '../people/person.schema.ts'
import { findPerson } from '../people/person.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { type AskedTask, type Letter, type Letterhead, showAsk, showDigest, showReminder } from './ask.rules.ts'
import { saveAsks } from './ask.store.ts'
import { findNewestLink, saveLink, saveLinkEnds } from './link.store.ts'
import type { AskKind, TaskAsk } from './task.schema.ts'

/** What sending a mail about a task needs to know of it. */
export type OpenTask = {
  id: string
  area: string
  subjectId: string
  owedBy: string
  owedTo: string | null
  title: string
  why: string
  path: string
  dueOn: string | null
}

type Person = { id: string; givenName: string; familyName: string; degree: string | null; email: string }

type AskOffice = { address: string; today?: LocalDate }

/**
 * Sends one mail for these tasks of one person: an ask or a reminder for one, a digest for several.
 *
 * @param first how to make the link of a task that has none yet
 * @returns the id of the mail
 */
export async function sendAsk(
  tx: Tx,
  tasks: OpenTask[],
  kind: AskKind,
  office: AskOffice,
  first?: TaskAsk['link'],
): Promise<string> {
  const { to, personId, ...letter } = await composeAsk(tx, tasks, kind, office, first)
  const mailId = await queueMail(tx, { to, personId, kind, ...letter })
  await saveAsks(tx, { mailId, taskIds: tasks.map((task) => task.id), kind })
  return mailId
}

/**
 * Writes the mail for these tasks of one person. Each task that has a link gets a fresh one, so the newest mail always works.
 *
 * Links of earlier mails go on working, because people answer whichever mail they find first; all of a task's links end
 * when it is settled. Only what went to an address that is no longer the person's is revoked: a stranger may hold it.
 *
 * @param first how to make the link of a task that has none yet
 */
export async function composeAsk(
  tx: Tx,
  tasks: OpenTask[],
  kind: AskKind,
  office: AskOffice,
  first?: TaskAsk['link'],
): Promise<Letter & { to: string; personId: string }> {
  const person = (await findPerson(tx, tasks[0]!.owedBy))!
  const asked: AskedTask[] = []
  for (const task of tasks) asked.push(await askedTask(tx, task, person, { address: office.address, first }))
  const today = office.today ?? dayOf(tx.at, 'UTC')
  return { to: person.email, personId: person.id, ...(await write(tx, asked, kind, today, person)) }
}

async function write(tx: Tx, asked: AskedTask[], kind: AskKind, today: LocalDate, person: Person): Promise<Letter> {
  const reader = { givenName: person.givenName, head: await findLetterhead(tx, today) }
  if (kind === 'digest') return showDigest(asked, today, reader)
  return kind === 'ask' ? showAsk(asked[0]!, reader) : showReminder(asked[0]!, today, reader)
}

/** The school's name and how to reach its office, as they stand at the foot of a mail. */
export async function findLetterhead(tx: Tx, today: LocalDate): Promise<Letterhead> {
  const provider = await findProvider(tx)
  const email = await findPolicy(tx, 'office.email', today)
  return { school: provider?.name ?? '', email, phone: await findPolicy(tx, 'office.phone', today) }
}

async function askedTask(
  tx: Tx,
  task: OpenTask,
  person: Person,
  office: { address: string; first?: TaskAsk['link'] },
): Promise<AskedTask> {
  const link = await remakeLink(tx, task, person, office.first)
  const asker = task.owedTo ? await findPerson(tx, task.owedTo) : undefined
  return {
    title: task.title,
    why: task.why,
    dueOn: task.dueOn as LocalDate | null,
    href: `${office.address}${link?.path ?? task.path}`,
    until: link?.until ?? null,
    asker: asker ? showName(asker) : null,
  }
}

async function remakeLink(tx: Tx, task: OpenTask, person: Person, first: TaskAsk['link']) {
  const last = await findNewestLink(tx, task.id)
  if (!last && !first) return undefined
  const purpose = last?.purpose ?? first!.purpose
  const expiresAt = last
    ? new Date(tx.at.getTime() + last.expiresAt.getTime() - last.madeAt.getTime())
    : endOfDayEverywhere(first!.expiresOn)
  await saveLinkEnds(tx, { taskId: task.id, exceptTo: person.email }, 'revoked')
  const token = makeToken()
  const link = { token, purpose, area: task.area, subjectId: task.subjectId, personId: person.id, expiresAt }
  await saveLink(tx, { ...link, taskId: task.id, sentTo: person.email })
  return { path: linkPath(purpose, token), until: lastDayOf(expiresAt) }
}

const halfDayMs = 43_200_000

/** The instant at which a day has ended in every time zone: noon of the next day in UTC. */
export function endOfDayEverywhere(day: LocalDate): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 3 * halfDayMs)
}

/** The last day on which something that ends at this instant works in every time zone. */
function lastDayOf(expiresAt: Date): LocalDate {
  return dayOf(new Date(expiresAt.getTime() - 3 * halfDayMs), 'UTC')
}
