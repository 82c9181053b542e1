import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h } from 'preact'
import { z } from 'zod'
import { buildDemonstration } from '../demo/build.ts'
import { keyRoles } from '../src/areas/keys/key.schema.ts'
import { findKeyByToken, saveRevocation } from '../src/areas/keys/key.store.ts'
import { routes } from '../src/app.ts'
import { showPage } from '../src/http/answer.ts'
import { readOne } from '../src/http/api-read.ts'
import { type Grant, grants, mayEnter } from '../src/http/permission.ts'
import type { OthersRecords, Route } from '../src/http/route.ts'
import { type Role, roles } from '../src/kernel/actor.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Db } from '../src/platform/database.ts'
import { timedWork } from '../src/platform/office.ts'
import { type Program, makeTestKey, programWith } from './api.ts'
import { type Browser, type TestOffice, openTestOffice } from './office.ts'

/** Tables in which a real record of someone else is found, by the noun or parameter that names it. */
const tables = {
  activity: 'activities_activity',
  gap: 'gaps_gap',
  finding: 'evidence_finding',
  source: 'evidence_source',
  committee: 'quality_committee',
  member: 'quality_member',
  'hand-over': 'quality_hand_over',
  measure: 'measures_measure',
  company: 'companies_company',
  organization: 'organizations_organization',
  partnership: 'organizations_partnership',
  representative: 'representatives_representative',
  identifier: 'organizations_identifier',
  mail: 'platform_mail',
  module: 'courses_module',
  objective: 'activities_objective',
  reference: 'activities_reference',
  role: 'activities_role',
  person: 'people_person',
  license: 'people_license',
  contact: 'people_contact',
  qualification: 'people_qualification',
  stage: 'people_stage',
  session: 'access_session',
  questionnaire: 'questions_questionnaire',
  certificate: 'certificates_certificate',
  'follow-up': 'evaluation_follow_up',
  task: 'tasks_task',
  sheet: 'answers_sheet',
  relationship: 'integrity_relationship',
  assignment: 'review_assignment',
  key: 'keys_key',
  view: 'lists_view',
  deed: 'lists_deed',
  request: 'privacy_request',
  export: 'lists_export',
} as const

/** Keys of each role that are in force, and ways to come with none. */
type Keys = { of(role: Role): Program | undefined; none: Record<string, Program> }
type Walk = { office: TestOffice; others: OthersRecords; keys: Keys; path(route: Route): string }

/** An office that holds one of everything, as the demonstration builds it, and somebody of each role. */
async function openWalk(table?: readonly Route[]): Promise<Walk> {
  const office = await openTestOffice({ now: '2026-11-02T15:00:00Z', routes: table })
  await buildDemonstration(office.office, () => {}, { people: 22, gaps: 8, activities: 2, learns: true })
  for (const role of roles) await office.person(nameOf(role), { roles: [role] })
  const keys = await makeKeys(office)
  const ids = await findIds(office.office.db)
  const others = { idOf: (noun: string) => ids.get(noun) ?? newId() }
  return { office, others, keys, path: (route) => fill(route.path, others) }
}

/** Keys of the API: one for each role that has it, and others that open nothing. Of each role comes an address of its own. */
async function makeKeys(office: TestOffice): Promise<Keys> {
  const made = new Map<Role, Program>()
  for (const [at, role] of keyRoles.entries()) {
    const token = await makeTestKey(office, nameOf(role), { roles: [role] })
    made.set(role, programWith(office, token, `192.0.2.${at}`))
  }
  const owner = nameOf('administrator')
  const wrong = async (given: Parameters<typeof makeTestKey>[2]) =>
    programWith(office, await makeTestKey(office, owner, given), newAddress())
  const revoked = await makeTestKey(office, owner)
  const found = await findKeyByToken(office.office.db, revoked)
  await office.office.write(timedWork, (tx) => saveRevocation(tx, found!.id, 'Planted'))
  return {
    of: (role) => made.get(role),
    none: {
      'without a key': programWith(office, null, newAddress()),
      'with an expired key': await wrong({ expiresAt: new Date('2026-11-02T14:59:59Z') }),
      'with a revoked key': programWith(office, revoked, newAddress()),
      'with a key for elsewhere': await wrong({ networks: ['203.0.113.0/24'] }),
      'with a key that lost its role': programWith(
        office,
        await makeTestKey(office, nameOf('surveyor'), { roles: ['administrator'] }),
        newAddress(),
      ),
    },
  }
}

