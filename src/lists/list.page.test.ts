import assert from 'node:assert/strict'
import { test } from 'node:test'
import exceljs from 'exceljs'
import { openTestOffice } from '../../test/office.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('ada', { familyName: 'Lindgren', roles: ['administrator'], profession: 'other' })
  await office.person('ruth', { familyName: 'Castellane', roles: ['office staff'], profession: 'other' })
  await office.person('nia', { familyName: 'Johnson', profession: 'nurse' })
  await office.person('zoe', { familyName: '=Johnsen', profession: 'nurse' })
  await office.person('kit', { familyName: 'Jonson', profession: 'physician' })
  return office
}

test('a list is searched, narrowed, turned around and taken along', async (t) => {
  const office = await open()
  const ruth = office.as('ruth')

  await t.test('a slip of the pen finds what was meant, and the page says so', async () => {
    const { text } = await ruth.get('/people?q=jhonson')
    assert.match(text, /Nothing holds “jhonson”.*written nearly so.*2 people.*Johnson, Nia/)
    assert.match((await ruth.get('/people?q=jqqnson')).text, /Nobody fits/)
  })
  await t.test('what holds the word comes before what nearly does', async () => {
    const { text } = await ruth.get('/people?q=jonson&near=yes')
    assert.match(text, /What holds “jonson” comes first.*Jonson, Kit.*Johnson, Nia/)
    assert.doesNotMatch((await ruth.get('/people?q=jonson')).text, /Johnson, Nia/)
  })
  await t.test('what the list does not know is left out, and the page says so', async () => {
    const reply = await ruth.get('/people?profession=martian&after=rubbish&sort=shoe')
    assert.equal(reply.status, 200)
    assert.match(reply.text, /Left out: profession: martian; sort: shoe.*5 people/)
  })
  await t.test('the heading that orders the list says which way', async () => {
    assert.match((await ruth.get('/people')).html, /aria-sort="ascending"><a href="\/people\?sort=-name">Name/)
    const { html, text } = await ruth.get('/people?sort=-name')
    assert.match(html, /aria-sort="descending"><a href="\/people">Name/)
    assert.match(text, /Lindgren.*Castellane/)
  })
  await t.test('files hold what is found, in the chosen columns, and no formula', async () => {
    const address = '?profession=nurse&columns=name,email'
    const csv = await ruth.get(`/people.csv${address}`)
    const lines = [
      '\uFEFFName,E-mail',
      `"'=Johnsen, Zoe",zoe@alderbay.example`,
      '"Johnson, Nia",nia@alderbay.example',
      '',
    ]
    assert.equal(csv.bytes.toString(), lines.join('\r\n'))
    const book = new exceljs.Workbook()
    await book.xlsx.load((await ruth.get(`/people.xlsx${address}`)).bytes as never)
    const rows = book.worksheets[0]!.getSheetValues()
      .slice(1)
      .map((row) => (row as unknown[]).slice(1))
    assert.deepEqual(rows, [
      ['Name', 'E-mail'],
      ['=Johnsen, Zoe', 'zoe@alderbay.example'],
      ['Johnson, Nia', 'nia@alderbay.example'],
    ])
    assert.equal(book.worksheets[0]!.getCell('A2').formula, undefined)
  })
})

