import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOf, nameIn, planIn } from '../../../test/activities.ts'
import { allowed } from '../../../test/evidence.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import type { Actor } from '../../kernel/actor.ts'
import { localDate } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { releaseRole } from '../activities/role.commands.ts'
import { listOwed } from '../tasks/task.store.ts'
import { askOnceMore, askReviewer, releaseReviewer } from './ask.commands.ts'
import { classifyCompany } from '../companies/company.commands.ts'
import { listControllers } from './control.store.ts'
import { discloseRelationships } from './disclosure.commands.ts'
import type { RelationshipInput } from './disclosure.schema.ts'
import { findDisclosure, listRelationships } from './disclosure.store.ts'
import { findAssessment } from './assessment.commands.ts'
import { decideRelevance, recordException, recordMitigation } from './relationship.commands.ts'

const today = localDate('2026-03-02')
const consulting: RelationshipInput = {
  company: 'Veldane Therapeutics',
  nature: 'consultant',
  about: 'Advice on dosing',
  startedOn: localDate('2025-01-15'),
  endedOn: null,
  shares: null,
  saidHolding: null,
  thinksRelevant: false,
}
const drugMaker = {
  kind: 'pharmaceutical company or distributor',
  answer: null,
  controlledByIneligible: null,
  sisterOfIneligible: null,
  apart: null,
} as const

async function openPlanned() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('iris', { roles: ['integrity officer'] })
  await office.person('henrik', { familyName: 'Okonjo' })
  await office.person('marisol', { familyName: 'Achterberg', roles: ['reviewer'] })
  const activityId = await planIn(office)
  await nameIn(office, activityId, 'henrik', 'faculty')
  await office.work()
  return { office, activityId, who: { activityId, personId: office.idOf('henrik') } }
}

const iris = (office: TestOffice): Actor => ({
  personId: office.idOf('iris'),
  roles: ['integrity officer'],
  via: 'session',
})
const asHenrik = (office: TestOffice): Actor => ({ personId: office.idOf('henrik'), roles: [], via: 'link' })

type Planned = Awaited<ReturnType<typeof openPlanned>>

async function tell({ office, who }: Planned, relationships: RelationshipInput[], day = today) {
  return office.office.write(asHenrik(office), (tx) =>
    discloseRelationships(
      tx,
      who,
      { answer: relationships.length > 0 ? 'some' : 'none', relationships },
      { name: 'Henrik Okonjo', today: day },
    ),
  )
}

async function verdictOf({ office, activityId }: Planned, name = 'henrik') {
  const people = await office.office.write(iris(office), (tx) => findAssessment(tx, activityId, office.office.today()))
  return people.find((one) => one.personId === office.idOf(name))!.verdict
}

async function classify({ office }: Planned, name = 'Veldane Therapeutics') {
  const { id } = await office.office.db
    .selectFrom('companies_company')
    .where('name', '=', name)
    .select('id')
    .executeTakeFirstOrThrow()
  const decided = { verdict: 'ineligible' as const, facts: drugMaker, rationale: 'Sells drugs', by: 'Iris', today }
  return office.office.write(iris(office), (tx) => classifyCompany(tx, id, decided))
}

async function relationshipOf({ office, activityId }: Planned) {
  const [person] = await listControllers(office.office.db, [activityId])
  return { activityId, relationshipId: person!.relationships[0]!.id, today }
}

test('whoever is named is asked once, by mail with a link, before the role begins', async () => {
  const planned = await openPlanned()
  const { office, activityId } = planned
  const [task, ...more] = await listOwed(office.office.db, { area: 'integrity', subjectId: activityId })
  assert.equal(more.length, 0)
  assert.deepEqual([task!.kind, task!.dueOn, task!.owedBy], ['disclose', '2026-03-09', office.idOf('henrik')])
  assert.equal((await linksOf(office, 'henrik', 'disclosure')).length, 1)
  await nameIn(office, activityId, 'henrik', 'planner', localDate('2026-03-05'))
  await office.work()
  assert.equal((await listOwed(office.office.db, { area: 'integrity', subjectId: activityId })).length, 1)
})

test('a role that begins soon is asked for before it does', async () => {
  const { office, activityId } = await openPlanned()
  await nameIn(office, activityId, 'marisol', 'planner', localDate('2026-03-05'))
  await office.work()
  const tasks = await listOwed(office.office.db, { area: 'integrity', subjectId: activityId })
  assert.equal(tasks.find((one) => one.owedBy === office.idOf('marisol'))!.dueOn, '2026-03-04')
})

