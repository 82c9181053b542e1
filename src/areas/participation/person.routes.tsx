import { showPage } from '../../http/answer.ts'
import type { Route } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { findPerson } from '../people/person.store.ts'
import { TakenPage } from './person.view.tsx'
import { listTaken } from './record.store.ts'

const onPage = 50

/** All a person took part in. */
export const takenRoutes: Route[] = [
  {
    method: 'GET',
    path: '/people/:personId/participation',
    may: 'credit.see',
    handle: async ({ db, params, query, office }) => {
      const personId = params.personId!
      const person = isId(personId) ? await findPerson(db, personId) : undefined
      if (!person) return missing
      const afterId = isId(query.after ?? '') ? query.after! : null
      const found = await listTaken(db, personId, { afterId, limit: onPage + 1 })
      const taken = found.slice(0, onPage)
      const href = `/people/${personId}`
      const name = `${person.givenName} ${person.familyName}`
      const body = (
        <TakenPage
          person={{ name, href }}
          taken={taken}
          next={found.length > onPage ? `${href}/participation?after=${taken.at(-1)!.id}` : undefined}
          timeZone={office.settings.timeZone}
        />
      )
      return showPage({ face: 'office', title: `What ${name} took part in`, current: '/people', body })
    },
  },
]
