import { sql } from 'kysely'

/** What a course holds: readings, and questions in the newest version of its test. */
export type CourseFacts = { readings: number; questionnaireId: string | null; questions: number }

/** What the course of the activity `a` holds. */
export const courseFacts = sql<CourseFacts>`jsonb_build_object(
  'readings', (select count(*) from courses_module m where m.activity_id = a.id),
  'questionnaireId', (select t.questionnaire_id from courses_test t where t.activity_id = a.id),
  'questions', (select count(*) from questions_item i where i.version_id = (
    select v.id from courses_test t join questions_version v on v.questionnaire_id = t.questionnaire_id
    join questions_publication p on p.version_id = v.id where t.activity_id = a.id order by v.number desc limit 1)))`
