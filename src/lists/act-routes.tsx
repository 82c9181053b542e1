import { type Answer, seeOther, showPage } from '../http/answer.ts'
import { many, one, statusOf } from '../http/form.ts'
import { may } from '../http/permission.ts'
import { type OthersRecords, type Route, type Visit, visitorOf } from '../http/route.ts'
import { type Missing, missing } from '../kernel/decision.ts'
import { isId } from '../kernel/ids.ts'
import { listPage } from '../platform/listing.ts'
import type { Errors } from '../ui/errors.ts'
import { type RegisterAct, type Typed, mostRows } from './act.ts'
import { ActInputPage, ActPreviewPage, type ActProps, DeedPage } from './act.view.tsx'
import { parseAsk, showAsk, turnTo } from './address.ts'
import { type Doing, doToSeveral, rehearse, undoDeed } from './deed.commands.ts'
import { findDeed, listDeedRows } from './deed.store.ts'
import { showList } from './list.page.tsx'
import { type Register, atVisit, pathOfOthers, shapeOf } from './register.ts'

/** Acts on several rows: what must be said, what will happen, doing it, what became of it, taking it back. */
export function actRoutes<Found, Row extends { id: string }, Narrow>(register: Register<Found, Row, Narrow>): Route[] {
  if (!register.acts) return []
  const { path, may: mayCome } = register
  const wrongOwner = (after: string) => (office: OthersRecords) =>
    `${pathOfOthers(path, office)}/acts/${office.idOf('deed')}${after}`
  return [
    {
      method: 'POST',
      path: `${path}/acts`,
      may: mayCome,
      changesNothing: 'It tries the act and takes everything back, to show what would happen.',
      handle: (visit) => preview(visit, atVisit(register, visit)),
    },
    {
      method: 'POST',
      path: `${path}/acts/confirmation`,
      may: mayCome,
      handle: (visit) => act(visit, atVisit(register, visit)),
    },
    {
      method: 'GET',
      path: `${path}/acts/:deedId`,
      may: mayCome,
      wrongOwner: wrongOwner(''),
      handle: (visit) => showDeed(visit, atVisit(register, visit)),
    },
    {
      method: 'POST',
      path: `${path}/acts/:deedId/undoing`,
      may: mayCome,
      wrongOwner: wrongOwner('/undoing'),
      handle: (visit) => undo(visit, atVisit(register, visit)),
    },
  ]
}

async function preview<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
): Promise<Answer> {
  const chosen = await readChoice(visit, register)
  if (chosen === missing) return missing
  const { act, rows } = chosen
  if (rows.length === 0) return showList(visit, register, 'Pick the rows first, by the boxes in front of them')
  const props = propsOf(visit, register, chosen)
  const isAsked = act.Fields !== undefined && one(visit.form, 'said') !== 'yes'
  const read = isAsked ? undefined : act.read(visit.form)
  if (!read?.ok) return showInput(visit, register, props, read?.errors ?? {})
  const doing = doingOf(visit, register, chosen, read.data)
  const { trials } = await visit.office.write(visit.actor, (tx) => rehearse(tx, doing))
  const body = <ActPreviewPage {...props} trials={trials} says={(row) => act.says(row, read.data)} />
  return showActPage(register, act.label, body, 200)
}

async function act<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
): Promise<Answer> {
  const chosen = await readChoice(visit, register)
  if (chosen === missing) return missing
  const read = chosen.act.read(visit.form)
  if (!read.ok) return showInput(visit, register, propsOf(visit, register, chosen), read.errors)
  const decision = await visit.write((tx) => doToSeveral(tx, doingOf(visit, register, chosen, read.data)))
  if (!decision.ok) return showList(visit, register, decision.refusal.message)
  return seeOther(`${register.path}/acts/${decision.value}`)
}

