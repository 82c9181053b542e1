import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, many, one, readForm, statusOf } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { addTo } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import { makeKey, revokeKey } from './key.commands.ts'
import { keyRegister, showKeyLines } from './key.register.tsx'
import { listRolesInForce } from './key.rules.ts'
import { keyInput, keyRoles, revocationInput, splitNetworks } from './key.schema.ts'
import { findKey } from './key.store.ts'
import { KeyPage, MadeKeyPage, NewKeyPage, type TypedKey } from './key.view.tsx'

const face = { face: 'office', current: '/office/keys' } as const

export const keyRoutes: Route[] = [
  ...registerRoutes(keyRegister),
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
  const [line] = await showKeyLines(visit, [key])
  const body = <KeyPage line={line!} stamp={visit.stamp()} why={why} errors={errors} />
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
