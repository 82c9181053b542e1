import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../kernel/actor.ts'
import { isId, newId } from '../kernel/ids.ts'
import type { Office } from '../platform/office.ts'
import { keepKey } from '../platform/once.ts'
import { hashContent, isFormSigned, signForm } from '../platform/tokens.ts'
import type { Doors } from './doors.ts'
import { type Form, one } from './form.ts'
import type { OpenLink, Route, Upload, Visit, Visitor } from './route.ts'
import { FormWithFiles } from './upload.ts'

export const sessionCookie = 'opencme_session'
/** Names a browser that has no session, so that its forms can be told from another site's. */
export const visitCookie = 'opencme_visit'

/** That a session is used is kept so often at most. */
const seenEveryMs = 60_000

/** Thrown inside an act whose form was sent before; the first answer is given again. */
export class DoneBefore extends Error {
  readonly key: string
  constructor(key: string) {
    super('this form was sent before')
    this.key = key
  }
}

/** Who comes by which door: the session, else the link, else the public. */
export type Caller = { visitor: Visitor | null; link: OpenLink | null; sessionToken: string | null }

/** Finds out who calls: by the session's cookie, and by the link in the address where the route takes one. */
export async function findCaller(office: Office, doors: Doors, route: Route, request: FastifyRequest): Promise<Caller> {
  const sessionToken = request.cookies[nameCookie(office, sessionCookie)] ?? null
  const at = office.now()
  const visitor = sessionToken ? ((await doors.findVisitor(office.db, sessionToken, at)) ?? null) : null
  if (visitor?.session && at.getTime() - visitor.session.seenAt.getTime() >= seenEveryMs)
    await doors.noteVisit(office.db, sessionToken!, at)
  const token = (request.params as Record<string, string>).token
  const link = route.purpose && token ? await doors.findLink(office.db, token, route.purpose, at) : undefined
  return { visitor, sessionToken: visitor ? sessionToken : null, link: link ? { ...link, token: token! } : null }
}

function actorOf(caller: Caller, requestId: string): Actor {
  if (caller.link) return { personId: caller.link.personId, roles: [], via: 'link', requestId }
  if (caller.visitor) return { personId: caller.visitor.id, roles: caller.visitor.roles, via: 'session', requestId }
  return { personId: null, roles: [], via: 'public', requestId }
}

/** Everything a route may know of one request. */
export function makeVisit(office: Office, caller: Caller, request: FastifyRequest, reply: FastifyReply): Visit {
  const { form, uploads } = readBody(request.body)
  const actor = actorOf(caller, request.id)
  return {
    office,
    db: office.db,
    actor,
    visitor: caller.visitor,
    link: caller.link,
    ask: null,
    params: request.params as Record<string, string>,
    query: plainQuery(request.query),
    form,
    uploads,
    path: request.url.split('?')[0]!,
    requestId: request.id,
    sessionToken: caller.sessionToken,
    stamp() {
      keepPrivate(reply)
      return { csrf: signForm(office.settings.secretKey, visitName(office, caller, request, reply)), once: newId() }
    },
    write: writeOnce(office, actor, formKeyOf(office, caller, request)),
  }
}

/** Marks an answer as made for one browser: nobody may keep it for another; one with a secret is not kept at all. */
export function keepPrivate(reply: FastifyReply, isSecret = false): FastifyReply {
  return reply.header('cache-control', isSecret ? 'private, no-store' : 'private, no-cache')
}

/** Was this answer marked as made for one browser? */
export function isPrivate(reply: FastifyReply): boolean {
  return reply.hasHeader('cache-control')
}

/** The first act of a visit keeps the form's key; a second sending of the same form finds it and stops. */
function writeOnce(office: Office, actor: Actor, key: string): Visit['write'] {
  let isKept = key === ''
  return (act) =>
    office.write(actor, async (tx) => {
      if (!isKept && !(await keepKey(tx, key))) throw new DoneBefore(key)
      const answer = await act(tx)
      isKept = true
      return answer
    })
}

/**
 * The key of the form that was sent, as this caller's own: whoever else sends the same key finds nothing that was done or
 * answered under it. Empty where the form has none.
 */
export function formKeyOf(office: Office, caller: Caller, request: FastifyRequest): string {
  const once = one(readBody(request.body).form, '_once')
  return isId(once) ? hashContent(`${knownName(office, caller, request)} ${once}`).slice(0, 32) : ''
}

/** What this browser is known by: its session, else the name it was given. */
function knownName(office: Office, caller: Caller, request: FastifyRequest): string | undefined {
  return caller.sessionToken ?? request.cookies[nameCookie(office, visitCookie)]
}

function visitName(office: Office, caller: Caller, request: FastifyRequest, reply: FastifyReply): string {
  const known = knownName(office, caller, request)
  if (known) return known
  const [cookie, name] = [nameCookie(office, visitCookie), randomBytes(18).toString('base64url')]
  request.cookies[cookie] = name
  void reply.setCookie(cookie, name, cookieOptions(office))
  return name
}

/** How every cookie is set: not readable by scripts, not sent along from other sites. */
export function cookieOptions(office: Office) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(office) } as const
}

/** What a cookie is called: with https in the way that browsers let no other host and no page without https set. */
export function nameCookie(office: Office, name: string): string {
  return isSecure(office) ? `__Host-${name}` : name
}

function isSecure(office: Office): boolean {
  return office.address().startsWith('https:')
}

/** Was this form made for this browser by this office? */
export function isFromHere(office: Office, caller: Caller, request: FastifyRequest): boolean {
  const name = knownName(office, caller, request)
  return name !== undefined && isFormSigned(office.settings.secretKey, name, one(readBody(request.body).form, '_csrf'))
}

function readBody(body: unknown): { form: Form; uploads: readonly Upload[] } {
  if (typeof body !== 'object' || body === null) return { form: {}, uploads: [] }
  if (body instanceof FormWithFiles) return { form: cleanForm(body.form), uploads: body.uploads }
  return { form: cleanForm(body as Form), uploads: [] }
}

/** The sign number 0 has no place in a text of ours, and the database takes none: it is left out. */
function cleanForm(form: Form): Form {
  const entries = Object.entries(form).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(clean) : clean(value),
  ])
  return Object.fromEntries(entries) as Form
}

function clean(text: string): string {
  return text.replaceAll('\0', '')
}

/** What stands after the question mark, each name with one text. */
export function plainQuery(query: unknown): Record<string, string> {
  const entries = Object.entries(query as Record<string, string | string[]>)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, clean(Array.isArray(value) ? value.join(',') : value)]),
  )
}
