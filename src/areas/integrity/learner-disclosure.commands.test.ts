import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn, planIn } from '../../../test/activities.ts'
import { allowed } from '../../../test/evidence.ts'
import { actorOf } from '../../../test/gaps.ts'
import { aTie, classifyIn, tellIn } from '../../../test/integrity.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { missing } from '../../kernel/decision.ts'
import { addObjective } from '../activities/objective.commands.ts'
import { stepActivity } from '../activities/activity.commands.ts'
import { findActivity, listGapsOf } from '../activities/activity.store.ts'
import type { ActivityStep } from '../activities/life.schema.ts'
import { keepLearnerDisclosure, keepShown } from './learner-disclosure.commands.ts'
import { findLearnerDisclosure, listShown } from './learner-disclosure.store.ts'
import { decideRelevance, recordMitigation } from './relationship.commands.ts'

async function openClear() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('henrik', { familyName: 'Okonjo' })
  await office.person('lena')
  const activityId = await planIn(office)
  await nameIn(office, activityId, 'henrik', 'faculty')
  await office.work()
  await tellIn(office, activityId, 'henrik')
  return { office, activityId }
}

const asAda = <T>(office: TestOffice, act: Parameters<TestOffice['office']['write']>[1]) =>
  office.office.write(actorOf(office, 'ada'), act) as Promise<T>

const keep = (office: TestOffice, activityId: string) =>
  allowed(
    office.office.write(actorOf(office, 'ada'), (tx) => keepLearnerDisclosure(tx, activityId, office.office.today())),
  )

async function stepTo(office: TestOffice, activityId: string, steps: ActivityStep[]) {
  for (const to of steps)
    await allowed(
      office.office.write(actorOf(office, 'ada'), (tx) =>
        stepActivity(tx, activityId, { to, why: '', by: 'Ada', today: office.office.today() }),
      ),
    )
}

async function approve(office: TestOffice, activityId: string) {
  const [gap] = await listGapsOf(office.office.db, activityId)
  const objective = {
    gapId: gap!.id,
    statement: 'Set the stop date by kidney function',
    needType: 'competence' as const,
  }
  await allowed(office.office.write(actorOf(office, 'ada'), (tx) => addObjective(tx, activityId, objective)))
  await stepTo(office, activityId, ['in review', 'approved'])
}

test('the text is kept once in the same words, with its hash, and refused while somebody is not clear', async () => {
  const { office, activityId } = await openClear()
  await keep(office, activityId)
  await keep(office, activityId)
  const kept = await listShown(office.office.db, activityId)
  assert.equal(kept.length, 1)
  assert.match(kept[0]!.text, /^Nobody who planned, reviewed or teaches/)
  assert.match(kept[0]!.sha256, /^[0-9a-f]{64}$/)
  await tellIn(office, activityId, 'henrik', [aTie()])
  const refused = await office.office.write(actorOf(office, 'ada'), (tx) =>
    keepLearnerDisclosure(tx, activityId, office.office.today()),
  )
  assert.equal(!refused.ok && refused.refusal.code, 'disclosure/not-clear')
})

test('that a learner was shown the text is kept with day and hour, once; without a text there is nothing to show', async () => {
  const { office, activityId } = await openClear()
  const lena = office.idOf('lena')
  const show = () => office.office.write(actorOf(office, 'lena'), (tx) => keepShown(tx, activityId, lena))
  assert.equal(await show(), missing)
  await keep(office, activityId)
  await allowed(show())
  office.setNow('2026-03-05T15:00:00Z')
  await allowed(show())
  assert.equal((await listShown(office.office.db, activityId))[0]!.people, 1)
  const kept = await office.office.db.selectFrom('integrity_shown').where('person_id', '=', lena).select('at').execute()
  assert.deepEqual(kept, [{ at: new Date('2026-03-02T15:00:00Z') }])
})

test('an approved activity goes back to planning when a tie is told, and not when nothing changes', async () => {
  const { office, activityId } = await openClear()
  await keep(office, activityId)
  await approve(office, activityId)
  await tellIn(office, activityId, 'henrik')
  assert.equal((await findActivity(office.office.db, activityId))!.state, 'approved')
  await tellIn(office, activityId, 'henrik', [aTie()])
  assert.equal((await findActivity(office.office.db, activityId))!.state, 'in planning')
})

test('an approved activity goes back to planning when someone else is named', async () => {
  const { office, activityId } = await openClear()
  await keep(office, activityId)
  await approve(office, activityId)
  await nameIn(office, activityId, 'lena', 'planner')
  await office.work()
  assert.equal((await findActivity(office.office.db, activityId))!.state, 'in planning')
})

test('a published activity goes on, and learners read the new text once the tie is mitigated', async () => {
  const { office, activityId } = await openClear()
  await keep(office, activityId)
  await approve(office, activityId)
  await stepTo(office, activityId, ['published'])
  await tellIn(office, activityId, 'henrik', [aTie()])
  await classifyIn(office, 'ada')
  const { root_id: relationshipId } = await office.office.db
    .selectFrom('integrity_relationship')
    .select('root_id')
    .executeTakeFirstOrThrow()
  const which = { activityId, relationshipId, today: office.office.today() }
  await asAda(office, (tx) => decideRelevance(tx, which, { isRelevant: true, why: 'It makes the drug' }))
  const before = await findLearnerDisclosure(office.office.db, activityId)
  assert.match(before!.text, /^Nobody/)
  const attested = { method: 'attested' as const, description: '', byEmail: '', completedOn: office.office.today() }
  await asAda(office, (tx) => recordMitigation(tx, which, attested))
  assert.equal((await findActivity(office.office.db, activityId))!.state, 'published')
  const now = await findLearnerDisclosure(office.office.db, activityId)
  assert.match(now!.text, /Henrik Okonjo is a consultant for Veldane Therapeutics/)
})
