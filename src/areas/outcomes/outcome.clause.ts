import type { ClauseId, ClauseNumber } from '../../kernel/clause.ts'
import type { ClauseSource } from '../../platform/clause-source.ts'
import type { MeasureKind } from '../measures/measure.schema.ts'
import { countCompetent, countWatched } from './tally.store.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

/**
 * P1: learners with evidence of competence. A passed test alone shows knowledge (level 3); with it, a change committed to or
 * a rating of one's own is level 4 by the learner's word, and nobody has observed it.
 *
 * @source methods.outcome-levels
 */
const competence: ClauseSource = async (db, period) => {
  const stages = await countCompetent(db, period)
  return [
    {
      clause: 'P1',
      n: sum(stages.map(({ competent }) => competent)),
      of: sum(stages.map(({ learners }) => learners)),
      what: 'learners passed a test and, by their own word, can do it or will change; nobody observed them',
      records: null,
      isOfLearners: true,
      parts: [
        {
          by: 'career stage',
          groups: stages.map(({ stage, learners, competent }) => ({ label: stage, n: competent, of: learners })),
        },
      ],
    },
  ]
}

/** R2 and R3: measures past their target, of what clinicians do and of how patients and communities fare. */
const measures: ClauseSource = async (db, period) => {
  const kinds = await countWatched(db, period)
  const numberOf = (clause: ClauseId, what: string, of: readonly MeasureKind[]): ClauseNumber => {
    const among = kinds.filter(({ kind }) => of.includes(kind))
    return {
      clause,
      n: sum(among.map(({ reached }) => reached)),
      of: sum(among.map(({ watched }) => watched)),
      what,
      records: '/outcomes',
    }
  }
  return [
    numberOf('R2', 'measures of practice reach their target, of those watched', ['performance']),
    numberOf('R3', 'measures of patients and communities reach their target, of those watched', [
      'patient health',
      'community health',
    ]),
  ]
}

export const outcomeClauses: ClauseSource[] = [competence, measures]
