import type { Job } from '../../platform/jobs.ts'
import { timedWork } from '../../platform/office.ts'
import { endRoleOnItsDay } from './role.commands.ts'
import { listEndingRoles } from './role-end.store.ts'

const rolesAtOnce = 200

/** Ends roles whose day has come. They open nothing from that day anyhow; this writes down that they are over. */
export const roleJob: Job = {
  name: 'End roles whose day has come',
  everyMinutes: 60,
  async run(office) {
    for (;;) {
      const due = await listEndingRoles(office.db, office.now(), rolesAtOnce)
      for (const { id, personId } of due) await office.write(timedWork, (tx) => endRoleOnItsDay(tx, personId, id))
      if (due.length < rolesAtOnce) return
    }
  },
}
