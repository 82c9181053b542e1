import { giveRoleByHand } from '../src/areas/access/role.commands.ts'
import { personInput } from '../src/areas/people/person.schema.ts'
import { recordLicense, recordPerson } from '../src/areas/people/person.commands.ts'
import { askForCorrection } from '../src/areas/privacy/request.commands.ts'
import { scopeFinders } from '../src/slots.ts'
import { type PastOffice, must } from './clock.ts'
import type { Cast } from './people.ts'

/** What an office looks after between activities: people known twice, a role that ends soon, a request about someone's data. */
export async function buildUpkeep(office: PastOffice, cast: Cast): Promise<void> {
  await knowTwice(office, cast, { key: 'samuel', email: 'swhitcombe@harborpoint.example' })
  await knowTwice(office, cast, { key: 'amara', email: 'amara.okonjo@corranvalley.example' })
  await standIn(office, cast)
  office.goTo(4, 14)
  const samuel = cast.find('samuel')
  const asked = {
    about: 'affiliation' as const,
    stands: 'Alder Bay School of Medicine, staff',
    should: 'Harbor Point Medical Center, staff, since July',
    why: 'The letter of the medical staff office, which I sent by mail',
  }
  await office.act(samuel.id, samuel.roles, (tx) => askForCorrection(tx, samuel.id, asked, office.today()))
}

/** Somebody came in by a list with another address: the same name, birthday and license. */
async function knowTwice(
  office: PastOffice,
  cast: Cast,
  { key, email }: { key: string; email: string },
): Promise<void> {
  const ruth = cast.find('ruth')
  const known = cast.find(key)
  office.goTo(24, 11)
  await office.act(ruth.id, ruth.roles, async (tx) => {
    const id = must(await recordPerson(tx, personInput.parse({ ...known, email })))
    if (known.license) await recordLicense(tx, id, { state: known.state ?? 'MA', number: known.license })
  })
}

/** A nurse stands in at the office while a colleague is on leave, until a day that comes soon. */
async function standIn(office: PastOffice, cast: Cast): Promise<void> {
  const ada = cast.find('ada')
  const input = {
    ...{ role: 'office staff' as const, scope: '', endsOn: office.daysAgo(-10) },
    why: 'Stands in for Jo Ferreby, who is on leave',
  }
  office.goTo(50, 9)
  const desk = { finders: scopeFinders, today: office.today(), timeZone: office.settings.timeZone }
  await office.act(ada.id, ada.roles, async (tx) => must(await giveRoleByHand(tx, cast.find('bea').id, input, desk)))
}
