import { z } from 'zod'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { clauseIds } from '../../kernel/clause.ts'
import { dayShape } from '../../kernel/shape.ts'
import type { ClauseSource } from '../../platform/clause-source.ts'
import { findPeriod, readClauses } from './mission.rules.ts'
import { findStatement } from './mission-statement.store.ts'

const missionRecord = z
  .object({
    version: z.int(),
    from: dayShape,
    to: dayShape,
    clauses: z.array(
      z.object({
        clause: z.enum(clauseIds),
        words: z.string(),
        state: z.enum(['measured', 'few', 'none']),
        n: z.number().nullable().meta({ description: 'null where nothing serves it yet, or too few to say' }),
        of: z.number().nullable(),
        what: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Mission', description: 'The mission statement with its numbers' })

/** The mission measured, as anyone may see it. */
export function missionApi(sources: readonly ClauseSource[]): Route[] {
  return [
    readOne({
      path: '/api/v1/mission',
      may: 'public',
      perMinute: 30,
      noun: 'Mission',
      says: 'Tells the office’s mission, clause by clause, with its numbers of the last twelve months',
      output: missionRecord,
      find: async ({ db, office }) => {
        const period = findPeriod(office.today())
        const { timeZone } = office.settings
        const [statement, ...numbers] = await Promise.all([
          findStatement(db),
          ...sources.map((source) => source(db, { ...period, timeZone })),
        ])
        if (!statement) return undefined
        const lines = readClauses(statement.clauses, numbers.flat(), () => false)
        const clauses = lines.map(({ clause, words, state, number }) => {
          const told = state === 'measured' ? number : null
          return { clause, words, state, n: told?.n ?? null, of: told?.of ?? null, what: told?.what ?? null }
        })
        return { ...period, version: statement.version, clauses }
      },
    }),
  ]
}
