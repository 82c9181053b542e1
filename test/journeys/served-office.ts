import type { AddressInfo } from 'node:net'
import { type TestOffice, openTestOffice } from '../office.ts'
import { receivePeople } from './people.ts'
import type { WalkedOffice } from './walk.ts'

/** A test office that listens too. */
export type ServedOffice = TestOffice & WalkedOffice

/** Opens an office that listens, as in a demonstration, with the people of the journeys and nothing else in it. */
export async function openServedOffice(now: string): Promise<ServedOffice> {
  let url = ''
  const office = await openTestOffice({ now, address: () => url })
  await receivePeople(office.office)
  await office.server.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(office.server.server.address() as AddressInfo).port}`
  return {
    ...office,
    url,
    passDays(days) {
      office.setNow(new Date(office.office.now().getTime() + days * 86_400_000).toISOString())
    },
  }
}
