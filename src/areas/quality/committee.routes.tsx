import { type Decision, type Missing, missing } from '../../kernel/decision.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import { listOrganizationNames } from '../organizations/organization.store.ts'
import { findPersonByEmail } from '../people/person.store.ts'
import { describeCommittee, endCommittee, recordCommittee } from './committee.commands.ts'
import { NewCommitteePage } from './committee-form.view.tsx'
import { type Committee, findOpenCommittee, showCommittee } from './committee.page.tsx'
import { committeeRegister } from './committee.register.tsx'
import { committeeFactsInput, committeeInput, endInput, meetingInput, memberInput } from './committee.schema.ts'
import type { AftermathReader } from './hand-over.slots.ts'
import { endMember, nameMember, recordMeeting } from './member.commands.ts'

const path = '/quality/committees/:committeeId'
const wrongOwner: NonNullable<Route['wrongOwner']> = (office) => `/quality/committees/${office.idOf('committee')}`

/** The register of committees and the page of each. `aftermath` says what came of findings, which areas above know. */
export function committeeRoutes(aftermath: AftermathReader): Route[] {
  return [
    ...registerRoutes(committeeRegister),
    {
      method: 'GET',
      path: '/quality/committees/new',
      may: 'quality.record',
      handle: (visit) => showNew(visit, {}),
    },
    { method: 'POST', path: '/quality/committees', may: 'quality.record', handle: recordNew },
    {
      method: 'GET',
      path,
      may: 'quality.see.own',
      wrongOwner,
      handle: async (visit) => {
        const committee = await findOpenCommittee(visit, 'quality.see')
        return committee === missing ? missing : showCommittee(visit, committee, aftermath)
      },
    },
    {
      method: 'POST',
      path: `${path}/meetings`,
      may: 'quality.hand-over.own',
      wrongOwner: (office) => `${wrongOwner(office)}/meetings`,
      handle: (visit) => actOn(visit, aftermath, keepMeeting),
    },
    {
      method: 'POST',
      path: `${path}/members`,
      may: 'quality.record',
      handle: (visit) => actOn(visit, aftermath, keepMember),
    },
    {
      method: 'POST',
      path: `${path}/members/:memberId/end`,
      may: 'quality.record',
      handle: (visit) => actOn(visit, aftermath, endPart),
    },
    {
      method: 'POST',
      path: `${path}/facts`,
      may: 'quality.record',
      handle: (visit) => actOn(visit, aftermath, keepFacts),
    },
    { method: 'POST', path: `${path}/end`, may: 'quality.record', handle: (visit) => actOn(visit, aftermath, endIt) },
  ]
}

/** What an act on a committee came to: errors of its form, or what its command answered. */
type Done = { errors: Errors } | Decision<string> | Missing
type Act = (visit: Visit, committee: Committee) => Promise<Done>

/** Does one act on the committee of the address, and shows it: as it is now, or with what was refused. */
async function actOn(visit: Visit, aftermath: AftermathReader, act: Act): Promise<Answer> {
  const committee = await findOpenCommittee(visit, 'quality.record')
  if (committee === missing) return missing
  const done = await act(visit, committee)
  if (done === missing) return missing
  if ('errors' in done) return showCommittee(visit, committee, aftermath, done.errors)
  if (!done.ok) return showCommittee(visit, committee, aftermath, errorsOf(done.refusal))
  return seeOther(`/quality/committees/${committee.id}`)
}

async function keepMeeting(visit: Visit, { id }: Committee): Promise<Done> {
  const read = readForm(meetingInput, visit.form)
  return read.ok ? visit.write((tx) => recordMeeting(tx, id, read.data, visit.office.today())) : read
}

async function keepMember(visit: Visit, { id }: Committee): Promise<Done> {
  const read = readForm(memberInput, visit.form)
  if (!read.ok) return read
  const person = await findPersonByEmail(visit.db, read.data.email)
  if (!person) {
    const email = `Nobody here has the address ${read.data.email}. Record the person under People first.`
    return { errors: { email } }
  }
  const named = { personId: person.id, part: read.data.part }
  return visit.write((tx) => nameMember(tx, id, named, dayAt(visit)))
}

async function endPart(visit: Visit, { id }: Committee): Promise<Done> {
  const read = readForm(endInput, visit.form)
  if (!read.ok) return { errors: { '': 'Say why the part ends' } }
  const ended = { ...dayAt(visit), why: read.data.why }
  return visit.write((tx) => endMember(tx, id, visit.params.memberId!, ended))
}

async function keepFacts(visit: Visit, { id }: Committee): Promise<Done> {
  const read = readForm(committeeFactsInput, visit.form)
  return read.ok ? visit.write((tx) => describeCommittee(tx, id, read.data)) : read
}

async function endIt(visit: Visit, { id }: Committee): Promise<Done> {
  const read = readForm(endInput, { why: one(visit.form, 'endWhy') })
  if (!read.ok) return { errors: { endWhy: read.errors.why ?? 'Say why' } }
  const decision = await visit.write((tx) => endCommittee(tx, id, read.data.why, dayAt(visit)))
  if (decision === missing || decision.ok) return decision
  return { errors: { [decision.refusal.field === undefined ? '' : 'endWhy']: decision.refusal.message } }
}

function dayAt({ office }: Visit) {
  return { today: office.today(), timeZone: office.settings.timeZone }
}

async function recordNew(visit: Visit): Promise<Answer> {
  const read = readForm(committeeInput, visit.form)
  if (!read.ok) return showNew(visit, read.errors)
  const decision = await visit.write((tx) => recordCommittee(tx, read.data))
  return decision.ok ? seeOther(`/quality/committees/${decision.value}`) : showNew(visit, errorsOf(decision.refusal))
}

async function showNew(visit: Visit, errors: Errors): Promise<Answer> {
  const { form } = visit
  const typed = Object.fromEntries(Object.keys(form).map((name) => [name, one(form, name)]))
  const organizations = await listOrganizationNames(visit.db, 200)
  const body = <NewCommitteePage {...{ typed, organizations, errors }} stamp={visit.stamp()} />
  return showPage({ face: 'office', title: 'Record a committee', current: '/quality', status: statusOf(errors), body })
}
