import { type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, many, one, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import { type Committee, findOpenCommittee, isOpenTo } from './committee.page.tsx'
import { acceptHandOver, dismissHandOver, handOver } from './hand-over.commands.ts'
import { NewHandOverPage, type TypedHandOver } from './hand-over-form.view.tsx'
import { showHandOver } from './hand-over.page.tsx'
import { handOverRegister } from './hand-over.register.tsx'
import { decideVerdict, lastQuarter } from './hand-over.rules.ts'
import { acceptanceInput, dismissalInput, handOverInput, handOverKinds } from './hand-over.schema.ts'
import type { AftermathReader } from './hand-over.slots.ts'
import { type HandOver, findHandOver } from './hand-over.store.ts'
import { listMeetings } from './member.store.ts'

const committeePath = '/quality/committees/:committeeId/hand-overs'
const ofOthers: NonNullable<Route['wrongOwner']> = (office) =>
  `/quality/committees/${office.idOf('committee')}/hand-overs`
const meetingsOffered = 12

/** The list of hand-overs, the form of a committee, and the page of each, where the office decides. */
export function handOverRoutes(aftermath: AftermathReader): Route[] {
  return [
    ...registerRoutes(handOverRegister),
    {
      method: 'GET',
      path: `${committeePath}/new`,
      may: 'quality.hand-over.own',
      wrongOwner: (office) => `${ofOthers(office)}/new`,
      handle: (visit) => withCommittee(visit, (committee) => showForm(visit, committee, {})),
    },
    {
      method: 'POST',
      path: committeePath,
      may: 'quality.hand-over.own',
      wrongOwner: ofOthers,
      handle: (visit) => withCommittee(visit, (committee) => keepHandOver(visit, committee)),
    },
    {
      method: 'GET',
      path: '/quality/hand-overs/:handOverId',
      may: 'quality.see.own',
      wrongOwner: (office) => `/quality/hand-overs/${office.idOf('hand-over')}`,
      handle: async (visit) => {
        const found = await findOpen(visit)
        return found === missing ? missing : showHandOver(visit, found, aftermath)
      },
    },
    {
      method: 'POST',
      path: '/quality/hand-overs/:handOverId/finding',
      may: 'quality.record',
      handle: (visit) => accept(visit, aftermath),
    },
    {
      method: 'POST',
      path: '/quality/hand-overs/:handOverId/dismissal',
      may: 'quality.record',
      handle: (visit) => dismiss(visit, aftermath),
    },
  ]
}

async function withCommittee(visit: Visit, act: (committee: Committee) => Promise<Answer>): Promise<Answer> {
  const committee = await findOpenCommittee(visit, 'quality.record')
  return committee === missing || committee.endedOn !== null ? missing : act(committee)
}

async function findOpen(visit: Visit): Promise<HandOver | Missing> {
  const { handOverId = '' } = visit.params
  const found = isId(handOverId) ? await findHandOver(visit.db, handOverId) : undefined
  return found && (await isOpenTo(visit, found.committeeId, 'quality.see')) ? found : missing
}

async function keepHandOver(visit: Visit, committee: Committee): Promise<Answer> {
  const read = readForm(handOverInput, { ...visit.form, ...manyOf(visit) })
  if (!read.ok) return showForm(visit, committee, onFields(read.errors))
  const decision = await visit.write((tx) => handOver(tx, committee.id, read.data, visit.office.today()))
  if (decision === missing) return missing
  if (!decision.ok) return showForm(visit, committee, errorsOf(decision.refusal))
  return seeOther(`/quality/hand-overs/${decision.value}`)
}

/** One wrong tick is said at the group it stands in. */
function onFields(errors: Errors): Errors {
  return Object.fromEntries(Object.entries(errors).map(([name, message]) => [name.split('.')[0]!, message]))
}

function manyOf({ form }: Visit): TypedHandOver['many'] {
  const all = (name: string) => many(form, name)
  return {
    ...{ factors: all('factors'), handoffs: all('handoffs') },
    ...{ professions: all('professions'), specialties: all('specialties') },
  }
}

async function showForm(visit: Visit, committee: Committee, errors: Errors): Promise<Answer> {
  const { form, office } = visit
  const asked = one(form, 'kind') || (visit.query.kind ?? '').replace('-', ' ')
  const kind = handOverKinds.find((each) => each === asked) ?? 'numbers'
  const today = office.today()
  const quarter = lastQuarter(today)
  const filled = { periodStart: quarter.from, periodEnd: quarter.to }
  const sent = Object.fromEntries(Object.keys(form).map((name) => [name, one(form, name)]))
  const typed = { one: { ...filled, ...sent }, many: manyOf(visit) }
  const meetings = (await listMeetings(visit.db, committee.id)).slice(0, meetingsOffered)
  const { meetingId, ...others } = errors
  const shown = meetingId !== undefined && meetings.length === 0 ? { ...others, '': meetingId } : errors
  const body = <NewHandOverPage {...{ committee, kind, meetings, typed, today }} errors={shown} stamp={visit.stamp()} />
  return showPage({ face: 'task', title: 'Hand over', status: statusOf(errors), body })
}

async function accept(visit: Visit, aftermath: AftermathReader): Promise<Answer> {
  const found = await findOpen(visit)
  if (found === missing) return missing
  const open = decideVerdict('accepted', found.state)
  if (!open.ok) return showHandOver(visit, found, aftermath, errorsOf(open.refusal))
  const read = readForm(acceptanceInput, visit.form)
  if (!read.ok) return showHandOver(visit, found, aftermath, read.errors)
  const { timeZone } = visit.office.settings
  const decision = await visit.write((tx) => acceptHandOver(tx, found.id, read.data, timeZone))
  if (decision === missing) return missing
  if (!decision.ok) return showHandOver(visit, found, aftermath, errorsOf(decision.refusal))
  return seeOther(`/quality/hand-overs/${found.id}`)
}

async function dismiss(visit: Visit, aftermath: AftermathReader): Promise<Answer> {
  const found = await findOpen(visit)
  if (found === missing) return missing
  const open = decideVerdict('dismissed', found.state)
  if (!open.ok) return showHandOver(visit, found, aftermath, errorsOf(open.refusal))
  const again = (message: string) => showHandOver(visit, found, aftermath, { dismissReason: message })
  const read = readForm(dismissalInput, { reason: one(visit.form, 'dismissReason') })
  if (!read.ok) return again(read.errors.reason ?? 'Say why')
  const decision = await visit.write((tx) => dismissHandOver(tx, found.id, read.data.reason))
  if (decision === missing) return missing
  if (!decision.ok) return again(decision.refusal.message)
  return seeOther(`/quality/hand-overs/${found.id}`)
}
