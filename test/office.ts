import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import assert from 'node:assert/strict'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Selectable } from 'kysely'
import pg from 'pg'
import type { DestinationStream } from 'pino'
import { doors, hearers, jobs, longJobs, reactions, routes } from '../src/app.ts'
import { savePerson } from '../src/areas/people/person.store.ts'
import { type PersonInput, personInput } from '../src/areas/people/person.schema.ts'
import { saveRole } from '../src/areas/access/role.store.ts'
import { saveSession } from '../src/areas/access/session.store.ts'
import type { Route } from '../src/http/route.ts'
import { makeServer } from '../src/http/server.ts'
import { sessionCookie, visitCookie } from '../src/http/visit.ts'
import type { Role } from '../src/kernel/actor.ts'
import { newId } from '../src/kernel/ids.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { folderFiles } from '../src/platform/files.ts'
import type { Job } from '../src/platform/jobs.ts'
import { openLog } from '../src/platform/log.ts'
import type { LongJobKind } from '../src/platform/long-work.ts'
import { type Postman, mailboxPostman } from '../src/platform/mail.ts'
import { type Reaction, hearersOf } from '../src/platform/news.ts'
import { type Office, makeOffice, timedWork } from '../src/platform/office.ts'
import { type Settings, parseSettings } from '../src/platform/settings.ts'
import type { PlatformMail } from '../src/platform/tables.generated.ts'
import { makeToken, signForm } from '../src/platform/tokens.ts'
import { makeSite } from '../src/site.tsx'
import { sendUntilDone, workJobsUntilDone, workUntilDone } from '../src/worker.ts'
import { checkPage } from './page-checks.ts'
import { makeTestDatabase } from './database.ts'
import { assertStanding } from './standing.ts'

/** What a browser would have got. `text` is the page without its tags, `location` where it was sent on to. */
export type Reply = {
  status: number
  html: string
  text: string
  location: string
  headers: Record<string, string>
  bytes: Buffer
}

export type SentForm = Record<string, string | string[] | number | undefined>

type SentFile = { field: string; name: string; mediaType?: string; content: string | Buffer }

/** Someone at a browser. */
export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Reply>
  /** Sends a form as a page of ours would: with the token, and with a key of its own unless one is given. */
  post(path: string, form?: SentForm, options?: { once?: string; csrf?: string }): Promise<Reply>
  /** Sends a form with files. */
  upload(path: string, form: SentForm, ...files: SentFile[]): Promise<Reply>
}

export type TestOffice = {
  office: Office
  database: Database
  server: FastifyInstance
  /** Moves the clock; it stands still otherwise. */
  setNow(instant: string): void
  /** Adds a person and returns their id. Known afterwards by the name before the @ of the address. */
  person(name: string, given?: Partial<PersonInput> & { roles?: Role[] }): Promise<string>
  /** A browser in which this person is signed in. */
  as(name: string): Browser
  /** A browser in which nobody is. */
  visitor(): Browser
  idOf(name: string): string
  /** Works on long jobs, delivers news, runs timed work and sends mail until nothing is due. */
  work(): Promise<void>
  /** Every mail whose address holds this, newest first, as it is kept. */
  mails(to?: string): Promise<Selectable<PlatformMail>[]>
}

type Options = {
  now?: string
  settings?: Partial<Settings>
  routes?: readonly Route[]
  reactions?: readonly Reaction[]
  jobs?: readonly Job[]
  longJobs?: readonly LongJobKind[]
  postman?: Postman
  /** Where the office writes its log, a line at a time; nowhere unless said. */
  log?: DestinationStream
  /** Where the office says that it is; links in mail begin with it. */
  address?: () => string
}

/** Opens an office of its own for a test: a fresh database, the whole application, a clock that the test moves. */
export async function openTestOffice(options: Options = {}): Promise<TestOffice> {
  const connectionString = await makeTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'opencme-office-'))
  let now = new Date(options.now ?? '2026-03-02T15:00:00Z')
  const read = parseSettings({}, true)
  assert.ok(read.ok)
  const known = options.reactions ?? reactions
  const database = openDatabase(connectionString, 6, () => {})
  const office = makeOffice({
    database,
    now: () => now,
    files: folderFiles(folder),
    log: options.log ? openLog('info', options.log) : openLog(process.env.TEST_LOG ?? 'silent'),
    settings: { ...read.settings, ...options.settings },
    hearers: options.reactions ? hearersOf(known) : hearers,
    address: options.address ?? (() => 'http://office.test'),
  })
  const server = await makeServer({ office, routes: options.routes ?? routes, doors, site: makeSite(office) })
  after(async () => {
    await server.close()
    await database.close()
    await assertStanding(connectionString)
    await dropDatabase(connectionString)
    rmSync(folder, { recursive: true, force: true })
  })
  const work = { reactions: known, jobs: options.jobs ?? jobs }
  return {
    office,
    database,
    server,
    ...receivePeople(office, server),
    setNow(instant) {
      now = new Date(instant)
    },
    async work() {
      await workJobsUntilDone(office, options.longJobs ?? longJobs)
      await workUntilDone(office, work)
      await sendUntilDone(office, options.postman ?? mailboxPostman)
    },
    mails: (to = '') => listMails(office, to),
  }
}

