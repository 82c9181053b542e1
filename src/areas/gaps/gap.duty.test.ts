import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptGap, addFinding, addGap, markGap } from '../../../test/gaps.ts'
import { openTestOffice } from '../../../test/office.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('ines', { roles: ['course director'] })
  await office.person('root', { roles: ['administrator'] })
  const waits = async (name: string) => (await office.as(name).get('/office')).text
  return { office, ada: office.as('ada'), waits }
}

test('a candidate waits for the office and no one else, then for an owner, then for its marks, then for nothing', async () => {
  const { office, ada, waits } = await open()
  const id = await addGap(office)
  assert.match(await waits('ada'), /One thing waits for you.*Accept or park gap 1: Blood thinner.*Decide/)
  for (const other of ['ines', 'root']) assert.match(await waits(other), /Nothing waits for you/)
  assert.match((await ada.get('/office')).html, new RegExp(`href="/gaps/${id}/steps"`))
  assert.equal((await ada.get(`/gaps/${id}/steps`)).status, 200)
  await ada.post(`/gaps/${id}/steps`, { state: 'accepted', why: '9 votes to 1' })
  assert.match(await waits('ada'), /One thing waits for you.*Name who owns gap 1/)
  assert.equal((await ada.get(`/gaps/${id}/owner`)).status, 200)
  await ada.post(`/gaps/${id}/owner`, { personId: office.idOf('ines') })
  assert.match(await waits('ada'), /One thing waits for you.*Mark gap 1/)
  assert.equal((await ada.get(`/gaps/${id}/scores`)).status, 200)
  await markGap(office, id, [4, 3, 3, 3, 4])
  assert.match(await waits('ada'), /Nothing waits for you/)
})

test('a parked candidate waits for nobody', async () => {
  const { office, ada, waits } = await open()
  const id = await addGap(office)
  await ada.post(`/gaps/${id}/steps`, { state: 'parked', why: 'Not this year' })
  assert.match(await waits('ada'), /Nothing waits for you/)
})

test('many are one line, and the list it leads to holds as many', async () => {
  const { office, ada, waits } = await open()
  const finding = await addFinding(office)
  for (let n = 0; n < 4; n += 1) await addGap(office, { title: `Stopped too late on ward ${n}` }, [finding])
  const home = await ada.get('/office')
  assert.match(home.text, /One thing waits for you.*4 candidates wait for a decision/)
  assert.match(home.html, /Waiting for you <span class="num">1<\/span>/)
  assert.match((await ada.get('/gaps?state=candidate')).text, /ward 0.*ward 3/)
  const ids = await office.office.db.selectFrom('gaps_gap').select('id').execute()
  for (const { id } of ids) await acceptGap(office, id)
  assert.match(await waits('ada'), /4 accepted gaps have no owner/)
  assert.match((await ada.get('/gaps?view=no+owner&state=accepted')).text, /ward 0.*ward 3/)
})
