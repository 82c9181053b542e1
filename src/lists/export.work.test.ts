import assert from 'node:assert/strict'
import { test } from 'node:test'
import exceljs from 'exceljs'
import { addNurses } from '../../test/crowd.ts'
import { openTestOffice } from '../../test/office.ts'
import { longJobs, routes } from '../app.ts'
import { endHeldRole } from '../areas/access/role.commands.ts'
import { timedWork } from '../platform/office.ts'
import { workNextJob } from '../platform/long-work.ts'
import { keptDays, mostAtOnce } from './export.schema.ts'
import { listExportables } from './exportable.ts'

/** An office that knows so many nurses beside Ada and Ruth, who work there. */
async function open(nurses: number) {
  const office = await openTestOffice()
  await office.person('ada', { familyName: 'Lindgren', roles: ['administrator'], profession: 'other' })
  await office.person('ruth', { familyName: 'Castellane', roles: ['office staff'], profession: 'other' })
  await addNurses(office, nurses)
  return office
}

test('a list of more than ten thousand is made as a job, kept for days, and given to whose it is', async (t) => {
  const office = await open(mostAtOnce)
  const ruth = office.as('ruth')

  await t.test('one row fewer is sent at once, one more is offered as a job', async () => {
    const short = await ruth.get('/people.csv?profession=nurse')
    assert.equal(short.bytes.toString().trim().split('\r\n').length, mostAtOnce + 1)
    const long = await ruth.get('/people.csv')
    assert.match(long.text, /more than 10,000 people.*made beside, as a job.*Make the file/)
  })

  const asked = await ruth.post('/people/exports?columns=name,email&sort=-name', { form: 'csv' })
  const page = asked.location
  await t.test('it says how far it is, is stopped and goes on where it stopped', async () => {
    assert.match((await ruth.get(page)).text, /People as CSV.*It begins in a moment/)
    let steps = 0
    const working = { kinds: longJobs, follow: () => (steps += 1), letsGo: () => (steps === 2 ? 'person stops' : null) }
    assert.equal(await workNextJob(office.office, working as Parameters<typeof workNextJob>[1]), 'stopped')
    assert.match((await ruth.get(page)).text, /Stopped: 4,000 of 10,002 done/)
    assert.equal((await ruth.post(`${page}/resumption`)).status, 303)
    assert.equal((await ruth.post(`${page}/resumption`)).status, 422)
    await office.work()
    assert.match((await ruth.get(page)).text, /The file is there: 10,002 rows, kept until Monday, March 9, 2026/)
  })
  await t.test('the file holds every row once, in the order and the columns that were asked for', async () => {
    const file = await ruth.get(`${page}/file`)
    assert.match(file.headers['content-disposition']!, /people-2026-03-02\.csv/)
    const lines = file.bytes.toString().trimEnd().split('\r\n')
    assert.equal(lines[0], '\uFEFFName,E-mail')
    assert.equal(lines[1], `"Nurse010000, Nia",n10000@alderbay.example`)
    assert.equal(new Set(lines.slice(1)).size, mostAtOnce + 2)
  })
  await t.test('a spreadsheet comes the same way', async () => {
    const { location } = await ruth.post('/people/exports?columns=name', { form: 'xlsx' })
    await office.work()
    const book = new exceljs.Workbook()
    await book.xlsx.load((await ruth.get(`${location}/file`)).bytes as never)
    assert.equal(book.worksheets[0]!.rowCount, mostAtOnce + 3)
  })
  await t.test('nobody else is given it, and nobody sees that it is there', async () => {
    for (const path of [page, `${page}/file`]) assert.equal((await office.as('ada').get(path)).status, 404)
    for (const act of ['stop', 'resumption']) assert.equal((await office.as('ada').post(`${page}/${act}`)).status, 404)
    assert.equal((await ruth.get(page.replace('/people/', '/mail/'))).status, 404)
  })
  await t.test('after its last day it is gone, and is made again from a link', async () => {
    const stored = await office.office.db.selectFrom('platform_file').selectAll().execute()
    office.setNow(new Date(Date.parse('2026-03-02T15:00:01Z') + keptDays * 86_400_000).toISOString())
    await office.work()
    assert.equal((await ruth.get(`${page}/file`)).status, 404)
    assert.match((await ruth.get(page)).html, /kept until Monday, March 9, 2026[^]*href="\/people\.csv\?sort=-name/)
    for (const { sha256 } of stored) assert.equal(await office.office.files.isWhole(sha256), false)
  })
})

test('who lost a role since is not given the file', async () => {
  const office = await open(5)
  await office.person('jo', { roles: ['office staff', 'course director'] })
  const jo = office.as('jo')
  const { location } = await jo.post('/office/activities/exports', { form: 'csv' })
  await office.work()
  assert.equal((await jo.get(`${location}/file`)).status, 200)
  await office.office.write(timedWork, (tx) => endHeldRole(tx, office.idOf('jo'), 'office staff', 'Left the office'))
  assert.equal((await jo.get('/office/activities')).status, 200)
  assert.equal((await jo.get(`${location}/file`)).status, 404)
})

test('the same rows are made whatever was lost of what was read', async () => {
  const office = await open(4_500)
  const ruth = office.as('ruth')
  const { location } = await ruth.post('/people/exports?columns=name', { form: 'csv' })
  let steps = 0
  const working = { kinds: longJobs, follow: () => (steps += 1), letsGo: () => (steps === 1 ? 'process ends' : null) }
  assert.equal(await workNextJob(office.office, working as Parameters<typeof workNextJob>[1]), 'queued')
  await office.office.db.deleteFrom('lists_export_piece').execute()
  await office.work()
  const lines = (await ruth.get(`${location}/file`)).bytes.toString().trim().split('\r\n')
  assert.deepEqual([lines.length, new Set(lines).size], [4_503, 4_503])
})

test('every list whose page has files can make them as a job', () => {
  const files = routes
    .filter(({ path, onlyInDemo }) => path.endsWith('.xlsx') && !onlyInDemo)
    .map(({ path }) => path.replace('.xlsx', ''))
  const made = listExportables(routes).map(({ path }) => path)
  assert.deepEqual(files.toSorted(), made.toSorted())
})
