import type { Visit } from '../../http/route.ts'
import type { Role } from '../../kernel/actor.ts'
import { dayOf, showInstant, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { showName } from '../people/person.schema.ts'
import { type KeyEnd, type KeyFound, keyEnds, keyList } from './key-list.store.ts'
import { findOwnerRoles } from './key.commands.ts'
import { stateOf } from './key.rules.ts'
import type { KeyRow } from './key.store.ts'
import { type KeyLine, KeyStatus, scopeWords } from './key.view.tsx'

const columns: readonly RegisterColumn<KeyLine>[] = [
  {
    key: 'name',
    label: 'Key',
    row: true,
    order: 'name',
    cell: (key) => (
      <RowTitle href={`/office/keys/${key.id}`} soft={<code>{key.prefix}…</code>}>
        {key.name}
      </RowTitle>
    ),
  },
  { key: 'state', label: 'State', cell: (key) => <KeyStatus state={key.state} />, text: ({ state }) => capital(state) },
  { key: 'roles', label: 'Acts as' },
  { key: 'scope', label: 'May', cell: (key) => scopeWords[key.scope], text: ({ scope }) => scopeWords[scope] ?? scope },
  { key: 'owner', label: 'On behalf of', person: true },
  { key: 'networks', label: 'From', isExtra: true },
  { key: 'made', label: 'Made', order: 'newest', isExtra: true, nowrap: true },
  { key: 'expires', label: 'Ends', order: 'ends', nowrap: true },
  { key: 'lastUsed', label: 'Last used', nowrap: true },
]

const endWords: Record<KeyEnd, string> = { open: 'Not ended', expired: 'Expired', revoked: 'Revoked' }

/** Every key of the office, the newest first. */
export const keyRegister: Register<KeyFound, KeyLine, { end?: KeyEnd; at: Date }> = {
  path: '/office/keys',
  name: 'keys',
  title: 'API keys',
  one: 'key',
  many: 'keys',
  may: 'key.give',
  source: keyList,
  narrow: ({ office }, { end }) => ({ end: keyEnds.find((one) => one === end), at: office.now() }),
  dress: (visit, keys) =>
    showKeyLines(
      visit,
      keys.map((key) => ({ ...key, revokedWhy: null, byGivenName: null, byFamilyName: null })),
    ),
  nameOf: ({ name }) => name,
  columns,
  filters: [
    {
      name: 'end',
      label: 'Keys by state',
      any: 'All',
      isTabs: true,
      options: keyEnds.map((value) => ({ value, label: endWords[value] })),
    },
  ],
  orders: { newest: 'newest first', name: 'by name', ends: 'by the day they end' },
  search: 'A program, or whose key it is',
  head: () => (
    <>
      <PageTitle
        lead="By a key another program reads and writes here, on behalf of the person who made it."
        acts={<ButtonLink href="/office/keys/new">New key</ButtonLink>}
      >
        API keys
      </PageTitle>
      <p>
        What a program can ask is told <a href="/developers">for developers</a>.
      </p>
    </>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No key fits.', says: 'Try fewer words, or look at all.' }
      : {
          title: 'No program has a key yet.',
          says: 'Make one for each program, so that each can be ended alone.',
        },
}

type Shown = Omit<KeyRow, 'email'>

/** Keys as pages tell them: days in words, and their state by the roles that their owners hold now. */
export async function showKeyLines(visit: Visit, keys: readonly Shown[]): Promise<KeyLine[]> {
  const roles = await findOwnerRoles(visit.db, keys, visit.office.now())
  return keys.map((key) => lineOf(visit, key, roles.get(key.ownerId) ?? []))
}

function lineOf({ office }: Visit, key: Shown, ownerRoles: readonly Role[]): KeyLine {
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
