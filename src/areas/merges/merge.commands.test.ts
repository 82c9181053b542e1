import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addMeasuredGap, afterMonth, teach } from '../../../test/outcomes.ts'
import { learn } from '../../../test/learners.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { mergeRules } from '../../merging.ts'
import { timedWork } from '../../platform/office.ts'
import { startParticipation } from '../participation/record.commands.ts'
import { recordContact } from '../people/fact.commands.ts'
import { recordLicense } from '../people/person.commands.ts'
import { mergePersons, undoMerge } from './merge.commands.ts'

/** What every table holds, but what a merge itself writes down and what is told of it. */
async function hashAll(office: TestOffice): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname !~ '^(merges_|platform_(audit|news|news_subject|delivery|moved_row|attempt)$)'`.execute(
    office.office.db,
  )
  const hashes: Record<string, string> = {}
  for (const { name } of rows) {
    const table = await sql<{ hash: string | null }>`
      select md5(string_agg(t::text, '|' order by t::text collate "C")) as hash from ${sql.table(name)} t`.execute(
      office.office.db,
    )
    hashes[name] = table.rows[0]!.hash ?? ''
  }
  return hashes
}

async function openTwice() {
  const office = await openTestOffice({ now: afterMonth(3) })
  await office.person('ada', { roles: ['administrator'] })
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('jo', { roles: ['course director'] })
  const keptId = await office.person('eve', { npi: null, birthday: null })
  const activityId = await teach(office, (await addMeasuredGap(office, [38])).gapId)
  const goneId = await learn(office, activityId, 'evie', {
    isPassed: true,
    rating: 5,
    commitment: 'Stop on the right day',
    person: { npi: '1234567893', birthday: '02/29', specialty: 'Surgery' },
  })
  const write = office.office.write
  const merge = (why = 'She married') => write(timedWork, (tx) => mergePersons(tx, { keptId, goneId, why }, mergeRules))
  return { office, activityId, keptId, goneId, write, merge }
}

test('merge and undo leave every table as it was, row for row', async () => {
  const { office, keptId, goneId, write, merge } = await openTwice()
  await write(timedWork, async (tx) => {
    await recordLicense(tx, keptId, { state: 'MA', number: '0012345' })
    await recordLicense(tx, goneId, { state: 'MA', number: '0012345' })
    await recordLicense(tx, goneId, { state: 'NH', number: '77' })
    await recordContact(tx, goneId, { kind: 'phone', value: '555-0142', label: null })
  })
  await office.visitor().post('/sign-in', { email: 'evie@alderbay.example' })
  const before = await hashAll(office)
  const merged = await merge()
  assert.ok(merged !== undefined && typeof merged !== 'symbol' && merged.ok)
  const between = await hashAll(office)
  for (const table of [
    'people_person',
    'people_license',
    'people_contact',
    'access_session',
    'participation_record',
    'evaluation_response',
  ])
    assert.notEqual(between[table], before[table], table)
  const undone = await write(timedWork, (tx) => undoMerge(tx, merged.value, 'They are sisters'))
  assert.deepEqual(undone, { ok: true, value: 0 })
  assert.deepEqual(await hashAll(office), before)
})

test('the kept record holds its facts, takes over what it lacks, and is reached under both addresses', async () => {
  const { office, keptId, goneId, merge } = await openTwice()
  await merge()
  const person = await office.office.db
    .selectFrom('people_person')
    .selectAll()
    .where('id', '=', keptId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    [person.email, person.npi, person.birth_day, person.specialty],
    ['eve@alderbay.example', '1234567893', 29, 'Surgery'],
  )
  assert.equal((await office.as('ruth').get(`/people/${goneId}`)).status, 404)
  assert.equal((await office.as('evie').get('/my')).status, 303, 'signed out')
  await office.visitor().post('/sign-in', { email: 'evie@alderbay.example' })
  const [mail] = await office.mails('evie@')
  assert.equal(mail?.person_id, keptId)
})

test('who took part in the same activity twice is not merged, and the sentence says what both have', async () => {
  const { office, activityId, merge, keptId, goneId } = await openTwice()
  await office.office.write({ ...timedWork, personId: keptId, via: 'session' }, (tx) =>
    startParticipation(tx, activityId, keptId),
  )
  const merged = await merge()
  assert.ok(typeof merged !== 'symbol' && !merged.ok)
  assert.match(merged.refusal.message, /Both have what a person has once: record \(1\)/)
  const page = await office.as('ruth').get(`/people/${keptId}/merge?with=${goneId}`)
  assert.match(page.text, /Are these one\?.*They cannot become one yet/)
})

test('a new table that points to people is moved without anybody’s doing', async () => {
  const { office, keptId, goneId, merge } = await openTwice()
  const planter = new (await import('pg')).default.Client({ connectionString: office.database.connectionString })
  await planter.connect()
  try {
    await planter.query(`create table merges_planted (id uuid primary key, whose uuid references people_person);
      grant all on merges_planted to opencme_app; insert into merges_planted values ('${keptId}', '${goneId}')`)
    const merged = await merge()
    assert.ok(typeof merged !== 'symbol' && merged.ok)
    assert.equal((await planter.query<{ whose: string }>('select whose from merges_planted')).rows[0]!.whose, keptId)
    await office.office.write(timedWork, (tx) => undoMerge(tx, merged.value, 'Two'))
    assert.equal((await planter.query<{ whose: string }>('select whose from merges_planted')).rows[0]!.whose, goneId)
  } finally {
    await planter.query('drop table merges_planted')
    await planter.end()
  }
})

test('staff do not merge who has a role, nobody their own record; an administrator merges the first', async () => {
  const { office, goneId } = await openTwice()
  const path = `/people/${office.idOf('ruth')}/merge`
  const form = { otherId: goneId, why: 'One person' }
  const own = await office.as('ruth').post(path, form)
  assert.match(own.text, /One of them is you/)
  const other = await office.as('ruth').post(`/people/${office.idOf('ada')}/merge`, form)
  assert.equal(other.status, 422)
  assert.match(other.text, /has or had a role here\. An administrator decides/)
  assert.ok(other.html.includes('value="One person"') || other.html.includes('cannot become one yet'))
  assert.equal((await office.as('ada').post(path, form)).status, 303)
})
