import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestOffice } from '../../test/office.ts'
import { newId } from '../kernel/ids.ts'
import { askLongJob, findLongJob, keepProgress, takeLongJob } from './long-job.ts'
import { type LongJobKind, type Working, workNextJob } from './long-work.ts'
import { queueMail } from './mail.ts'

/** Writes a mail for each piece, so that what its steps kept can be counted; a subject of words says what else happens. */
const pieces = 4
const write: LongJobKind = {
  kind: 'test.write',
  says: 'Write mails',
  async run({ step, job }) {
    if (job.subject === 'breaks') throw new Error('no ink')
    for (let done = job.done; done < pieces;) {
      const progress = await step(async (tx) => {
        await queueMail(tx, { to: `${job.id}@x.example`, personId: null, kind: 'ask', subject: `${done}`, body: '' })
        return { done: done + 1, total: pieces }
      })
      done = progress.done
    }
    return `${pieces} mails written`
  },
}
const working: Working = { kinds: [write] }
const office = await openTestOffice({ longJobs: [write], jobs: [], reactions: [] })
await office.person('ruth', { roles: ['office staff'] })
await office.person('eve')

async function ask(subject = newId()): Promise<string> {
  const actor = { personId: office.idOf('ruth'), roles: ['office staff'] as const, via: 'session' as const }
  const order = { kind: write.kind, title: 'Letters to all', path: '/mail', subject, total: pieces }
  return office.office.write(actor, (tx) => askLongJob(tx, order, 'ruth@alderbay.example'))
}
const find = async (id: string) => (await findLongJob(office.office.db, id))!
const written = async (id: string) => (await office.mails(`${id}@`)).map((mail) => mail.subject).toSorted()
const dieNow = (id: string) =>
  sql`update platform_long_job set heartbeat_at = now() - interval '31 seconds' where id = ${id}`.execute(
    office.office.db,
  )

test('a job whose process was killed is taken up again from its last step, and the old process keeps nothing more', async () => {
  const id = await ask()
  const killed = (await takeLongJob(office.office.db, id))!
  const first = { ...working, follow: () => assert.fail('another process holds it') }
  assert.equal(await workNextJob(office.office, first, id), undefined)
  await office.office.write({ personId: null, roles: [], via: 'timed work' }, async (tx) => {
    await queueMail(tx, { to: `${id}@x.example`, personId: null, kind: 'ask', subject: '0', body: '' })
    await keepProgress(tx, killed, { done: 1, total: pieces })
  })
  await dieNow(id)
  assert.equal(await workNextJob(office.office, working), 'done')
  assert.deepEqual(await written(id), ['0', '1', '2', '3'])
  const late = await office.office.write({ personId: null, roles: [], via: 'timed work' }, (tx) =>
    keepProgress(tx, killed, { done: 2, total: pieces }),
  )
  assert.equal(late, undefined)
})

test('a process that ends gives its job back after the step in hand, and the next one does the rest', async () => {
  const id = await ask()
  assert.equal(await workNextJob(office.office, { ...working, letsGo: () => 'process ends' }), 'queued')
  assert.deepEqual([(await find(id)).done, (await written(id)).length], [1, 1])
  await office.work()
  assert.deepEqual([(await find(id)).state, (await written(id)).length], ['done', 4])
})

test('a job is stopped after the step in hand by a button, and resumed by another; both stand in the audit', async () => {
  const id = await ask()
  const ruth = office.as('ruth')
  const path = `/work/jobs/${id}`
  const stopping: Working = { ...working, follow: () => undefined }
  stopping.letsGo = () => null
  const stopped = workNextJob(office.office, {
    kinds: [
      {
        ...write,
        run: async (hold) => {
          await hold.step(async () => ({ done: 1, total: pieces }))
          assert.match((await ruth.get(path)).text, /1 of 4 done/)
          assert.equal((await ruth.post(`${path}/stop`)).status, 303)
          assert.match((await ruth.get(path)).text, /Stopping.*It stops after the step in hand/)
          await hold.step(async () => ({ done: 2, total: pieces }))
          return 'never'
        },
      },
    ],
  })
  assert.equal(await stopped, 'stopped')
  assert.match((await ruth.get('/work')).text, /Letters to all Stopped 2 of 4 done/)
  assert.equal((await ruth.post(`${path}/stop`)).status, 422)
  assert.equal((await ruth.post(`${path}/resumption`)).location, path)
  assert.match((await ruth.get(path)).text, /Waiting.*it goes on in a moment/)
  await office.work()
  assert.deepEqual(await written(id), ['2', '3'])
  assert.match((await ruth.get(path)).text, /Done: 4 of 4 done\. 4 mails written\./)
  assert.equal((await ruth.post(`${path}/resumption`)).status, 422)
})