test('the request is withdrawn with the last role, not with one of two', async () => {
  const { office, activityId } = await openPlanned()
  const planner = await nameIn(office, activityId, 'henrik', 'planner')
  const ada: Actor = { personId: office.idOf('ada'), roles: ['office staff'], via: 'session' }
  await allowed(office.office.write(ada, (tx) => releaseRole(tx, activityId, planner, 'Too busy')))
  await office.work()
  const owed = () => listOwed(office.office.db, { area: 'integrity', subjectId: activityId })
  assert.equal((await owed())[0]!.isOpen, true)
  const [last] = await office.office.db
    .selectFrom('activities_role')
    .where('ended_at', 'is', null)
    .select('id')
    .execute()
  await allowed(office.office.write(ada, (tx) => releaseRole(tx, activityId, last!.id, 'Too busy')))
  await office.work()
  assert.equal((await owed())[0]!.outcome, 'withdrawn')
})

test('a disclosure is kept with the words shown and the months asked about, and settles the task', async () => {
  const planned = await openPlanned()
  const { office, activityId, who } = planned
  await allowed(tell(planned, [consulting]))
  const kept = await findDisclosure(office.office.db, who)
  assert.deepEqual([kept!.answer, kept!.windowStart, kept!.signedOn], ['some', '2024-03-02', '2026-03-02'])
  assert.match(kept!.wording.definition, /ineligible company is one/)
  assert.deepEqual([kept!.wording.from, kept!.wording.to], ['2024-03-02', '2026-03-02'])
  const [task] = await listOwed(office.office.db, { area: 'integrity', subjectId: activityId })
  assert.equal(task!.outcome, 'done')
  assert.equal((await verdictOf(planned)).code, 'integrity/classify-company')
})

test('who controls no content of the activity has nothing to disclose there', async () => {
  const { office, activityId } = await openPlanned()
  const who = { activityId, personId: office.idOf('marisol') }
  const signed = { name: 'Marisol Achterberg', today }
  const answer = await office.office.write(iris(office), (tx) =>
    discloseRelationships(tx, who, { answer: 'none', relationships: [] }, signed),
  )
  assert.equal(answer, missing)
})

test('from an unknown company to a mitigated tie: each decision moves the verdict on', async () => {
  const planned = await openPlanned()
  const { office } = planned
  await allowed(tell(planned, [consulting]))
  await allowed(classify(planned))
  assert.equal((await verdictOf(planned)).code, 'integrity/decide-relevance')
  const which = await relationshipOf(planned)
  const noReason = await office.office.write(iris(office), (tx) =>
    decideRelevance(tx, which, { isRelevant: true, why: ' ' }),
  )
  assert.equal(noReason !== missing && !noReason.ok && noReason.refusal.code, 'relevance/no-reason')
  await allowed(
    office.office.write(iris(office), (tx) => decideRelevance(tx, which, { isRelevant: true, why: 'Makes the drug' })),
  )
  assert.equal((await verdictOf(planned)).code, 'integrity/mitigate')
  const attested = { method: 'attested' as const, description: 'In writing', byEmail: '', completedOn: today }
  await allowed(office.office.write(iris(office), (tx) => recordMitigation(tx, which, attested)))
  const verdict = await verdictOf(planned)
  assert.deepEqual([verdict.code, verdict.disclose], ['integrity/mitigated', 'relevant'])
})

test('a mitigation is refused on the day the role begins, before it is done, and by a way not open to the role', async () => {
  const planned = await openPlanned()
  const { office } = planned
  await allowed(tell(planned, [consulting]))
  const which = await relationshipOf(planned)
  const refused = async (over: object, day = today) => {
    const input = { method: 'attested' as const, description: '', byEmail: '', completedOn: today, ...over }
    const decision = await office.office.write(iris(office), (tx) =>
      recordMitigation(tx, { ...which, today: day }, input),
    )
    return decision !== missing && !decision.ok ? decision.refusal.code : 'allowed'
  }
  const start = localDate('2026-04-01')
  assert.equal(await refused({ completedOn: start }, start), 'mitigation/too-late')
  assert.equal(await refused({ completedOn: localDate('2026-03-31') }, start), 'allowed')
  assert.equal(await refused({ completedOn: localDate('2026-03-03') }), 'mitigation/not-yet')
  assert.equal(await refused({ method: 'recused' }), 'mitigation/not-for-role')
  assert.equal(await refused({ method: 'other' }), 'mitigation/not-described')
  assert.equal(await refused({ method: 'content reviewed' }), 'mitigation/own-work')
  assert.equal(
    await refused({ method: 'content reviewed', byEmail: 'nobody@x.example' }),
    'mitigation/unknown-reviewer',
  )
  const marisol = { method: 'content reviewed', byEmail: 'marisol@alderbay.example' }
  assert.equal(await refused(marisol), 'mitigation/reviewer-has-ties')
})

