import { sql } from 'kysely'
import type { TestOffice } from './office.ts'

/** So many nurses more, called Nia Nurse000001 and so on: for lists that are long. */
export async function addNurses({ office }: TestOffice, count: number): Promise<void> {
  await sql`insert into people_person (id, given_name, family_name, email, profession, career_stage, created_at)
    select uuidv7(), 'Nia', 'Nurse' || lpad(i::text, 6, '0'), 'n' || i || '@alderbay.example', 'nurse', 'practicing', now()
    from generate_series(1, ${count}) i`.execute(office.db)
}