/** Each call from an address of its own, so that limits on guessing are not what turns it away. */
function newAddress(): () => string {
  let calls = 0
  const group = Math.floor(Math.random() * 60_000).toString(16)
  return () => `2001:db8:${group}::${(calls += 1).toString(16)}`
}

function nameOf(role: Role): string {
  return `some-${role.replace(/ /g, '-')}`
}

/** The first made of each table, so that what belongs together is met together. */
async function findIds(db: Db): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [noun, table] of Object.entries(tables)) {
    const row = await db
      .selectFrom(table as 'gaps_gap')
      .select('id')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (row) ids.set(noun, row.id)
  }
  return ids
}

function fill(path: string, others: OthersRecords): string {
  const plain: Record<string, string> = {
    page: '1',
    position: '1',
    token: 'nobodys-link',
    key: 'credit.passPercent',
    operation: 'get-key',
    itemKey: 'q1',
    language: 'es',
    number: 'C-26-000001',
  }
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const noun = name.replace(/Id$/, '').replace(/([A-Z])/g, (letter) => `-${letter.toLowerCase()}`)
    return plain[name] ?? others.idOf(noun)
  })
}

const isGrant = (may: string): may is Grant => may in grants
const shown = (route: Route) => `${route.method} ${route.path}`
const ask = (browser: Browser, route: Route, path: string, csrf?: string) =>
  route.method === 'GET' ? browser.get(path) : browser.post(path, {}, csrf === undefined ? {} : { csrf })

/** Signed out: what is not public leads to sign-in or is refused; a link that is nobody's opens nothing. */
async function walkSignedOut(walk: Walk, table: readonly Route[]): Promise<string[]> {
  const offenses: string[] = []
  for (const route of table) {
    if (route.may === 'public' || route.api) continue
    const reply = await ask(walk.office.visitor(), route, walk.path(route))
    const expected =
      route.may === 'link'
        ? reply.status === 404
        : route.method === 'GET'
          ? reply.status === 303 && reply.location.startsWith('/sign-in')
          : reply.status === 401
    if (!expected) offenses.push(`${shown(route)} answered ${reply.status} to someone signed out`)
  }
  return offenses
}

/** Each role at each route: without the right the one 404; with it, a form without our token is still refused. */
async function walkRoles(walk: Walk, table: readonly Route[]): Promise<string[]> {
  const offenses: string[] = []
  for (const route of table.filter((each) => isGrant(each.may) && !each.api)) {
    for (const role of roles) {
      const browser = walk.office.as(nameOf(role))
      const isAllowed = mayEnter(route.may, { roles: ['learner', role] })
      const reply = await ask(browser, route, walk.path(route), isAllowed ? 'made up' : undefined)
      const isRight = isAllowed
        ? reply.status !== 401 && (route.method === 'GET' || reply.status === 403)
        : reply.status === 404
      if (!isRight) offenses.push(`${shown(route)} answered ${reply.status} to a ${role}`)
    }
  }
  return offenses
}

/** Everything is tried by a course director, what liaisons may come to by one of no committee too. */
function mayBeTried(route: Route, role: Role): boolean {
  return role === 'course director' || (isGrant(route.may) && mayEnter(route.may, { roles: [role] }))
}

/** The right role, the wrong person: the same page as for what is not there. */
async function walkWrongOwners(walk: Walk, table: readonly Route[]): Promise<string[]> {
  const offenses: string[] = []
  for (const role of ['course director', 'liaison'] as const) {
    const stranger = walk.office.as(nameOf(role))
    const nowhere = (await stranger.get('/there-is-no-such-page')).text
    for (const route of table.filter((each) => each.wrongOwner && !each.api && mayBeTried(each, role))) {
      const reply = await ask(stranger, route, route.wrongOwner!(walk.others))
      if (reply.status !== 404 || reply.text !== nowhere)
        offenses.push(`${shown(route)} answered ${reply.status} to someone it does not belong to`)
    }
  }
  return offenses
}

