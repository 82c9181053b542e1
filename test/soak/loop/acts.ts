import { type Browser, type Fields, type PageForm, type SentFile, findForm } from './browser.ts'
import type { Reached } from './program.ts'

/** What must be in the database after an act, exactly once: the query returns one row with an `id`. */
export type Effect = { text: string; values: readonly unknown[] }

/** One form, sent as a browser does. `page` shows it, `action` takes it. */
export type Act = {
  name: string
  page: string
  action: string
  fields: Fields | ((form: PageForm) => Fields)
  file?: SentFile
  effect: Effect
}

type Acknowledged = { name: string; requestId: string | null; effect: Effect }

/** Sends acts and remembers what the office acknowledged. */
export type Ledger = {
  /** Does an act, again with the same key when the connection broke, and returns the id of what it made. */
  do(browser: Browser, act: Act): Promise<string>
  /** What is acknowledged and is not there, or is there twice. */
  findMissing(since: number): Promise<string[]>
  count(): number
  readonly resent: number
  readonly byName: Map<string, number>
}

/** Opens the list of everything that the office says is done. */
export function openLedger(program: Reached): Ledger {
  const acknowledged: Acknowledged[] = []
  const byName = new Map<string, number>()
  let resent = 0
  return {
    async do(browser, act) {
      const form = findForm((await browser.open(act.page)).html, act.action)
      if (!form) throw new Error(`${act.name}: ${act.page} shows no form for ${act.action}`)
      const fields = [...form.hidden, ...(typeof act.fields === 'function' ? act.fields(form) : act.fields)]
      const first = await browser.send(form.action, fields, act.file)
      const isLost = first === undefined || first.status >= 500
      if (isLost) resent += 1
      const reply = isLost ? await sendUntilAnswered(program, browser, { ...act, action: form.action }, fields) : first
      if (reply.status !== 303)
        throw new Error(`${act.name}: ${act.action} answered ${reply.status}: ${told(reply.html)}`)
      acknowledged.push({ name: act.name, requestId: isLost ? null : reply.requestId, effect: act.effect })
      byName.set(act.name, (byName.get(act.name) ?? 0) + 1)
      const rows = await program.query<{ id: string }>(act.effect.text, act.effect.values)
      if (rows.length !== 1) throw new Error(`${act.name} is acknowledged and there ${rows.length} times`)
      return rows[0]!.id
    },
    async findMissing(since) {
      const found = await Promise.all(acknowledged.slice(since).map((each) => checkOne(program, each)))
      return found.flat()
    },
    count: () => acknowledged.length,
    get resent() {
      return resent
    },
    byName,
  }
}

/** The same form with the same key, as a person presses the button again: whatever arrived first, it is done once. */
async function sendUntilAnswered(program: Reached, browser: Browser, act: Act, fields: Fields) {
  for (let tries = 1; tries <= 20; tries += 1) {
    await program.whenReady()
    const reply = await browser.send(act.action, fields, act.file)
    if (reply && reply.status < 500) return reply
  }
  throw new Error(`${act.name}: ${act.action} was sent twenty times and never answered`)
}

async function checkOne(program: Reached, { name, requestId, effect }: Acknowledged): Promise<string[]> {
  const rows = await program.query(effect.text, effect.values)
  const wrong = rows.length === 1 ? [] : [`${name}: acknowledged, and there ${rows.length} times`]
  if (requestId === null) return wrong
  const audit = await program.query('select from platform_audit where request_id = $1', [requestId])
  return audit.length > 0 ? wrong : [...wrong, `${name}: acknowledged, and not in the audit`]
}

function told(html: string): string {
  return html
    .replace(/<(head|script|style|nav|header)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
}
