import { uncapital } from '../../kernel/words.ts'

/** One thing that changed for what a committee handed over, with where to look at it. */
export type Told = { committee: string; statement: string; says: string; href: string }

/** What the office decided, as a liaison is told. @source office.quality.hand-over */
export function showDecision(verdict: 'accepted' | 'dismissed', reason: string): string {
  const what = verdict === 'accepted' ? 'It became a finding' : 'It was dismissed'
  return `${what}: ${reason}`
}

/**
 * One mail a day with everything that changed for what a person's committees handed over.
 *
 * @source office.quality.hand-over
 */
export function showNotes(
  notes: readonly Told[],
  reader: { givenName: string; head: { school: string; email: string; phone: string } },
): { subject: string; body: string } {
  const many = notes.length === 1 ? 'One thing' : `${notes.length} things`
  const subject = `What became of what you handed over: ${uncapital(many)} changed`
  const entries = notes.map(({ committee, statement, says, href }, at) =>
    [`${at + 1}. ${statement}`, committee, says, href].join('\n   '),
  )
  const { school, email, phone } = reader.head
  const foot = [school, [email, phone].filter(Boolean).join(', ')].filter(Boolean).join('\n')
  return { subject, body: [`Dear ${reader.givenName},`, `${many} changed:`, ...entries, foot].join('\n\n') }
}
