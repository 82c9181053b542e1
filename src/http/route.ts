import type { z } from 'zod'
import type { Actor, Role } from '../kernel/actor.ts'
import type { LinkPurpose } from '../kernel/link.ts'
import type { Db, Tx } from '../platform/database.ts'
import type { Office } from '../platform/office.ts'
import type { Answer } from './answer.ts'
import type { Form } from './form.ts'
import type { Permission } from './permission.ts'

/** Who has a session. `usesKeys` says whether they want the keys of one letter, `session` since when; a program has none. */
export type Visitor = {
  id: string
  name: string
  email: string
  roles: readonly Role[]
  usesKeys: boolean
  session?: { signedInAt: Date; seenAt: Date }
}

/** The link for one act that was followed: whose, for which record of which area, and the task it settles. */
export type OpenLink = {
  id: string
  token: string
  purpose: LinkPurpose
  area: string
  subjectId: string
  personId: string
  taskId: string | null
}

export type Upload = { field: string; name: string; mediaType: string; bytes: Uint8Array }

/** What a form needs to be sent: a token against other sites, a key against being done twice. */
export type Stamp = { csrf: string; once: string }

/**
 * The key that a program came with. `roles` are those it acts with now: of those it was given, the ones its owner may still
 * give. `networks` is where it may be used from; none is anywhere.
 */
export type ApiKey = {
  id: string
  name: string
  scope: 'read' | 'write'
  roles: readonly Role[]
  networks: readonly string[]
  expiresAt: Date
  lastUsedAt: Date | null
  owner: { id: string; name: string; email: string }
}

/** What a program asked by the API: by which key, with which body, and what it knows already. */
export type Ask = {
  key: ApiKey | null
  body: unknown
  idempotencyKey: string | undefined
  ifMatch: string | undefined
  ifNoneMatch: string | undefined
}

/** One request as a route sees it. */
export type Visit = {
  office: Office
  db: Db
  actor: Actor
  /** Who is signed in; null for the public and for who came by a link only. */
  visitor: Visitor | null
  link: OpenLink | null
  /** What a program asked; null on a page. */
  ask: Ask | null
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  form: Form
  uploads: readonly Upload[]
  path: string
  requestId: string
  sessionToken: string | null
  /** Stamps a form; asking for it makes the page private. */
  stamp(): Stamp
  /** One act of the office, by this actor, done once even when the form is sent twice. */
  write<T>(act: (tx: Tx) => Promise<T>): Promise<T>
}

/** Real records that belong to someone else, for the walk that tries every route as the wrong person. */
export type OthersRecords = { idOf(noun: string): string }

/**
 * What makes a row one of the API: which noun it is about, what it does, what it takes and what it answers. The same shapes
 * read what is sent, pick what is answered, and are the description at /api/v1/openapi.json.
 */
export type Api = {
  noun: string
  says: string
  query?: z.ZodObject
  body?: z.ZodType
  output: z.ZodType
  status: 200 | 201
  /** Is sent with If-Match, so that nobody's change is written over unseen. */
  isCorrection?: boolean
}

/**
 * One row of the route table. `may` is required, so that no route is open by forgetting.
 * `wrongOwner` gives the address of a real record of someone else, for routes whose records have owners.
 */
export type Route = {
  method: 'GET' | 'POST'
  path: string
  may: Permission
  purpose?: LinkPurpose
  wrongOwner?: (office: OthersRecords) => string
  /** Registered only in a demonstration. */
  onlyInDemo?: boolean
  /** Takes files, or on a row of the API a body with a file in it; the most bytes of all together. */
  uploadBytes?: number
  /** Guards against guessing: so many requests a minute from one address. */
  perMinute?: number
  /** The public may be shown a page that is so many seconds old. */
  cacheSeconds?: number
  /** Why a POST leaves no row in the audit, where one does not: it changes nothing. */
  changesNothing?: string
  /** A row of the API, for programs that come with a key; every other row is a page for people. */
  api?: Api
  handle: (visit: Visit) => Answer | Promise<Answer>
}

/** Who is signed in, on a route that only lets people in who are. */
export function visitorOf(visit: Visit): Visitor {
  if (visit.visitor === null) throw new Error(`${visit.path} was reached without a session`)
  return visit.visitor
}

/** What a program asked, on a row of the API. */
export function askOf(visit: Visit): Ask {
  if (visit.ask === null) throw new Error(`${visit.path} was reached as a page`)
  return visit.ask
}

/** The link that was followed, on a route that only lets link holders in. */
export function linkOf(visit: Visit): OpenLink {
  if (visit.link === null) throw new Error(`${visit.path} was reached without a link`)
  return visit.link
}
