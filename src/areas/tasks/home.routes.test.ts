import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h } from 'preact'
import { nameIn, planIn } from '../../../test/activities.ts'
import { addFinding, addGap } from '../../../test/gaps.ts'
import { aTie, tellIn } from '../../../test/integrity.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { countQueries } from '../../../test/query-count.ts'
import { routes } from '../../app.ts'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Postman } from '../../platform/mail.ts'
import { timedWork } from '../../platform/office.ts'
import { homeRoutes } from './home.routes.tsx'
import { oweTask } from './task.commands.ts'
import type { TaskAsk } from './task.schema.ts'

function owe(office: TestOffice, name: string, over: Partial<TaskAsk> = {}): Promise<string> {
  return office.office.write(timedWork, (tx) =>
    oweTask(tx, {
      kind: 'disclose',
      area: 'integrity',
      subjectId: newId(),
      owedBy: office.idOf(name),
      owedTo: null,
      title: 'Disclose your relationships',
      why: 'Approval waits for this.',
      act: 'Disclose',
      dueOn: localDate('2026-02-27'),
      path: '/my/disclosure',
      office: { address: 'http://office.test' },
      ...over,
    }),
  )
}

async function anOffice(postman?: Postman): Promise<TestOffice> {
  const office = await openTestOffice({ now: '2026-03-02T15:00:00Z', postman })
  await office.person('ruth', { roles: ['office staff'], degree: null })
  await office.person('ines', { roles: ['course director'] })
  await office.person('sam', { roles: ['surveyor'] })
  await office.person('henrik')
  return office
}

for (const role of [
  'office staff',
  'course director',
  'planner',
  'coordinator',
  'surveyor',
  'administrator',
] as const) {
  test(`the home of ${role} is the office`, async () => {
    const office = await openTestOffice()
    await office.person('ada', { roles: [role] })
    assert.equal((await office.as('ada').get('/home')).location, '/office')
    assert.equal((await office.as('ada').get('/office')).status, 200)
  })
}

for (const role of ['faculty', 'reviewer', 'learner'] as const) {
  test(`the home of ${role} is their own learning; the office is not there for them`, async () => {
    const office = await openTestOffice()
    await office.person('ada', { roles: [role] })
    assert.equal((await office.as('ada').get('/home')).location, '/my')
    assert.equal((await office.as('ada').get('/my')).status, 200)
    assert.equal((await office.as('ada').get('/office')).status, 404)
  })
}

test('the office finds what waits by when it is due, counted in words', async () => {
  const office = await anOffice()
  await owe(office, 'ruth', { title: 'Answer the committee', kind: 'answer', act: 'Write' })
  await owe(office, 'ruth', { title: 'Decide on the gap', kind: 'decide', dueOn: localDate('2026-03-06') })
  await owe(office, 'ruth', { title: 'Send the report', kind: 'send', dueOn: localDate('2026-04-06') })
  const { text, html } = await office.as('ruth').get('/office')
  assert.match(text, /Three things wait for you/)
  assert.match(text, /Monday, March 2, 2026\. One is late\./)
  assert.match(text, /Late 3 days late Answer the committee/)
  assert.match(text, /This week By Fri, Mar 6, 2026 Decide on the gap/)
  assert.match(text, /Later By Mon, Apr 6, 2026 Send the report/)
  assert.match(html, />Write <span class="hide">: Answer the committee/)
  assert.match(html, /Waiting for you <span class="num">3<\/span>/)
})