/** Whoever may look can look: every GET of the office opens for those who have the right to it. */
async function walkOpenDoors(walk: Walk, table: readonly Route[]): Promise<string[]> {
  const offenses: string[] = []
  for (const route of table.filter(
    (each) =>
      each.method === 'GET' &&
      isGrant(each.may) &&
      !each.api &&
      !/:(run|job|report|itemKey|version|task|assignment|relationship|deed|export)/.test(each.path),
  )) {
    const query = route.path === '/office/activities/new' ? `?gap=${walk.others.idOf('gap')}` : ''
    const reply = await walk.office.as(nameOf('administrator')).get(walk.path(route) + query)
    if (![200, 303].includes(reply.status))
      offenses.push(`${shown(route)} answered ${reply.status} to an administrator`)
  }
  return offenses
}

const askApi = (program: Program, route: Route, path: string) =>
  route.method === 'GET' ? program.get(path) : program.post(path, ['not', 'an', 'act'])

/** The API: 401 without a key in force; without the right the one 404, with it an answer; a key that reads writes nothing. */
async function walkApi(walk: Walk, table: readonly Route[]): Promise<string[]> {
  const offenses: string[] = []
  const reader = programWith(
    walk.office,
    await makeTestKey(walk.office, nameOf('administrator'), { scope: 'read' }),
    newAddress(),
  )
  for (const route of table.filter((each) => each.api)) {
    const say = (status: number, whom: string) => offenses.push(`${shown(route)} answered ${status} ${whom}`)
    for (const [how, program] of Object.entries(walk.keys.none)) {
      const { status } = await askApi(program, route, walk.path(route))
      const isOpen = route.may === 'public' && how === 'without a key'
      if (isOpen ? status !== 200 : status !== 401) say(status, how)
    }
    for (const role of keyRoles) {
      const reply = await askApi(walk.keys.of(role)!, route, walk.path(route))
      const isAllowed = mayEnter(route.may, { roles: ['learner', role] })
      if (isAllowed ? [401, 403].includes(reply.status) : reply.status !== 404) say(reply.status, `to a key as ${role}`)
    }
    if (route.method !== 'POST') continue
    const { status } = await askApi(reader, route, walk.path(route))
    if (status !== (mayEnter(route.may, { roles: ['administrator'] }) ? 403 : 404))
      say(status, 'to a key that only reads')
  }
  return offenses
}

/** Someone else's record by the API is as if it were not there; whoever may read finds what is. */
async function walkApiRecords(walk: Walk, table: readonly Route[]): Promise<string[]> {
  const offenses: string[] = []
  const director = walk.keys.of('course director')!
  for (const route of table.filter((each) => each.api)) {
    const stranger = route.wrongOwner && (await askApi(director, route, route.wrongOwner(walk.others)))
    if (stranger && stranger.status !== 404)
      offenses.push(`${shown(route)} answered ${stranger.status} to someone it does not belong to`)
    if (route.method !== 'GET' || /:(runId|reportId|jobId)/.test(route.path)) continue
    const { status } = await askApi(walk.keys.of('administrator')!, route, walk.path(route))
    if (status !== 200) offenses.push(`${shown(route)} answered ${status} to a key as administrator`)
  }
  return offenses
}

/** Records that anyone may know of; what is shown of them is the caller's own. */
const publicRecords = /^\/learn\/:activityId\b/

/** Routes that say too little to be guarded: whose record is it, and how often may one guess? */
function findUnguarded(table: readonly Route[]): string[] {
  return table.flatMap((route) => {
    const isOwned = (route.may === 'signed in' || route.may.endsWith('.own')) && /:\w+Id\b/.test(route.path)
    const isOpen = isOwned && !route.wrongOwner && !publicRecords.test(route.path)
    return [
      ...(isOpen ? [`${shown(route)} does not say whose record it is: give wrongOwner`] : []),
      ...(/:token\b/.test(route.path) && !route.perMinute
        ? [`${shown(route)} lets anyone guess links: give perMinute`]
        : []),
    ]
  })
}

