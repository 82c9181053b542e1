import type { z } from 'zod'
import { type Decision, type Missing, allow, missing } from '../kernel/decision.ts'
import type { Tx } from '../platform/database.ts'
import { type KeptAnswer, holdPath, keepAnswer, takeKey } from '../platform/once.ts'
import { hashContent } from '../platform/tokens.ts'
import { type Answer, sendData } from './answer.ts'
import { readParams } from './api-params.ts'
import { type Params, etagOf } from './api-read.ts'
import { type ProblemKind, answerProblem, answerRefusal, answerUnfit } from './problem.ts'
import { type Api, type Ask, type Route, type Visit, askOf } from './route.ts'

/** What an act is given: what stands in the address, what was sent, and the visit it came by. */
export type Given<Body> = { params: Params; body: Body; visit: Visit }

type Acting<Body extends z.ZodType, Output extends z.ZodType> = Pick<Route, 'path' | 'may' | 'wrongOwner'> &
  Pick<Api, 'noun' | 'says'> & {
    body: Body
    output: Output
    /** Where what was made can be read; an act that makes nothing has none and answers 200. */
    location?: (made: z.output<Output>) => string
    /** Is this record the caller's to act on? Asked before the body is read; if not, it is as if it were not there. */
    isTheirs?: (visit: Visit, params: Params) => Promise<boolean>
    /** What the act writes over, as it is read: the caller sends its ETag, and is refused where it was changed since. */
    corrects?: (tx: Tx, params: Params, visit: Visit) => Promise<z.input<Output> | undefined>
    act: (tx: Tx, given: Given<z.output<Body>>) => Promise<Decision<z.input<Output>> | Missing>
    /** What goes on in this process once the act holds; not where it was answered from a first sending. */
    afterwards?: (visit: Visit, made: z.output<Output>) => void
    /** The most bytes of its body, where a file lies in it. */
    bodyBytes?: number
  }

/** Carries a problem out of the transaction, which is rolled back. */
class Stopped extends Error {
  readonly kind: ProblemKind
  constructor(kind: ProblemKind) {
    super(kind)
    this.kind = kind
  }
}

/** Carries out what the same act was answered with before. */
class Answered extends Error {
  readonly kept: KeptAnswer
  constructor(kept: KeptAnswer) {
    super('this act was done before')
    this.kept = kept
  }
}

/**
 * A row that does one act of the office by the command that the form calls, in one transaction. With an Idempotency-Key it
 * is done once: the key and the answer are kept in the act's own transaction, and sending it again gets that answer.
 */
export function act<Body extends z.ZodType, Output extends z.ZodType>(row: Acting<Body, Output>): Route {
  const { path, may, wrongOwner, noun, says, body, output, location } = row
  const status = location ? 201 : 200
  const isCorrection = row.corrects !== undefined
  return {
    ...{ method: 'POST', path, may, wrongOwner, uploadBytes: row.bodyBytes },
    api: { noun, says, body, output, status, isCorrection },
    handle: async (visit) => {
      const params = readParams(visit)
      if (!params || (row.isTheirs && !(await row.isTheirs(visit, params)))) return missing
      const ask = askOf(visit)
      const key = readKey(ask)
      if (key === 'unreadable') return answerProblem(visit.requestId, 'bad-key-header')
      const read = body.safeParse(ask.body ?? {})
      if (!read.success) return answerUnfit(visit.requestId, read.error)
      return answerOnce(visit, row, async (tx) => {
        // Two corrections in the same moment come one after the other, so that the second finds what the first changed.
        if (isCorrection) await holdPath(tx, visit.path)
        if (key) await claim(tx, key, hashContent(`${visit.path}\n${JSON.stringify(ask.body ?? {})}`))
        const unchanged = await isUnchanged(tx, row, params, visit)
        if (!unchanged) return missing
        const decision = await row.act(tx, { params, body: read.data, visit })
        if (decision === missing || !decision.ok) return decision
        const answer = output.parse(decision.value)
        if (key) await keepAnswer(tx, key, { status, answer })
        return allow({ status, answer })
      })
    },
  }
}

/** The key an act was given, as this caller's own; undefined without one. It may stand in quotes, as a structured field. */
function readKey({ key, idempotencyKey }: Ask): string | undefined {
  if (idempotencyKey === undefined) return undefined
  const given = idempotencyKey.replace(/^"(.*)"$/, '$1')
  if (!/^[\x21-\x7e]{1,255}$/.test(given)) return 'unreadable'
  return hashContent(`api ${key?.id ?? ''} ${given}`).slice(0, 32)
}

async function claim(tx: Tx, key: string, request: string): Promise<void> {
  const taken = await takeKey(tx, key, request)
  if (taken === 'in flight') throw new Stopped('in-flight')
  if (taken === 'other') throw new Stopped('key-used')
  if (taken !== 'new') throw new Answered(taken)
}

/** Is it still what the caller read? False where there is none. */
async function isUnchanged<Body extends z.ZodType, Output extends z.ZodType>(
  tx: Tx,
  row: Acting<Body, Output>,
  params: Params,
  visit: Visit,
): Promise<boolean> {
  const { ifMatch } = askOf(visit)
  if (!row.corrects) return true
  const now = await row.corrects(tx, params, visit)
  if (now === undefined) return false
  if (ifMatch === undefined) throw new Stopped('no-etag')
  if (ifMatch === '*') return true
  const etag = etagOf(JSON.stringify(row.output.parse(now)))
  if (!ifMatch.split(/\s*,\s*/).includes(etag)) throw new Stopped('changed')
  return true
}

async function answerOnce<Body extends z.ZodType, Output extends z.ZodType>(
  visit: Visit,
  row: Acting<Body, Output>,
  act: (tx: Tx) => Promise<Decision<KeptAnswer> | Missing>,
): Promise<Answer> {
  try {
    const decision = await visit.write(act)
    if (decision === missing) return missing
    if (!decision.ok) return answerRefusal(visit.requestId, decision.refusal)
    row.afterwards?.(visit, decision.value.answer as z.output<Output>)
    return answerDone(row, decision.value)
  } catch (error) {
    if (error instanceof Answered) return answerDone(row, error.kept, { 'idempotent-replayed': 'true' })
    if (error instanceof Stopped) return answerProblem(visit.requestId, error.kind, [], waitOf(error.kind))
    throw error
  }
}

function waitOf(kind: ProblemKind): Record<string, string> {
  return kind === 'in-flight' ? { 'retry-after': '1' } : {}
}

function answerDone<Body extends z.ZodType, Output extends z.ZodType>(
  row: Acting<Body, Output>,
  { status, answer }: KeptAnswer,
  told: Readonly<Record<string, string>> = {},
): Answer {
  const text = JSON.stringify(answer)
  const headers = {
    ...told,
    ...(row.location ? { location: row.location(answer as z.output<Output>) } : {}),
    ...(row.corrects ? { etag: etagOf(text) } : {}),
  }
  return sendData(text, status, headers)
}

/** What is there after an act: what the command decided, and then what `find` reads in the same transaction. */
export async function andThen<T, Made>(
  decision: Decision<T> | Missing,
  find: (value: T) => Promise<Made | undefined>,
): Promise<Decision<Made> | Missing> {
  if (decision === missing || !decision.ok) return decision
  const made = await find(decision.value)
  return made === undefined ? missing : allow(made)
}
