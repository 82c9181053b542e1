import type { LocalDate } from '../../kernel/dates.ts'
import type { Gate } from '../../kernel/gate.ts'
import type { Db, Fragment } from '../../platform/database.ts'

/** What a home needs to know of a gate that is open. */
export type OpenGate = Pick<Gate, 'id' | 'group' | 'title' | 'state' | 'owedBy' | 'act'>

/** An open plan as its gates are made from: whose it is, and the day it is. */
export type PlanAsked = { id: string; director: string | null; isClinical: boolean; today: LocalDate }

/**
 * The gates of an area for all open plans at once: `facts` is one JSON value about the activity `a` in the query that lists
 * them, `open` says which of the area's gates are open by it. They are the gates of the plan's own page, read another way.
 */
export type PlanReader<Facts = unknown> = {
  facts(db: Db, today: LocalDate): Fragment<Facts>
  open(facts: Facts, plan: PlanAsked): OpenGate[]
}
