import { sql } from 'kysely'
import type { Source } from '../../platform/listing.ts'
import type { QuestionnaireKind } from './questionnaire.schema.ts'

/** A questionnaire in its newest version; `number` is null before it has one. */
export type QuestionnaireFound = {
  id: string
  kind: QuestionnaireKind
  title: string
  number: number | null
  items: number
  createdAt: Date
}

/** Every questionnaire in its newest version, by title, with how many questions that has. */
export const questionnaireList: Source<QuestionnaireFound, { kind?: QuestionnaireKind }> = {
  table: 'questions_questionnaire',
  as: 'q',
  details: sql`left join lateral (
    select v.id, v.number from questions_version v where v.questionnaire_id = q.id order by v.number desc limit 1) v on true`,
  select: sql`q.id, q.kind, q.title, q.created_at as "createdAt", v.number,
    (select count(*) from questions_item i where i.version_id = v.id) as items`,
  text: sql`q.title`,
  near: sql`q.title`,
  orders: {
    title: { keys: [{ by: sql`lower(q.title) collate "C"`, type: 'text' }] },
    newest: { keys: [{ by: sql`q.created_at`, type: 'instant' }], down: true },
  },
  where: ({ kind }) => (kind ? [sql`q.kind = ${sql.lit(kind)}`] : []),
}
