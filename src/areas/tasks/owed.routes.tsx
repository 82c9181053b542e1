import { seeOther } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { showList } from '../../lists/list.page.tsx'
import { registerRoutes } from '../../lists/routes.ts'
import { owedRegister } from './owed.register.tsx'
import { askAgain } from './task.commands.ts'
import { findTask } from './task.store.ts'

export const owedRoutes: Route[] = [
  ...registerRoutes(owedRegister),
  {
    method: 'POST',
    path: '/office/owed/:taskId/ask',
    may: 'office.see',
    wrongOwner: (office) => `/office/owed/${office.idOf('task')}/ask`,
    handle: async (visit) => {
      const task = await findTheirs(visit)
      if (!task) return missing
      const decision = await visit.write((tx) => askAgain(tx, task.id, visit.office.address()))
      if (decision === missing) return missing
      return decision.ok
        ? seeOther(`/office/owed?asked=${task.id}`)
        : showList(visit, owedRegister, decision.refusal.message)
    },
  },
]

/** A task that is this visitor's to ask for: any for the office, for others what they asked for themselves. */
async function findTheirs(visit: Visit) {
  const { taskId = '' } = visit.params
  const task = isId(taskId) ? await findTask(visit.db, taskId) : undefined
  const visitor = visitorOf(visit)
  return task && (may(visitor, 'task.see') || task.owedTo === visitor.id) ? task : undefined
}