test('a view is saved, shared, begun with and taken away by whose it is', async () => {
  const office = await open()
  const [ruth, ada] = [office.as('ruth'), office.as('ada')]
  const saved = await ruth.post('/people/views?profession=nurse&after=x&sort=-name', {
    name: 'Nurses',
    isShared: 'yes',
  })
  const viewId = /saved=(.*)$/.exec(saved.location)![1]!
  assert.equal(saved.location, `/people?profession=nurse&sort=-name&saved=${viewId}`)
  assert.match((await ruth.get(saved.location)).text, /View: Nurses.*2 people/)
  const twice = await ruth.post('/people/views', { name: 'nurses' })
  assert.equal(twice.status, 422)
  assert.match(twice.text, /You have a view called “nurses”/)
  assert.match((await ruth.post('/people/views', { name: ' ' })).text, /Enter a name for the view/)

  assert.match((await ada.get('/people')).text, /Nurses Shared with the office/)
  assert.equal((await ada.post(`/people/views/${viewId}`, { act: 'delete' })).status, 404)
  assert.equal((await ada.post(`/people/views/${viewId}`, { act: 'change', name: 'Mine' })).status, 404)
  assert.equal((await ada.post(`/people/views/${viewId}`, { act: 'begin' })).status, 303)
  assert.equal((await ada.get('/people')).location, saved.location)
  assert.equal((await ada.get('/people?all=yes')).status, 200)
  assert.equal((await ruth.get('/people')).status, 200)

  await ruth.post(`/people/views/${viewId}`, { act: 'change', name: 'Our nurses', isShared: '' })
  assert.doesNotMatch((await ada.get('/people')).text, /nurses/i)
  assert.equal((await ada.post(`/people/views/${viewId}`, { act: 'begin' })).status, 404)
  await ruth.post(`/people/views/${viewId}`, { act: 'delete' })
  assert.match((await ruth.get('/people')).text, /A view keeps search/)
})

test('an act on several is tried, done and taken back, and what is refused says why', async () => {
  const office = await open()
  const ada = office.as('ada')
  const rolesOf = async (name: string) => {
    const held = office.office.db.selectFrom('access_role_grant').where('person_id', '=', office.idOf(name))
    return (await held.where('ended_at', 'is', null).select('role').execute()).map(({ role }) => role)
  }
  const pick = [office.idOf('nia'), office.idOf('zoe'), office.idOf('ruth')]
  assert.match((await ada.post('/people/acts', { act: 'role', reach: 'picked' })).text, /Pick the rows first/)
  assert.match((await ada.post('/people/acts', { act: 'role', pick })).text, /Look at what will happen.*Nia Johnson/)
  const said = { act: 'role', pick, said: 'yes', role: 'office staff', why: 'They help on Mondays' }
  assert.match((await ada.post('/people/acts', { ...said, role: '' })).text, /Choose a role/)
  const preview = await ada.post('/people/acts', said)
  assert.match(preview.text, /can be done to 2 of 3.*Ruth Castellane Refused: .*Nia Johnson Gets the role office staff/)
  assert.deepEqual(await rolesOf('nia'), [])

  const done = await ada.post('/people/acts/confirmation', said)
  assert.match((await ada.get(done.location)).text, /Done to 2 of 3.*Ruth Castellane Refused:.*Take it back for 2/)
  assert.deepEqual([await rolesOf('nia'), await rolesOf('zoe')], [['office staff'], ['office staff']])
  await ada.post('/people/acts/confirmation', { ...said, act: 'role-end', pick: [office.idOf('zoe')] })
  assert.deepEqual(await rolesOf('zoe'), [])

  assert.equal((await office.as('ruth').get(done.location)).status, 404)
  assert.equal((await office.as('ruth').post('/people/acts', said)).status, 404)
  await ada.post(`${done.location}/undoing`)
  assert.deepEqual([await rolesOf('nia'), await rolesOf('ruth')], [[], ['office staff']])
  assert.match((await ada.get(done.location)).text, /Zoe =Johnsen .*Not taken back: It is not there any more/)
  assert.match((await ada.post(`${done.location}/undoing`)).text, /All of it was taken back before/)

  const all = { act: 'role', reach: 'all', said: 'yes', role: 'surveyor', why: 'All nurses' }
  assert.match(
    (await ada.post('/people/acts?profession=nurse', all)).text,
    /can be done to all 2.*It can be taken back afterwards/,
  )
  const nobody = await ada.post('/people/acts/confirmation', { ...said, pick: [office.idOf('ruth')] })
  assert.equal(nobody.status, 422)
  assert.match(nobody.text, /None of them:/)
})