/** Who is known to the office under test, each with a session of their own. */
function receivePeople(
  office: Office,
  server: TestOffice['server'],
): Pick<TestOffice, 'person' | 'as' | 'visitor' | 'idOf'> {
  const ids = new Map<string, string>()
  const sessions = new Map<string, string>()
  return {
    async person(name, given = {}) {
      const id = await addPerson(office, name, given)
      const token = makeToken()
      await office.write(timedWork, (tx) => saveSession(tx, { personId: id, token, expiresAt: new Date('2100-01-01') }))
      ids.set(name, id)
      sessions.set(name, token)
      return id
    },
    as: (name) => browse(server, office, sessions.get(name) ?? assert.fail(`nobody is called ${name}`)),
    visitor: () => browse(server, office, null),
    idOf: (name) => ids.get(name) ?? assert.fail(`nobody is called ${name}`),
  }
}

function listMails(office: Office, to: string) {
  const mails = office.db.selectFrom('platform_mail').where('to_address', 'ilike', `%${to}%`)
  return mails.orderBy('queued_at', 'desc').orderBy('id', 'desc').selectAll().execute()
}

async function addPerson(
  office: Office,
  name: string,
  given: Partial<PersonInput> & { roles?: Role[] },
): Promise<string> {
  const { roles = [], ...facts } = given
  const person = personInput.parse({
    givenName: name[0]!.toUpperCase() + name.slice(1),
    familyName: 'Tester',
    email: `${name}@alderbay.example`,
    profession: 'physician',
    degree: 'MD',
    careerStage: 'practicing',
    ...facts,
  })
  return office.write(timedWork, async (tx) => {
    const id = await savePerson(tx, person)
    for (const role of roles) await saveRole(tx, { personId: id, role, why: null })
    return id
  })
}

function browse(server: FastifyInstance, office: Office, session: string | null): Browser {
  const name = session ?? makeToken()
  const cookies: Record<string, string> = session ? { [sessionCookie]: session } : { [visitCookie]: name }
  const csrf = signForm(office.settings.secretKey, name)
  /** Keys of forms sent so far: a form sent again is no new act, and leaves no row of its own. */
  const sent = new Set<string>()
  const ask = async (request: InjectOptions, key = newId()): Promise<Reply> => {
    const reply = await server.inject({ ...request, cookies, remoteAddress: randomAddress() })
    const html = String(reply.headers['content-type'] ?? '').includes('text/html') ? reply.body : ''
    if (html) assert.deepEqual(checkPage(html), [], `house checks of ${String(request.url)}`)
    const headers = Object.fromEntries(Object.entries(reply.headers).map(([key, value]) => [key, String(value)]))
    const given = {
      status: reply.statusCode,
      html,
      text: textOf(html || reply.body),
      location: headers.location ?? '',
      headers,
      bytes: reply.rawPayload,
    }
    if (request.method === 'POST' && reply.statusCode < 400 && !sent.has(key))
      await assertAudited(office, String(request.url), headers['x-request-id']!)
    sent.add(key)
    return given
  }
  return {
    get: (path, headers) => ask({ method: 'GET', url: path, headers }),
    post(path, form = {}, given = {}) {
      const key = given.once ?? newId()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const payload = encode({ _csrf: given.csrf ?? csrf, _once: key, ...form })
      return ask({ method: 'POST', url: path, headers, payload }, key)
    },
    upload(path, form, ...files) {
      const boundary = 'opencme-test-boundary'
      const payload = multipart(boundary, { _csrf: csrf, _once: newId(), ...form }, files)
      return ask({
        method: 'POST',
        url: path,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload,
      })
    },
  }
}

/** Routes whose POST changes nothing, by their own word in the table. */
const changesNothing = new Set(routes.filter((route) => route.changesNothing).map((route) => route.path))

/** The house's rule: a POST that succeeds leaves a row in the audit that carries its request. */
export async function assertAudited(office: Office, path: string, requestId: string): Promise<void> {
  if (changesNothing.has(path.split('?')[0]!)) return
  const row = await office.db
    .selectFrom('platform_audit')
    .where('request_id', '=', requestId)
    .select('id')
    .executeTakeFirst()
  assert.ok(row, `POST ${path} succeeded and left no row in the audit`)
}

function encode(form: SentForm): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => [name, each] as const),
  )
  return new URLSearchParams(
    pairs.filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]),
  ).toString()
}

function multipart(boundary: string, form: SentForm, files: SentFile[]): Buffer {
  const fields = Object.entries(form).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
  )
  const parts = files.flatMap(({ field, name, mediaType = 'application/octet-stream', content }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${mediaType}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([Buffer.from(fields.join('')), ...parts, Buffer.from(`--${boundary}--\r\n`)])
}

/** Every request of a test comes from an address of its own, so that limits on guessing are only met where a test means to. */
function randomAddress(): string {
  return `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 255)).join('.')}`
}

/** A page as a person reads it. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

async function dropDatabase(connectionString: string): Promise<void> {
  const name = new URL(connectionString.replace(/^postgresql:\/\/([^@]*@)?\//, 'postgresql://x/')).pathname.slice(1)
  const client = new pg.Client({ connectionString: connectionString.replace(`/${name}`, '/postgres') })
  await client.connect()
  await client.query(`drop database if exists "${name}" with (force)`)
  await client.end()
}