test('duties that areas know of stand between the tasks, by their day', async () => {
  const duty = (title: string) =>
    Promise.resolve([
      {
        id: 'd',
        title,
        why: '',
        href: '/evidence',
        act: 'Decide',
        dueOn: '2026-03-03' as LocalDate,
      },
    ])
  const panel = () => Promise.resolve(h('p', {}, 'Your credit stands here'))
  const ownDuty = () => duty('Claim your credit')
  const duties = { duties: [() => duty('Two findings to decide')], ownDuties: [ownDuty] }
  const own = homeRoutes({ ...duties, panels: [panel, () => Promise.resolve(null)] })
  const others = routes.filter((route) => !own.some((one) => one.path === route.path))
  const office = await openTestOffice({ now: '2026-03-02T15:00:00Z', routes: [...others, ...own] })
  await office.person('ruth', { roles: ['office staff'] })
  await owe(office, 'ruth', { dueOn: null })
  const atOffice = await office.as('ruth').get('/office')
  assert.match(
    atOffice.text,
    /Three things wait for you.*Tomorrow Two findings to decide.*Decide.*Claim your credit.*Disclose your relationships/,
  )
  const mine = await office.as('ruth').get('/my')
  assert.match(mine.text, /Two things wait for you\..*Your credit stands here/)
  assert.doesNotMatch(mine.text, /Nothing here yet|Two findings/, 'what comes with work in the office stands there')
})

test('a learner finds what waits, and an empty home teaches', async () => {
  const office = await anOffice()
  const empty = await office.as('henrik').get('/my')
  assert.match(empty.text, /Good morning, Henrik Nothing waits for you\./)
  assert.match(empty.text, /certificates stand here once you take part/)
  await owe(office, 'henrik')
  const full = await office.as('henrik').get('/my')
  assert.match(full.text, /One thing waits for you\..*3 days late Disclose your relationships Approval waits for this/)
})

test('the office sees what others owe and asks again; the second time that day it is told why not', async () => {
  const office = await anOffice()
  const taskId = await owe(office, 'henrik')
  assert.match(
    (await office.as('ruth').get('/office')).text,
    /Others owe Henrik Tester, MD Disclose your relationships/,
  )
  office.setNow('2026-03-04T15:00:00Z')
  const asked = await office.as('ruth').post(`/office/owed/${taskId}/ask`)
  assert.equal(asked.location, `/office/owed?asked=${taskId}`)
  assert.match((await office.as('ruth').get(asked.location)).text, /Henrik Tester, MD gets a mail with a fresh link/)
  const again = await office.as('ruth').post(`/office/owed/${taskId}/ask`)
  assert.equal(again.status, 422)
  assert.match(again.text, /Nothing was done\. Henrik Tester was asked less than a day ago/)
  assert.equal((await office.mails('henrik@')).length, 2)
})

test('a course director sees and asks for what they asked for, and nothing else', async () => {
  const office = await anOffice()
  const hers = await owe(office, 'henrik', { owedTo: office.idOf('ines'), title: 'Send the slides' })
  const other = await owe(office, 'henrik', { kind: 'review', title: 'Review the content' })
  const { text } = await office.as('ines').get('/office/owed')
  assert.match(text, /Send the slides/)
  assert.doesNotMatch(text, /Review the content/)
  office.setNow('2026-03-04T15:00:00Z')
  assert.equal((await office.as('ines').post(`/office/owed/${hers}/ask`)).status, 303)
  assert.equal((await office.as('ines').post(`/office/owed/${other}/ask`)).status, 404)
  assert.doesNotMatch((await office.as('ines').get(`/office/owed?asked=${other}`)).text, /gets a mail/)
  assert.equal((await office.as('henrik').post(`/office/owed/${hers}/ask`)).status, 404)
})

