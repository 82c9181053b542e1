import { uncapital } from '../../kernel/words.ts'
import { clauseIds } from '../../kernel/clause.ts'
import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type ClauseWords, type StatementDraft, clauseSubjects, fieldOf } from './mission-statement.schema.ts'

/** The version in force when a new one is adopted. */
export type Current = { version: number; adoptedOn: LocalDate; clauses: readonly ClauseWords[] }

/**
 * May this wording become the next version of the mission? Each clause stands in it once, with words; it was adopted by
 * today, not before the version in force, says why, and differs from it.
 *
 * @param current null where there is no version yet
 * @returns the draft, or refusal `statement/clause-missing`, `statement/clause-twice`, `statement/no-words`,
 *   `statement/no-reason`, `statement/newer-version`, `statement/unchanged`, `statement/day-to-come`, `statement/earlier-day`
 * @source office.mission.clauses
 */
export function decideStatement(
  draft: StatementDraft,
  current: Current | null,
  today: LocalDate,
): Decision<StatementDraft> {
  const source = 'office.mission.clauses'
  const worded = decideClauses(draft.clauses)
  if (!worded.ok) return worded
  if (draft.why.trim() === '')
    return refuse({ code: 'statement/no-reason', source, field: 'why', message: 'Say why it is worded anew' })
  if (draft.from !== undefined && draft.from !== (current?.version ?? 0)) {
    const message = `Version ${current?.version ?? 0} was adopted while this page was open. Read it, then adopt yours`
    return refuse({ code: 'statement/newer-version', source, message })
  }
  if (current && isSame(draft.clauses, current.clauses)) {
    const message = `Nothing differs from version ${current.version}. Change the words that should change`
    return refuse({ code: 'statement/unchanged', source, message })
  }
  return decideDay(draft, current, today)
}

/** Does each of the 23 clauses stand there once, with words? @source office.mission.clauses */
function decideClauses(clauses: readonly ClauseWords[]): Decision<readonly ClauseWords[]> {
  const source = 'office.mission.clauses'
  for (const id of clauseIds) {
    const given = clauses.filter(({ clause }) => clause === id)
    const field = fieldOf(id, 'words')
    const name = `${id}, ${uncapital(clauseSubjects[id])}`
    if (given.length === 0)
      return refuse({
        code: 'statement/clause-missing',
        source,
        field,
        message: `Word ${name}: every clause is needed`,
      })
    if (given.length > 1)
      return refuse({
        code: 'statement/clause-twice',
        source,
        field,
        message: `Word ${name} once; it stands there twice`,
      })
    if (given[0]!.words.trim() === '')
      return refuse({ code: 'statement/no-words', source, field, message: `Enter the words of ${name}` })
  }
  return allow(clauses)
}

/** @source office.mission.clauses */
function decideDay(draft: StatementDraft, current: Current | null, today: LocalDate): Decision<StatementDraft> {
  const source = 'office.mission.clauses'
  if (draft.adoptedOn > today) {
    const message = 'Enter a day up to today; a version is recorded once it is adopted'
    return refuse({ code: 'statement/day-to-come', source, field: 'adoptedOn', message })
  }
  if (current && draft.adoptedOn < current.adoptedOn) {
    const message = `Version ${current.version} was adopted on ${showDay(current.adoptedOn)}. Enter that day or a later one`
    return refuse({ code: 'statement/earlier-day', source, field: 'adoptedOn', message })
  }
  return allow(draft)
}

function isSame(draft: readonly ClauseWords[], current: readonly ClauseWords[]): boolean {
  const plain = (clauses: readonly ClauseWords[]) =>
    JSON.stringify(clauses.map((one) => [one.section, one.clause, one.wordsBefore, one.words, one.wordsAfter]))
  return plain(draft) === plain(current)
}
