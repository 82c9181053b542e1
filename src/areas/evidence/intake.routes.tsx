import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import type { Errors } from '../../ui/errors.ts'
import { recordIntake } from './intake.commands.ts'
import { type TypedChannel, intakeForms, intakeInput, listFieldNames, parseTypedChannel } from './intake.schema.ts'
import { IntakePage, PickChannelPage } from './intake.view.tsx'
import { listPage } from '../../platform/listing.ts'
import { listMeasures } from '../measures/measure.store.ts'

export const intakeRoutes: Route[] = [
  { method: 'GET', path: '/evidence/sources/new', may: 'evidence.record', handle: showNew },
  { method: 'POST', path: '/evidence/sources', may: 'evidence.record', handle: recordTyped },
]

function showNew(visit: Visit) {
  const asked = visit.query.channel
  if (asked === undefined)
    return showPage({ face: 'office', title: 'Record a source', current: '/evidence', body: <PickChannelPage /> })
  const channel = parseTypedChannel(asked)
  return channel ? showForm(visit, channel, {}) : missing
}

async function showForm(visit: Visit, channel: TypedChannel, errors: Errors) {
  const offered = intakeForms[channel].asks.measure
    ? (await listPage(visit.db, listMeasures, { narrow: {}, order: 'name' }, 200)).rows
    : []
  const body = (
    <IntakePage
      channel={channel}
      typed={(name) => one(visit.form, name)}
      measures={offered.filter((measure) => measure.unit === 'proportion').map((measure) => measure.name)}
      stamp={visit.stamp()}
      errors={inOrder(channel, errors)}
    />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: intakeForms[channel].name, current: '/evidence', status, body })
}

function inOrder(channel: TypedChannel, errors: Errors): Errors {
  const names = [...listFieldNames(channel), '']
  return Object.fromEntries(names.flatMap((name) => (errors[name] === undefined ? [] : [[name, errors[name]]])))
}

async function recordTyped(visit: Visit) {
  const channel = parseTypedChannel(one(visit.form, 'channel'))
  if (!channel) return missing
  const read = readForm(intakeInput(channel), visit.form)
  if (!read.ok) return showForm(visit, channel, read.errors)
  const facts = Object.fromEntries(intakeForms[channel].facts.map(({ key }) => [key, one(visit.form, key).trim()]))
  const intake = { channel, typed: read.data, facts }
  const decision = await visit.write((tx) => recordIntake(tx, intake, visit.office.today()))
  return decision.ok
    ? seeOther(`/evidence/sources/${decision.value}`)
    : showForm(visit, channel, errorsOf(decision.refusal))
}