test('the due day of several is moved and put back; a course director reaches only what they asked for', async () => {
  const office = await anOffice()
  const hers = await owe(office, 'henrik', { owedTo: office.idOf('ines'), title: 'Send the slides' })
  const other = await owe(office, 'henrik', { kind: 'review', dueOn: null })
  const ruth = office.as('ruth')
  const move = { act: 'due-day', pick: [hers, other], said: 'yes' }
  const dueDays = async () => {
    const rows = await office.office.db.selectFrom('tasks_task').select(['id', 'due_on']).execute()
    return [hers, other].map((id) => rows.find((row) => row.id === id)!.due_on)
  }
  const before = await dueDays()
  assert.match((await ruth.post('/office/owed/acts', { ...move, dueOn: 'soon' })).text, /Enter the day by which/)
  assert.match(
    (await ruth.post('/office/owed/acts', { ...move, dueOn: '2026-01-01' })).text,
    /none of them.*day is over/,
  )
  const done = await ruth.post('/office/owed/acts/confirmation', { ...move, dueOn: '2026-05-01' })
  assert.deepEqual(await dueDays(), ['2026-05-01', '2026-05-01'])
  await ruth.post(`${done.location}/undoing`)
  assert.deepEqual(await dueDays(), before)
  const preview = await office.as('ines').post('/office/owed/acts', { ...move, dueOn: '2026-05-01' })
  assert.match(preview.text, /It can be done\..*Send the slides/)
  assert.doesNotMatch(preview.text, /Disclose/)
  const again = await ruth.post('/office/owed/acts', { act: 'reminder', pick: [hers] })
  assert.match(again.text, /Whoever is asked gets a mail, and a mail that was sent cannot be called back/)
})

test('a surveyor sees no name of anyone who owes something', async () => {
  const office = await anOffice()
  await owe(office, 'henrik')
  assert.doesNotMatch((await office.as('sam').get('/office')).text, /Henrik|Others owe/)
  assert.equal((await office.as('sam').get('/office/owed')).status, 404)
})

test('what others owe is narrowed by words and lateness, and paged', async () => {
  const office = await anOffice()
  for (let n = 0; n < 51; n += 1) await owe(office, 'henrik', { title: `Slides ${n}`, dueOn: localDate('2026-05-01') })
  await owe(office, 'ines', { title: 'Disclose' })
  const ruth = office.as('ruth')
  assert.match((await ruth.get('/office')).text, /All 52, oldest first/)
  assert.match((await ruth.get('/office/owed?q=ines')).text, /Ines Tester, MD/)
  assert.doesNotMatch((await ruth.get('/office/owed?q=ines')).text, /Slides/)
  assert.doesNotMatch((await ruth.get('/office/owed?late=yes')).text, /Slides/)
  assert.match((await ruth.get('/office/owed?q=nobody')).text, /Nothing fits/)
  const first = await ruth.get('/office/owed')
  assert.match(first.text, /Slides 49/)
  assert.doesNotMatch(first.text, /Slides 50/)
  const next = /href="(\/office\/owed\?[^"]*after=[^"]*)"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
  assert.match((await ruth.get(next)).text, /Slides 50.*Ines Tester/)
  assert.equal((await ruth.get('/office/owed?after=made~up')).status, 200)
})

test('the office is told of mail that came back, who may see the mail', async () => {
  const office = await anOffice(() =>
    Promise.reject(Object.assign(new Error('no mailbox'), { responseCode: 550, command: 'RCPT TO' })),
  )
  await owe(office, 'henrik')
  await office.work()
  assert.match((await office.as('ruth').get('/office')).text, /One mail came back\./)
  assert.doesNotMatch((await office.as('ines').get('/office')).text, /came back/)
})

test('the office’s home asks the database at most twelve times, however much waits and whoever reads it', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff', 'integrity officer', 'administrator'] })
  await office.person('henrik')
  const finding = await addFinding(office)
  for (let n = 0; n < 5; n += 1) {
    await addGap(office, { title: `Stopped too late on ward ${n}` }, [finding])
    const activityId = await planIn(office, `Course ${n}`)
    await nameIn(office, activityId, 'henrik', 'faculty')
    await tellIn(office, activityId, 'henrik', [aTie({ company: `Maker ${n}` })])
  }
  const ada = office.as('ada')
  await ada.get('/office')
  const { count, answer } = await countQueries(office, () => ada.get('/office'))
  assert.match(answer.text, /5 plans wait for you.*5 candidates wait.*5 companies wait|5 companies wait/)
  assert.ok(count <= 12, `${count} queries`)
})
