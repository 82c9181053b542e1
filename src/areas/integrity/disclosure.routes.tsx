import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { findPolicy } from '../policies/policy.store.ts'
import {
  answerDraft,
  dropDraftRelationship,
  findStart,
  signDraft,
  writeDraftRelationship,
} from './disclosure.commands.ts'
import { type Entered, readTyped, showRelationshipForm, withDiscloser } from './disclosure.page.tsx'
import { windowStart } from './disclosure.rules.ts'
import { disclosureAnswers, relationshipForm } from './disclosure.schema.ts'
import { findDisclosure, findDraft, listRelationships } from './disclosure.store.ts'
import { QuestionPage, RelationshipsPage, SignPage } from './disclosure.view.tsx'
import { typedOf } from './relationship-form.view.tsx'
import { ThanksPage, ToldPage } from './told.part.tsx'

type DoorRoute = Pick<Route, 'may' | 'purpose' | 'wrongOwner' | 'perMinute'> & { base: string }

/** A link without an account, and the same steps for who is signed in; each sees only their own. */
const doors: DoorRoute[] = [
  { base: '/link/disclosure/:token', may: 'link', purpose: 'disclose', perMinute: 60 },
  {
    base: '/my/disclosures/:activityId',
    may: 'signed in',
    wrongOwner: (office) => `/my/disclosures/${office.idOf('activity')}`,
  },
]

const thanksPath = '/link/disclosure/thanks'

export const disclosureRoutes: Route[] = [
  {
    method: 'GET',
    path: thanksPath,
    may: 'public',
    handle: async (visit) => {
      const email = await findPolicy(visit.db, 'office.email', visit.office.today())
      return showPage({ face: 'task', title: 'Thank you', body: <ThanksPage email={email} /> })
    },
  },
  ...doors.flatMap(routesOf),
]

function routesOf({ base, wrongOwner, ...door }: DoorRoute): Route[] {
  const route = (method: Route['method'], path: string, go: (visit: Visit, entered: Entered) => Promise<Answer>) => ({
    ...door,
    method,
    path: base + path,
    wrongOwner: wrongOwner && ((office: Parameters<typeof wrongOwner>[0]) => wrongOwner(office) + nameParts(path)),
    handle: (visit: Visit) => withDiscloser(visit, (entered) => go(visit, entered)),
  })
  return [
    route('GET', '', showFirst),
    route('POST', '', answer),
    route('GET', '/relationships', showNamed),
    route('GET', '/relationships/new', (visit, entered) =>
      showRelationshipForm(visit, entered, { id: null, typed: readTyped(visit), errors: {} }),
    ),
    route('POST', '/relationships/new', (visit, entered) => keep(visit, entered, null)),
    route('GET', '/relationships/:relationshipId', showChange),
    route('POST', '/relationships/:relationshipId', (visit, entered) =>
      keep(visit, entered, visit.params.relationshipId!),
    ),
    route('POST', '/relationships/:relationshipId/removal', takeOut),
    route('GET', '/signature', (visit, entered) => showSign(visit, entered, '', {})),
    route('POST', '/signature', sign),
  ]
}

/** For the walk as the wrong person: an address whose last part is some key. */
function nameParts(path: string): string {
  return path.replace(':relationshipId', '0190c5f6-0000-7000-8000-000000000000')
}

async function showFirst(visit: Visit, entered: Entered): Promise<Answer> {
  const told = await findDisclosure(visit.db, entered.who)
  const draft = await findDraft(visit.db, entered.who)
  if (!told || draft || visit.link || visit.query.change) return showQuestion(visit, entered, {})
  const relationships = await listRelationships(visit.db, told.id)
  const { door, about } = entered
  const isNew = visit.query.told === '1'
  const body = <ToldPage {...{ door, about, relationships, isNew, answer: told.answer, signedOn: told.signedOn }} />
  return showPage({ face: 'task', title: 'What you told us', body })
}

async function showQuestion(visit: Visit, entered: Entered, errors: Errors): Promise<Answer> {
  const { who, door, about, today } = entered
  const start = await findStart(visit.db, who, today)
  const earlier = start.from ? { on: start.from, count: start.relationships.length } : null
  const span = { from: windowStart(today), to: today }
  const body = <QuestionPage {...{ door, about, span, earlier, errors, stamp: visit.stamp(), answer: start.answer }} />
  const status = statusOf(errors)
  return showPage({ face: 'task', title: 'Financial relationships', status, body })
}