async function showDeed<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
  refused?: string,
): Promise<Answer> {
  const { deedId = '' } = visit.params
  const deed = isId(deedId) ? await findDeed(visit.db, register.name, deedId, visitorOf(visit).id) : undefined
  const done = deed && actOf(visit, register, deed.act)
  if (!done) return missing
  const body = (
    <DeedPage
      path={register.path}
      title={register.title}
      label={done.label}
      done={done.done}
      deedId={deedId}
      rows={await listDeedRows(visit.db, deedId)}
      mayUndo={done.undo !== undefined}
      final={done.final}
      stamp={visit.stamp()}
      refused={refused}
    />
  )
  return showActPage(register, done.label, body, refused ? 422 : 200)
}

async function undo<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
): Promise<Answer> {
  const { deedId = '' } = visit.params
  const personId = visitorOf(visit).id
  const deed = isId(deedId) ? await findDeed(visit.db, register.name, deedId, personId) : undefined
  const undoing = deed && actOf(visit, register, deed.act)?.undo
  if (!undoing) return missing
  const decision = await visit.write((tx) => undoDeed(tx, { register: register.name, deedId, personId }, undoing))
  if (decision === missing) return missing
  return decision.ok ? seeOther(`${register.path}/acts/${deedId}`) : showDeed(visit, register, decision.refusal.message)
}

/** Asks what must be said, with what was refused of it. */
async function showInput<Row extends { id: string }>(
  visit: Visit,
  register: { path: string; current?: string },
  props: ActProps<Row>,
  errors: Errors,
): Promise<Answer> {
  const choices = (await props.act.listChoices?.(visit)) ?? []
  const body = <ActInputPage {...props} errors={errors} choices={choices} />
  return showActPage(register, props.act.label, body, statusOf(errors))
}

type Choice<Row> = { act: RegisterAct<Row>; rows: Row[]; query: string }

/** Which act, and the rows that were picked, or all that are found: each as this visitor may see it, and no other. */
async function readChoice<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
): Promise<Choice<Row> | Missing> {
  const act = actOf(visit, register, one(visit.form, 'act'))
  const shape = shapeOf(register)
  const { ask } = parseAsk(shape, visit.query)
  const narrow = await register.narrow(visit, ask.filters)
  if (!act || narrow === missing) return missing
  const query = showAsk(shape, turnTo(ask, {}))
  const isAll = one(visit.form, 'reach') === 'all'
  const ids = isAll ? undefined : many(visit.form, 'pick').filter(isId).slice(0, mostRows)
  if (ids?.length === 0) return { act, rows: [], query }
  const asked = { ...turnTo(ask, {}), narrow, ids }
  const found = await listPage(visit.db, register.source, asked, mostRows)
  return { act, rows: await register.dress(visit, found.rows), query }
}

function actOf<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
  name: string,
): RegisterAct<Row> | undefined {
  return register.acts?.find((act) => act.name === name && may(visitorOf(visit), act.may))
}

function doingOf<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
  { act, rows }: Choice<Row>,
  input: unknown,
): Doing<Row> {
  const { name, nameOf } = register
  return { register: name, act: act.name, input, rows, nameOf, do: (tx, row) => act.act(tx, row, input, visit) }
}

const ours = ['_csrf', '_once', 'act', 'pick', 'reach', 'said']

function propsOf<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
  { act, rows, query }: Choice<Row>,
): ActProps<Row> {
  const names = Object.keys(visit.form).filter((name) => !ours.includes(name))
  const typed: Typed = Object.fromEntries(names.map((name) => [name, one(visit.form, name)]))
  const { path, title, one: singular, many: plural, nameOf } = register
  return { path, query, title, one: singular, many: plural, act, rows, nameOf, typed, errors: {}, stamp: visit.stamp() }
}

function showActPage(
  { path, current }: { path: string; current?: string },
  title: string,
  body: ReturnType<typeof ActInputPage>,
  status: number,
): Answer {
  return showPage({ face: 'office', title, current: current ?? path, status, body })
}
