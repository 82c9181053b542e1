import { findPolicy } from './areas/people/policy.store.ts'
import { download } from './http/answer.ts'
import type { Route, Visit } from './http/route.ts'
import { addTo } from './kernel/dates.ts'

/** So long the file may be believed before it is asked for again; it is made anew each time. */
const goodDays = 90

/** Where to tell this office of a weakness, as RFC 9116 writes it: the office's own address, and nobody else's. */
export const securityRoutes: Route[] = [
  {
    method: 'GET',
    path: '/.well-known/security.txt',
    may: 'public',
    handle: async (visit) =>
      download({
        bytes: await writeContact(visit),
        mediaType: 'text/plain; charset=utf-8',
        name: 'security.txt',
        inline: true,
      }),
  },
]

async function writeContact({ db, office }: Visit): Promise<string> {
  const email = await findPolicy(db, 'office.email', office.today())
  const { baseUrl } = office.settings
  const lines = [
    `Contact: mailto:${email}`,
    `Expires: ${addTo(office.today(), { days: goodDays })}T00:00:00Z`,
    'Preferred-Languages: en',
    ...(baseUrl ? [`Canonical: ${baseUrl}/.well-known/security.txt`] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
