import { type Missing, missing } from '../../kernel/decision.ts'
import { dayOf } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import { one, statusOf } from '../../http/form.ts'
import { type Grant, may } from '../../http/permission.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { listRoles } from '../access/role.store.ts'
import { listOrganizationNames } from '../organizations/organization.store.ts'
import { isLiaisonOf } from './committee.rules.ts'
import { findCommittee } from './committee.store.ts'
import { CommitteePage } from './committee.view.tsx'
import type { AftermathReader } from './hand-over.slots.ts'
import { listHandOvers, listRecorded } from './hand-over.store.ts'
import { listMeetings, listMembers } from './member.store.ts'

const recordedShown = 50
const organizationsOffered = 200

export type Committee = NonNullable<Awaited<ReturnType<typeof findCommittee>>>

/** May this visitor come to this committee: by a right of the office, or as its liaison? */
export async function isOpenTo(visit: Visit, committeeId: string, officeGrant: Grant): Promise<boolean> {
  const visitor = visitorOf(visit)
  if (may(visitor, officeGrant)) return true
  return isLiaisonOf(committeeId, await listRoles(visit.db, visitor.id, visit.office.now()))
}

/** The committee of the address, where this visitor may come to it; else as if it were not there. */
export async function findOpenCommittee(visit: Visit, officeGrant: Grant): Promise<Committee | Missing> {
  const { committeeId = '' } = visit.params
  const committee = isId(committeeId) ? await findCommittee(visit.db, committeeId) : undefined
  return committee && (await isOpenTo(visit, committee.id, officeGrant)) ? committee : missing
}

/** The page of a committee, again with what was typed where something was refused. */
export async function showCommittee(
  visit: Visit,
  committee: Committee,
  aftermath: AftermathReader,
  errors: Errors = {},
): Promise<Answer> {
  const { db, office, form } = visit
  const { timeZone } = office.settings
  const visitor = visitorOf(visit)
  const maySeeOffice = may(visitor, 'quality.see')
  const [members, meetings, handed, recorded, mayHand, organizations] = await Promise.all([
    listMembers(db, committee.id, { at: office.now(), timeZone }),
    listMeetings(db, committee.id),
    listHandOvers(db, committee.id),
    listRecorded(db, committee.name, recordedShown),
    isOpenTo(visit, committee.id, 'quality.record'),
    may(visitor, 'quality.record') ? listOrganizationNames(db, organizationsOffered) : [],
  ])
  const findings = [...handed.flatMap(({ findingId }) => findingId ?? []), ...recorded.map((each) => each.findingId)]
  const since = await aftermath(db, findings)
  const sinceOf = (findingId: string | null) => (findingId === null ? null : (since.get(findingId) ?? null))
  const body = (
    <CommitteePage
      {...{ committee, members, meetings, organizations, mayHand, maySeeOffice, errors }}
      handed={handed.map((each) => ({
        ...each,
        handedOn: dayOf(each.handedAt, timeZone),
        aftermath: sinceOf(each.findingId),
      }))}
      recorded={recorded.map(({ findingId, statement, issuedOn, recordedAt }) => ({
        ...{ findingId, statement, on: issuedOn ?? dayOf(recordedAt, timeZone), aftermath: sinceOf(findingId) },
      }))}
      mayRecord={may(visitor, 'quality.record')}
      stamp={visit.stamp()}
      today={office.today()}
      typed={Object.fromEntries(Object.keys(form).map((name) => [name, one(form, name)]))}
    />
  )
  return showPage({ ...faceOf(visit), title: committee.name, status: statusOf(errors), body })
}

/** Which face a page of committees wears: the office's for the office, a learner's for a liaison. */
export function faceOf(visit: Visit): { face: 'office' | 'learner'; current: string } {
  return may(visitorOf(visit), 'quality.see')
    ? { face: 'office', current: '/quality' }
    : { face: 'learner', current: '/my' }
}
