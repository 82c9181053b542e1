import type { Reaction } from '../../platform/news.ts'
import { lockIndependence } from './control.store.ts'
import { followChange } from './independence.commands.ts'
import { listActivitiesWith } from './tie.store.ts'

/** Every activity with someone tied to a company is looked at again when the office learns something of the company. */
export const companyReactions: readonly Reaction[] = [
  {
    name: 'integrity.follow-company',
    hears: ['company.changed'],
    async react(tx, news, office) {
      for (const { id } of await listActivitiesWith(tx, news.subject)) {
        await lockIndependence(tx, id)
        await followChange(tx, id, 'What the office knows of a company has changed', office.today())
      }
    },
  },
]
