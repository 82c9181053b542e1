import type { LocalDate } from '../../kernel/dates.ts'
import type { LinkPurpose } from '../../kernel/link.ts'

/** How a task ends. @check tasks_task_end.outcome */
export const taskOutcomes = ['done', 'withdrawn'] as const
export type TaskOutcome = (typeof taskOutcomes)[number]

/** What a mail about a task is. @check tasks_ask.kind */
export const askKinds = ['ask', 'reminder', 'digest'] as const
export type AskKind = (typeof askKinds)[number]

/** Why a link no longer works. @check tasks_link_end.why */
export const linkEnds = ['used', 'revoked'] as const
export type LinkEnd = (typeof linkEnds)[number]

/**
 * What a person is asked to do. `kind` names the act ("disclose"), `area` and `subjectId` the record it is about; `act` is
 * the verb on its button ("Disclose").
 * `owedTo` is who asked, null for the office as a whole. `path` is where a signed-in person does it; with `link` the mail
 * carries a link that does it without an account, up to and including `expiresOn`.
 */
export type TaskAsk = {
  kind: string
  area: string
  subjectId: string
  owedBy: string
  owedTo?: string | null
  title: string
  why: string
  act: string
  dueOn: LocalDate | null
  path: string
  link?: { purpose: LinkPurpose; expiresOn: LocalDate }
  office: { address: string }
}
