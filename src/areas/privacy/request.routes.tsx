import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import type { Hold } from './erasure.slots.ts'
import { decideDataRequest, listKeptOf } from './request.commands.ts'
import { decisionInput } from './request.schema.ts'
import { findRequest, listDecidedRequests, listOpenRequests } from './request.store.ts'
import { RequestPage, RequestsPage } from './request.view.tsx'

const mostOpen = 200
const mostDecided = 50

/** What people ask about their data, as the office decides it. */
export const requestRoutes = (holds: readonly Hold[]): Route[] => [
  {
    method: 'GET',
    path: '/people/requests',
    may: 'people.record',
    handle: async ({ db, office }) => {
      const [open, decided] = [await listOpenRequests(db, mostOpen), await listDecidedRequests(db, mostDecided)]
      const body = <RequestsPage open={open} decided={decided} today={office.today()} />
      return showPage({ face: 'office', title: 'Requests about data', current: '/people', body })
    },
  },
  {
    method: 'GET',
    path: '/people/requests/:requestId',
    may: 'people.record',
    handle: (visit) => showRequestPage(visit, holds, {}),
  },
  {
    method: 'POST',
    path: '/people/requests/:requestId/decision',
    may: 'people.record',
    handle: async (visit) => {
      const requestId = visit.params.requestId!
      if (!isId(requestId)) return missing
      const read = readForm(decisionInput, visit.form)
      if (!read.ok) return showRequestPage(visit, holds, read.errors)
      const desk = { holds, today: visit.office.today() }
      const decision = await visit.write((tx) => decideDataRequest(tx, requestId, read.data, desk))
      if (decision === missing) return missing
      return decision.ok
        ? seeOther(`/people/requests/${requestId}`)
        : showRequestPage(visit, holds, errorsOf(decision.refusal))
    },
  },
]

async function showRequestPage(visit: Visit, holds: readonly Hold[], errors: Errors) {
  const { db, office, form } = visit
  const requestId = visit.params.requestId!
  const request = isId(requestId) ? await findRequest(db, requestId) : undefined
  if (!request) return missing
  const isAsking = request.kind === 'erasure' && request.outcome === null
  const body = (
    <RequestPage
      request={request}
      stamp={visit.stamp()}
      timeZone={office.settings.timeZone}
      kept={isAsking ? await listKeptOf(db, request.personId, holds, office.today()) : []}
      typed={{ outcome: one(form, 'outcome'), why: one(form, 'why') }}
      errors={errors}
    />
  )
  const title = `${request.name} asks about their data`
  return showPage({ face: 'office', title, current: '/people', status: statusOf(errors), body })
}
