import { missing } from '../../kernel/decision.ts'
import { dayOf } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import type { Answer } from '../../http/answer.ts'
import { showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
import { showBirthday } from './person-form.view.tsx'
import { findPerson, listAffiliations, listLicenses } from './person.store.ts'
import { PersonPage } from './person.view.tsx'
import type { RoleGrant } from './role.schema.ts'
import { listRoleGrants } from './role.store.ts'
import type { RoleLine, RolesProps } from './role.view.tsx'

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** Answers with the person whose page this is; the one 404 where there is none. */
export async function withPerson(visit: Visit, answer: (person: Person) => Answer | Promise<Answer>): Promise<Answer> {
  const personId = visit.params.personId!
  const person = isId(personId) ? await findPerson(visit.db, personId) : undefined
  return person ? answer(person) : missing
}

/** The page of a person, with what was refused on it. */
export async function showPerson(visit: Visit, person: Person, refused: Pick<RolesProps, 'gift' | 'end'> = {}) {
  const [licenses, affiliations, grants] = await Promise.all([
    listLicenses(visit.db, person.id),
    listAffiliations(visit.db, person.id),
    listRoleGrants(visit.db, person.id),
  ])
  const zone = visit.office.settings.timeZone
  const name = `${person.givenName} ${person.familyName}`
  const mayGive = may(visitorOf(visit), 'role.give')
  const roles = grants.map((grant) => lineOf(grant, zone))
  const body = (
    <PersonPage
      person={{ ...person, birthday: showBirthday(person) }}
      licenses={licenses}
      affiliations={affiliations}
      roles={{ personId: person.id, name, stamp: visit.stamp(), roles, mayGive, ...refused }}
      mayRecord={may(visitorOf(visit), 'people.record')}
    />
  )
  const status = (refused.gift ?? refused.end) ? 422 : 200
  return showPage({ face: 'office', title: name, current: '/people', status, body })
}

function lineOf(grant: RoleGrant, zone: string): RoleLine {
  return {
    id: grant.id,
    role: grant.role,
    since: dayOf(grant.grantedAt, zone),
    until: grant.endedAt && dayOf(grant.endedAt, zone),
    said: showAct('Given', grant.giver, grant.why),
    saidEnd: grant.endedAt ? showAct('Ended', grant.ender, grant.endedWhy) : '',
  }
}

function showAct(act: string, by: string | null, why: string | null): string {
  return [`${act} by ${by ?? 'the office'}`, why].filter(Boolean).join('. ')
}
