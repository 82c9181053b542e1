import { setTimeout as sleep } from 'node:timers/promises'
import type { Reached } from './program.ts'

/** The fields of a form, in order; a name may come more than once. */
export type Fields = [string, string][]

/** A file that a form sends along. */
export type SentFile = { field: string; name: string; content: string }

/** What a page answered. */
export type Reply = { status: number; location: string; requestId: string; html: string }

/** A form as it stands on a page: what it holds by itself, and the choices it offers. */
export type PageForm = { action: string; hidden: Fields; radios: Map<string, string[]>; texts: string[] }

/** A browser that keeps cookies and waits while the office is down. */
export type Browser = {
  /** Opens a page, as often as it takes. */
  open(path: string): Promise<Reply>
  /** Sends a form once. Undefined when the connection broke: nobody knows whether it arrived. */
  send(path: string, fields: Fields, file?: SentFile): Promise<Reply | undefined>
}

const patienceMs = 20_000

/** Opens a browser in front of a program. */
export function openBrowser(program: Reached): Browser {
  const cookies = new Map<string, string>()
  const ask = async (path: string, given: RequestInit): Promise<Reply> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'accept-encoding': 'gzip', referer: `${program.address}/home` }
    const signal = AbortSignal.timeout(patienceMs)
    const answer = await fetch(program.address + path, { redirect: 'manual', ...given, headers, signal })
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=')
      cookies.set(name!, value!)
    }
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      requestId: answer.headers.get('x-request-id') ?? '',
      html: await answer.text(),
    }
  }
  return {
    async open(path) {
      for (let tries = 1; ; tries += 1) {
        await program.whenReady()
        const reply = await ask(path, {}).catch(() => undefined)
        if (reply && (reply.status < 500 || tries >= 10)) return reply
        await sleep(200)
      }
    },
    send: (path, fields, file) => ask(path, { method: 'POST', body: bodyOf(fields, file) }).catch(() => undefined),
  }
}

function bodyOf(fields: Fields, file: SentFile | undefined): URLSearchParams | FormData {
  if (!file) return new URLSearchParams(fields)
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  body.append(file.field, new Blob([file.content]), file.name)
  return body
}

/** Finds the form that is sent to this address; undefined when the page has none. */
export function findForm(html: string, action: string): PageForm | undefined {
  for (const [, head, body] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    const to = readAttribute(head!, 'action') ?? ''
    if (to !== action && !to.startsWith(`${action}?`)) continue
    const inputs = [...body!.matchAll(/<input\b([^>]*)>/g)].map((match) => match[1]!)
    const texts = [...body!.matchAll(/<textarea\b([^>]*)>/g)].map((match) => readAttribute(match[1]!, 'name') ?? '')
    return { action: to, hidden: listHidden(inputs), radios: groupRadios(inputs), texts }
  }
  return undefined
}

function listHidden(inputs: string[]): Fields {
  return inputs
    .filter((input) => readAttribute(input, 'type') === 'hidden')
    .map((input) => [readAttribute(input, 'name') ?? '', readAttribute(input, 'value') ?? ''])
}

function groupRadios(inputs: string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const input of inputs.filter((each) => readAttribute(each, 'type') === 'radio')) {
    const name = readAttribute(input, 'name') ?? ''
    groups.set(name, [...(groups.get(name) ?? []), readAttribute(input, 'value') ?? ''])
  }
  return groups
}

function readAttribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value
    ?.replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
