import type { ClauseGroup } from '../../kernel/clause.ts'
import type { ClauseSource } from '../../platform/clause-source.ts'
import { type LearnerGroup, countOnline, listLearnerGroups } from './clause.store.ts'

/** A1 and A2: the learners of the school among all learners, and all learners by profession and place. */
const learners: ClauseSource = async (db, period) => {
  const groups = await listLearnerGroups(db, period)
  const all = total(groups)
  const ofSchool = groups.filter(({ tie }) => tie !== null)
  const [professions, states, countries] = [
    groupBy(groups, ({ profession }) => profession),
    groupBy(groups, ({ state }) => state),
    groupBy(groups, ({ country }) => country),
  ]
  const where = `${count(states, 'state')} and ${count(countries, 'country', 'countries')}`
  return [
    {
      clause: 'A1',
      n: total(ofSchool),
      of: all,
      what: 'learners are faculty, graduates or students of the school',
      records: null,
      isOfLearners: true,
      parts: [
        { by: 'tie to the school', groups: groupBy(ofSchool, ({ tie }) => tie) },
        { by: 'career stage', groups: groupBy(ofSchool, ({ stage }) => stage) },
      ],
    },
    {
      clause: 'A2',
      n: all,
      of: null,
      what: `learners, in ${count(professions, 'profession')}, ${where}`,
      records: null,
      isOfLearners: true,
      parts: [
        { by: 'profession', groups: professions },
        { by: 'state', groups: states },
        { by: 'country', groups: countries },
      ],
    },
  ]
}

/** F4: online activities completed, of those begun. */
const online: ClauseSource = async (db, period) => {
  const stages = await countOnline(db, period)
  const sum = (numbers: number[]) => numbers.reduce((all, n) => all + n, 0)
  return [
    {
      clause: 'F4',
      n: sum(stages.map(({ completed }) => completed)),
      of: sum(stages.map(({ begun }) => begun)),
      what: 'online courses that learners began were completed',
      records: '/office/activities',
      isOfLearners: true,
      parts: [
        {
          by: 'career stage',
          groups: stages.map(({ stage, begun, completed }) => ({ label: stage, n: completed, of: begun })),
        },
      ],
    },
  ]
}

function total(groups: readonly LearnerGroup[]): number {
  return groups.reduce((all, { learners }) => all + learners, 0)
}

/** Learners by one thing that is known of them, the largest group first; who has not told it is in none. */
function groupBy(groups: readonly LearnerGroup[], labelOf: (group: LearnerGroup) => string | null): ClauseGroup[] {
  const tally = new Map<string, number>()
  for (const group of groups) {
    const label = labelOf(group)
    if (label !== null) tally.set(label, (tally.get(label) ?? 0) + group.learners)
  }
  return [...tally]
    .map(([label, n]) => ({ label, n, of: null }))
    .toSorted((a, b) => b.n - a.n || a.label.localeCompare(b.label))
}

function count(groups: readonly ClauseGroup[], word: string, words = `${word}s`): string {
  return `${groups.length} ${groups.length === 1 ? word : words}`
}

export const recordClauses: ClauseSource[] = [learners, online]