test('a reviewer who has told of no ties can have reviewed for someone else', async () => {
  const planned = await openPlanned()
  const { office, activityId } = planned
  await allowed(tell(planned, [consulting]))
  await allowed(classify(planned))
  const personId = office.idOf('marisol')
  const asking = { address: 'http://office.test', today }
  await office.office.write(iris(office), async (tx) => {
    await askReviewer(tx, { activityId, personId, startsOn: localDate('2026-03-12') }, asking)
    const signed = { name: 'Marisol Achterberg', today }
    await discloseRelationships(tx, { activityId, personId }, { answer: 'none', relationships: [] }, signed)
    return null
  })
  const which = await relationshipOf(planned)
  const input = {
    method: 'content reviewed' as const,
    description: '',
    byEmail: 'marisol@alderbay.example',
    completedOn: today,
  }
  await office.office.write(iris(office), (tx) => decideRelevance(tx, which, { isRelevant: true, why: 'Same drug' }))
  await allowed(office.office.write(iris(office), (tx) => recordMitigation(tx, which, input)))
  assert.equal((await verdictOf(planned)).code, 'integrity/mitigated')
  await office.office.write(iris(office), (tx) =>
    releaseReviewer(tx, { activityId, personId }, 'Found someone else', today),
  )
  assert.equal((await listControllers(office.office.db, [activityId])).length, 1)
})

test('an employee is kept out until an exception holds with all its conditions', async () => {
  const planned = await openPlanned()
  const { office } = planned
  await allowed(tell(planned, [{ ...consulting, nature: 'employee' }]))
  await allowed(classify(planned))
  assert.equal((await verdictOf(planned)).code, 'role/company-insider')
  const which = await relationshipOf(planned)
  const half = { kind: 'E2', basicScienceOnly: true, noCareRecommendations: false } as const
  const refused = await office.office.write(iris(office), (tx) => recordException(tx, which, half))
  assert.equal(refused !== missing && !refused.ok && refused.refusal.code, 'role/exception-fails')
  await allowed(
    office.office.write(iris(office), (tx) => recordException(tx, which, { ...half, noCareRecommendations: true })),
  )
  assert.equal((await verdictOf(planned)).code, 'integrity/decide-relevance')
})

test('told again unchanged, what was decided about a tie holds; told differently, it is decided anew', async () => {
  const planned = await openPlanned()
  const { office, who } = planned
  await allowed(tell(planned, [consulting]))
  await allowed(classify(planned))
  const which = await relationshipOf(planned)
  await office.office.write(iris(office), (tx) => decideRelevance(tx, which, { isRelevant: false, why: 'Other field' }))
  await allowed(tell(planned, [{ ...consulting, company: 'veldane therapeutics' }]))
  assert.equal((await verdictOf(planned)).code, 'integrity/none')
  await allowed(tell(planned, [{ ...consulting, about: 'Advice on the drug that is taught' }]))
  assert.equal((await verdictOf(planned)).code, 'integrity/decide-relevance')
  const newest = await findDisclosure(office.office.db, who)
  assert.equal((await listRelationships(office.office.db, newest!.id)).length, 1)
})

test('whoever told in time is not late for an update that follows', async () => {
  const planned = await openPlanned()
  await allowed(tell(planned, []))
  planned.office.setNow('2026-04-20T15:00:00Z')
  await allowed(tell(planned, [], localDate('2026-04-20')))
  assert.equal((await verdictOf(planned)).code, 'integrity/none')
})

test('asking once more reminds at most once a day, and asks anew when the disclosure has grown old', async () => {
  const planned = await openPlanned()
  const { office, who } = planned
  const again = (day = today) =>
    office.office.write(iris(office), (tx) => askOnceMore(tx, who, { address: 'http://office.test', today: day }))
  const soon = await again()
  assert.equal(soon !== missing && !soon.ok && soon.refusal.code, 'task/asked-today')
  office.setNow('2026-03-04T15:00:00Z')
  await allowed(again())
  await allowed(tell(planned, []))
  assert.equal(await again(), missing)
  office.setNow('2027-03-03T15:00:00Z')
  await allowed(again(localDate('2027-03-03')))
})