test('every route of a record says whose it is, and every link how often it may be tried', () =>
  assert.deepEqual(findUnguarded(routes), []))

test('every route is tried signed out, by every role, and as the wrong person', async (t) => {
  const walk = await openWalk()
  await t.test('signed out', async () => assert.deepEqual(await walkSignedOut(walk, routes), []))
  await t.test('by every role', async () => assert.deepEqual(await walkRoles(walk, routes), []))
  await t.test('as the wrong person', async () => assert.deepEqual(await walkWrongOwners(walk, routes), []))
  await t.test('by those who may', async () => assert.deepEqual(await walkOpenDoors(walk, routes), []))
  await t.test('by programs', async () => assert.deepEqual(await walkApi(walk, routes), []))
  await t.test('by programs, record by record', async () => assert.deepEqual(await walkApiRecords(walk, routes), []))
})

test('a form without our token is refused on every route that anyone may send', async () => {
  const office = await openTestOffice()
  for (const route of routes.filter(
    (each) => each.method === 'POST' && each.may === 'public' && !each.path.includes(':'),
  ))
    assert.equal((await office.visitor().post(route.path, {}, { csrf: 'made up' })).status, 403, shown(route))
})

const body = showPage({ face: 'task', title: 'Planted', body: h('h1', null, 'Someone else’s record') })

test('caught: a record whose owner nobody names, and a link that may be guessed without end', () => {
  const planted = { method: 'GET', handle: () => body } as const
  const found = findUnguarded([
    { ...planted, path: '/my/certificates/:certificateId', may: 'signed in' },
    { ...planted, path: '/office/activities/:activityId/budget', may: 'activity.plan.own' },
    { ...planted, path: '/link/check-in/:token', may: 'link', purpose: 'answer' },
    { ...planted, path: '/my/profile', may: 'signed in' },
    { ...planted, path: '/people/:personId', may: 'people.see' },
  ])
  assert.deepEqual(
    found.map((offense) => offense.split(' ')[1]),
    ['/my/certificates/:certificateId', '/office/activities/:activityId/budget', '/link/check-in/:token'],
  )
})

test('caught: a route that shows anyone what belongs to someone', async () => {
  const planted: Route = {
    method: 'GET',
    path: '/planted/:activityId',
    may: 'signed in',
    wrongOwner: (office) => `/planted/${office.idOf('activity')}`,
    handle: () => body,
  }
  const walk = await openWalk([...routes, planted])
  assert.deepEqual(await walkWrongOwners(walk, [planted]), [
    'GET /planted/:activityId answered 200 to someone it does not belong to',
  ])
  const open: Route = { ...planted, may: 'public' }
  const unlocked = await openWalk([...routes, open])
  assert.deepEqual(await walkSignedOut(unlocked, [{ ...open, may: 'gap.decide' }]), [
    'GET /planted/:activityId answered 200 to someone signed out',
  ])
  assert.equal(
    (await walkRoles(unlocked, [{ ...open, may: 'gap.decide' }])).length,
    roles.length - grants['gap.decide'].length,
  )
})

test('caught: a row of the API that every key opens, and one that answers without a key', async () => {
  const planted = readOne({
    path: '/api/v1/planted/:activityId',
    may: 'signed in',
    noun: 'Planted',
    says: 'Tells anyone what belongs to someone',
    wrongOwner: (office) => `/api/v1/planted/${office.idOf('activity')}`,
    output: z.object({ says: z.string() }),
    find: () => ({ says: 'Someone else’s record' }),
  })
  const walk = await openWalk([...routes, planted, { ...planted, path: '/api/v1/open', may: 'public' }])
  assert.deepEqual(await walkApiRecords(walk, [planted]), [
    'GET /api/v1/planted/:activityId answered 200 to someone it does not belong to',
  ])
  const found = await walkApi(walk, [
    { ...planted, may: 'gap.decide' },
    { ...planted, path: '/api/v1/open' },
  ])
  assert.equal(found.length, keyRoles.filter((role) => !mayEnter('gap.decide', { roles: [role] })).length + 1)
})
