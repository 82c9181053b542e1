import { sql } from 'kysely'
import type { TestOffice } from './office.ts'

/** As if the process that works on a job had been killed half a minute ago. */
export async function letDie(office: TestOffice, jobId: string): Promise<void> {
  await sql`update platform_long_job set state = 'running', heartbeat_at = now() - interval '31 seconds'
    where id = ${jobId}`.execute(office.office.db)
}