test('a job that waits stops at once; one that breaks says so and is told by mail, whoever else looks away', async () => {
  const waiting = await ask()
  const ruth = office.as('ruth')
  await ruth.post(`/work/jobs/${waiting}/stop`)
  assert.equal((await find(waiting)).state, 'stopped')
  const broken = await ask('breaks')
  await office.work()
  assert.match((await ruth.get(`/work/jobs/${broken}`)).text, /Broke off.*resume it, and it goes on from there/)
  const [mail] = await office.mails('ruth@')
  assert.equal(mail!.subject, 'Not done: Letters to all')
  assert.match(mail!.body, /http:\/\/office\.test\/mail/)
})

test('who asked is told by mail of what took longer than a minute, and of nothing quicker', async () => {
  const told = async () => (await office.mails('ruth@')).filter((mail) => mail.subject.startsWith('Done')).length
  await ask()
  await office.work()
  assert.equal(await told(), 0)
  await ask()
  office.setNow('2026-03-02T15:01:00Z')
  await office.work()
  assert.equal(await told(), 1)
})

test('a job that ends every process that takes it waits for a person in the end', async () => {
  const id = await ask()
  for (let taking = 1; taking <= 3; taking += 1) {
    assert.ok(await takeLongJob(office.office.db, id))
    await dieNow(id)
  }
  assert.equal(await workNextJob(office.office, working), 'failed')
  assert.match((await find(id)).says!, /taken up several times/)
})

test('a job that was to stop when its process died is stopped, and no other takes it', async () => {
  const id = await ask()
  await takeLongJob(office.office.db, id)
  await office.as('ruth').post(`/work/jobs/${id}/stop`)
  await dieNow(id)
  assert.equal(await workNextJob(office.office, working), undefined)
  assert.equal((await find(id)).state, 'stopped')
})

test('time left is told from the measured rate', async () => {
  const id = await ask()
  await takeLongJob(office.office.db, id)
  await sql`update platform_long_job set done = 2, stretch_at = heartbeat_at - interval '40 seconds' where id = ${id}`.execute(
    office.office.db,
  )
  const { text, html } = await office.as('ruth').get(`/work/jobs/${id}`)
  assert.match(text, /2 of 4 done, about 40 seconds left.*Pace 3 a minute/)
  assert.match(html, /data-look-again/)
  assert.match(html, /Look again/)
})

test('a learner sees no jobs and stops none, and a made-up job is missing', async () => {
  const id = await ask()
  const eve = office.as('eve')
  for (const act of ['stop', 'resumption']) assert.equal((await eve.post(`/work/jobs/${id}/${act}`)).status, 404)
  assert.equal((await eve.get(`/work/jobs/${id}`)).status, 404)
  for (const other of [newId(), 'nothing']) {
    assert.equal((await office.as('ruth').get(`/work/jobs/${other}`)).status, 404)
    assert.equal((await office.as('ruth').post(`/work/jobs/${other}/stop`)).status, 404)
  }
})

test('what a program asked for is kept in the name of its key, on behalf of whose key it is', async () => {
  const [keyId, ruth] = [newId(), office.idOf('ruth')]
  const program = { personId: ruth, roles: ['office staff'] as const, via: 'key' as const, keyId }
  const order = { kind: write.kind, title: 'Letters by a program', path: '/mail', subject: newId(), total: pieces }
  const id = await office.office.write(program, (tx) => askLongJob(tx, order))
  await office.work()
  const rows = await office.office.db.selectFrom('platform_audit').where('subject', '=', id).selectAll().execute()
  assert.deepEqual(rows.map(({ act, actor_id, on_behalf_of, via }) => [act, actor_id, on_behalf_of, via]).toSorted(), [
    ['job.ask', keyId, ruth, 'key'],
    ['job.end', keyId, ruth, 'key'],
  ])
})
