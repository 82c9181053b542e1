import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, many, one, readForm, statusOf } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Role } from '../../kernel/actor.ts'
import { addTo, dayOf, showInstant, showShortDay } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { showName } from '../people/person.schema.ts'
import { findOwnerRoles, makeKey, revokeKey } from './key.commands.ts'
import { listRolesInForce, stateOf } from './key.rules.ts'
import { keyInput, keyRoles, revocationInput, splitNetworks } from './key.schema.ts'
import { type KeyRow, findKey, listKeys } from './key.store.ts'
import { type KeyLine, KeyPage, KeysPage, MadeKeyPage, NewKeyPage, type TypedKey } from './key.view.tsx'

const pageSize = 50
const face = { face: 'office', current: '/office/keys' } as const

export const keyRoutes: Route[] = [
  {
    method: 'GET',
    path: '/office/keys',
    may: 'key.give',
    handle: async (visit) => {
      const found = await listKeys(visit.db, readPlace(visit.query.after), pageSize + 1)
      const keys = found.slice(0, pageSize)
      const last = found.length > pageSize ? keys.at(-1)! : undefined
      const next = last && `/office/keys?after=${last.madeAt.toISOString()}~${last.id}`
      const roles = await findOwnerRoles(visit.db, keys, visit.office.now())
      const lines = keys.map((key) => lineOf(visit, key, roles.get(key.ownerId) ?? []))
      return showPage({ ...face, title: 'API keys', body: <KeysPage keys={lines} next={next} /> })
    },
  },
  {
    method: 'GET',
    path: '/office/keys/new',
    may: 'key.give',
    handle: (visit) => {
      const expiresOn = addTo(visit.office.today(), { months: 6 })
      return showNew(visit, { name: '', roles: [], scope: '', networks: '', expiresOn }, {})
    },
  },
  {
    method: 'POST',
    path: '/office/keys/new',
    may: 'key.give',
    handle: async (visit) => {
      const typed = typedIn(visit)
      const read = readForm(keyInput, { ...typed, networks: splitNetworks(typed.networks) })
      if (!read.ok) return showNew(visit, typed, byField(read.errors))
      const { office } = visit
      const desk = { makerId: visitorOf(visit).id, today: office.today(), timeZone: office.settings.timeZone }
      const made = await visit.write((tx) => makeKey(tx, read.data, desk))
      if (!made.ok) return showNew(visit, typed, errorsOf(made.refusal))
      const body = <MadeKeyPage name={read.data.name} {...made.value} />
      return showPage({ ...face, title: `The key for ${read.data.name}`, secret: true, body })
    },
  },
  {
    method: 'GET',
    path: '/office/keys/:keyId',
    may: 'key.give',
    handle: (visit) => showKey(visit, '', {}),
  },
  {
    method: 'POST',
    path: '/office/keys/:keyId/revocation',
    may: 'key.give',
    handle: async (visit) => {
      const keyId = visit.params.keyId!
      if (!isId(keyId)) return missing
      const read = readForm(revocationInput, visit.form)
      if (!read.ok) return showKey(visit, one(visit.form, 'why'), read.errors)
      const decision = await visit.write((tx) => revokeKey(tx, keyId, read.data.why))
      if (decision === missing) return missing
      return decision.ok ? seeOther(`/office/keys/${keyId}`) : showKey(visit, read.data.why, errorsOf(decision.refusal))
    },
  },
]

async function showKey(visit: Visit, why: string, errors: Errors) {
  const keyId = visit.params.keyId!
  const key = isId(keyId) ? await findKey(visit.db, keyId) : undefined
  if (!key) return missing
  const roles = await findOwnerRoles(visit.db, [key], visit.office.now())
  const line = lineOf(visit, key, roles.get(key.ownerId) ?? [])
  const body = <KeyPage line={line} stamp={visit.stamp()} why={why} errors={errors} />
  return showPage({ ...face, title: key.name, status: statusOf(errors), body })
}

function showNew(visit: Visit, typed: TypedKey, errors: Errors) {
  const givable = listRolesInForce(keyRoles, visitorOf(visit).roles)
  const body = <NewKeyPage stamp={visit.stamp()} typed={typed} errors={errors} givable={givable} />
  return showPage({ ...face, title: 'New API key', status: statusOf(errors), body })
}

function typedIn({ form }: Visit): TypedKey {
  return {
    name: one(form, 'name'),
    roles: many(form, 'roles'),
    scope: one(form, 'scope'),
    expiresOn: one(form, 'expiresOn'),
    networks: one(form, 'networks'),
  }
}

/** What is wrong with one line of a field is wrong with the field; in the order of the form. */
function byField(errors: Errors): Errors {
  const found = Object.entries(errors)
  const of = (field: string) => found.find(([name]) => name.split('.')[0] === field)?.[1]
  const fields = ['name', 'scope', 'roles', 'expiresOn', 'networks']
  return Object.fromEntries(fields.flatMap((field) => (of(field) === undefined ? [] : [[field, of(field)!]])))
}

function lineOf({ office }: Visit, key: KeyRow, ownerRoles: readonly Role[]): KeyLine {
  const zone = office.settings.timeZone
  const day = (at: Date) => showShortDay(dayOf(at, zone))
  const by = key.byGivenName === null ? 'the office' : `${key.byGivenName} ${key.byFamilyName}`
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    owner: showName(key),
    roles: key.roles.join(', '),
    scope: key.scope,
    networks: key.networks.length === 0 ? 'Anywhere' : key.networks.join(', '),
    made: day(key.madeAt),
    expires: day(key.expiresAt),
    lastUsed: key.lastUsedAt === null ? 'Never' : showInstant(key.lastUsedAt, zone),
    state: stateOf({ ...key, ownerRoles }, office.now()),
    revoked: key.revokedAt === null ? null : `${day(key.revokedAt)} by ${by}. ${key.revokedWhy}`,
  }
}

function readPlace(after: string | undefined): { madeAt: Date; id: string } | undefined {
  const [at = '', id = ''] = (after ?? '').split('~')
  const madeAt = new Date(at)
  return Number.isNaN(madeAt.getTime()) || !isId(id) ? undefined : { madeAt, id }
}
