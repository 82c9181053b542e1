import { foldDuties } from '../people/duty.rules.ts'
import type { Duty } from '../people/person.slots.ts'
import { showRequest } from './request.schema.ts'
import { listOpenRequests } from './request.store.ts'

const mostRequests = 200

/** What people ask about their data waits for the office, which decides. */
export const requestDuty: Duty = async (db, { roles }) => {
  if (!roles.includes('office staff')) return []
  const open = await listOpenRequests(db, mostRequests)
  const lines = open.map((request) => ({
    id: `request-${request.id}`,
    title: `${request.name} asks: ${showRequest(request)}`,
    why: 'People can have what is held about them corrected or emptied. Accept or decline it, with the reason.',
    href: `/people/requests/${request.id}`,
    act: 'Decide',
    dueOn: request.dueOn,
  }))
  return foldDuties(lines, (count) => ({
    id: 'requests-open',
    title: `${count} people ask about their data`,
    why: 'People can have what is held about them corrected or emptied. Accept or decline each, with the reason.',
    href: '/people/requests',
    act: 'Look through them',
  }))
}