async function answer(visit: Visit, entered: Entered): Promise<Answer> {
  const { who, door, today } = entered
  const given = disclosureAnswers.find((known) => known === one(visit.form, 'answer'))
  if (!given) return showQuestion(visit, entered, { answer: 'Choose an answer' })
  const decision = await visit.write((tx) => answerDraft(tx, who, given, today))
  if (decision === missing) return missing
  if (!decision.ok) return showQuestion(visit, entered, errorsOf(decision.refusal))
  if (given !== 'some') return seeOther(`${door.base}/signature`)
  const isNamed = decision.value.relationships.length > 0
  return seeOther(`${door.base}/relationships${isNamed ? '' : '/new'}`)
}

async function showNamed(visit: Visit, { who, door, about, today }: Entered): Promise<Answer> {
  const { relationships } = await findStart(visit.db, who, today)
  const body = <RelationshipsPage {...{ door, about, relationships, stamp: visit.stamp() }} />
  return showPage({ face: 'task', title: 'Relationships you have named', body })
}

async function showChange(visit: Visit, entered: Entered): Promise<Answer> {
  const { relationships } = await findStart(visit.db, entered.who, entered.today)
  const known = relationships.find(({ id }) => id === visit.params.relationshipId)
  if (!known) return missing
  return showRelationshipForm(visit, entered, { id: known.id, typed: typedOf(known), errors: {} })
}

async function keep(visit: Visit, entered: Entered, id: string | null): Promise<Answer> {
  const { who, door, today } = entered
  const typed = readTyped(visit)
  if (id !== null && !isId(id)) return missing
  const read = readForm(relationshipForm, chosenOf(typed))
  if (!read.ok) return showRelationshipForm(visit, entered, { id, typed, errors: read.errors })
  const decision = await visit.write((tx) => writeDraftRelationship(tx, who, { ...read.data, id }, today))
  if (decision === missing) return missing
  if (decision.ok) return seeOther(`${door.base}/relationships`)
  return showRelationshipForm(visit, entered, { id, typed, errors: errorsOf(decision.refusal) })
}

/** What was not chosen is not there, as a browser would send it. */
function chosenOf(typed: Record<string, string>): Record<string, string> {
  const groups = ['nature', 'shares', 'saidHolding', 'goesOn', 'thinksRelevant']
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== '' || !groups.includes(name)))
}

async function takeOut(visit: Visit, { who, door, today }: Entered): Promise<Answer> {
  const id = visit.params.relationshipId!
  const decision = isId(id) ? await visit.write((tx) => dropDraftRelationship(tx, who, id, today)) : missing
  return decision === missing ? missing : seeOther(`${door.base}/relationships`)
}

async function showSign(visit: Visit, entered: Entered, signedName: string, errors: Errors): Promise<Answer> {
  const { who, door, about, name, today } = entered
  const draft = await findDraft(visit.db, who)
  if (!draft?.answer) return seeOther(door.base)
  const { answer: given, relationships } = draft
  if (given === 'some' && relationships.length === 0 && Object.keys(errors).length === 0)
    return seeOther(`${door.base}/relationships`)
  const span = { from: windowStart(today), to: today }
  const page = { door, about, relationships, span, name, signedName, errors, answer: given }
  const status = statusOf(errors)
  return showPage({ face: 'task', title: 'Sign', status, body: <SignPage {...page} stamp={visit.stamp()} /> })
}

async function sign(visit: Visit, entered: Entered): Promise<Answer> {
  const { who, door, today } = entered
  const name = one(visit.form, 'signedName')
  const decision = await visit.write((tx) => signDraft(tx, who, { name, today }))
  if (decision === missing) return missing
  if (decision.ok) return seeOther(visit.link ? thanksPath : `${door.base}?told=1`)
  if (decision.refusal.code === 'disclosure/no-answer')
    return showQuestion(visit, entered, { answer: decision.refusal.message })
  return showSign(visit, entered, name, errorsOf(decision.refusal))
}
