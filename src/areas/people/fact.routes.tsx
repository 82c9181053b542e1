import { type Decision, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, readForm, statusOf } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import {
  endFact,
  recordBelonging,
  recordContact,
  recordIdentifier,
  recordQualification,
  recordStage,
  removeFact,
} from './fact.commands.ts'
import {
  type FactKind,
  affiliationFact,
  contactFact,
  factForms,
  factKinds,
  identifierFact,
  licenseFact,
  ownKinds,
  qualificationFact,
  stageFact,
} from './fact.schema.ts'
import { listFacts } from './fact.store.ts'
import { FactPage } from './fact.view.tsx'
import { typedIn } from './person-form.view.tsx'
import { listOrganizationNames } from '../organizations/organization.store.ts'
import { recordLicense } from './person.commands.ts'
import { withPerson } from './person.page.tsx'

/** Whose facts are on the page, and where it stands: the office's of a person, or a person's own. */
type Owner = { personId: string; here: string; back: { label: string; href: string } }
type WithOwner = (
  visit: Visit,
  kind: FactKind,
  answer: (owner: Owner) => Answer | Promise<Answer>,
) => Answer | Promise<Answer>

const ofPerson: WithOwner = (visit, kind, answer) =>
  withPerson(visit, ({ id, givenName, familyName }) =>
    answer({
      personId: id,
      here: `/people/${id}/${kind}`,
      back: { label: `${givenName} ${familyName}`, href: `/people/${id}` },
    }),
  )

const ofSelf: WithOwner = (visit, kind, answer) =>
  answer({ personId: visitorOf(visit).id, here: `/my/${kind}`, back: { label: 'You', href: '/my/profile' } })

/** Facts of a person there may be several of: shown, added, ended, removed; by the office, and in part by themselves. */
export const factRoutes: Route[] = [
  ...factKinds.flatMap((kind) => routesOf(kind, `/people/:personId/${kind}`, 'people.record', ofPerson)),
  ...ownKinds.flatMap((kind) => routesOf(kind, `/my/${kind}`, 'signed in', ofSelf)),
]

function routesOf(kind: FactKind, path: string, may: 'people.record' | 'signed in', withOwner: WithOwner): Route[] {
  const change = (end: 'removal' | 'end', act: typeof endFact): Route => ({
    method: 'POST',
    path: `${path}/:factId/${end}`,
    may,
    wrongOwner: may === 'signed in' ? (office) => `${path}/${office.idOf(kind.replace(/s$/, ''))}/${end}` : undefined,
    handle: (visit) =>
      withOwner(visit, kind, async ({ personId, here }) => {
        const id = visit.params.factId!
        if (!isId(id)) return missing
        const decision = await visit.write((tx) => act(tx, personId, { kind, id }, visit.office.today()))
        return decision === missing ? missing : seeOther(here)
      }),
  })
  return [
    {
      method: 'GET',
      path,
      may,
      handle: (visit) => withOwner(visit, kind, (owner) => showFacts(visit, kind, owner, {})),
    },
    {
      method: 'POST',
      path,
      may,
      handle: (visit) =>
        withOwner(visit, kind, async (owner) => {
          const read = readFact(kind, visit)
          if (!read.ok) return showFacts(visit, kind, owner, read.errors)
          const decision = await visit.write((tx) => read.add(tx, owner.personId))
          return decision.ok ? seeOther(owner.here) : showFacts(visit, kind, owner, errorsOf(decision.refusal))
        }),
    },
    change('removal', removeFact),
    ...(kind === 'affiliations' || kind === 'qualifications' ? [change('end', endFact)] : []),
  ]
}

type Add = (tx: Tx, personId: string) => Promise<Decision<string>>
type ReadFact = { ok: true; add: Add } | { ok: false; errors: Errors }

/** What was typed as the act that keeps it. */
function readFact(kind: FactKind, { form, office }: Visit): ReadFact {
  switch (kind) {
    case 'licenses':
      return readAs(readForm(licenseFact, form), async (tx, id, license) => {
        await recordLicense(tx, id, license)
        return { ok: true, value: id }
      })
    case 'identifiers':
      return readAs(readForm(identifierFact, form), recordIdentifier)
    case 'contacts':
      return readAs(readForm(contactFact, form), recordContact)
    case 'qualifications':
      return readAs(readForm(qualificationFact, form), recordQualification)
    case 'stages':
      return readAs(readForm(stageFact, form), (tx, id, stage) => recordStage(tx, id, stage, office.today()))
    case 'affiliations':
      return readAs(readForm(affiliationFact, form), recordBelonging)
  }
}

function readAs<Data>(
  read: { ok: true; data: Data } | { ok: false; errors: Errors },
  act: (tx: Tx, personId: string, data: Data) => Promise<Decision<string>>,
): ReadFact {
  return read.ok ? { ok: true, add: (tx, personId) => act(tx, personId, read.data) } : read
}

async function showFacts(visit: Visit, kind: FactKind, owner: Owner, errors: Errors) {
  const [facts, organizations] = await Promise.all([
    listFacts(visit.db, owner.personId),
    kind === 'affiliations' ? listOrganizationNames(visit.db, 500) : [],
  ])
  const body = (
    <FactPage
      kind={kind}
      here={owner.here}
      back={owner.back}
      facts={facts.filter((fact) => fact.kind === kind)}
      stamp={visit.stamp()}
      typed={statusOf(errors) === 422 ? typedIn(visit.form) : {}}
      errors={errors}
      organizations={organizations}
    />
  )
  const face = owner.here.startsWith('/my/') ? 'learner' : 'office'
  const current = face === 'office' ? '/people' : undefined
  return showPage({ face, title: factForms[kind].title, current, status: statusOf(errors), body })
}
