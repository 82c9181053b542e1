import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addLearner, claim, openReports } from '../../../test/reports.ts'
import type { PersonInput } from '../people/person.schema.ts'

async function openIssued(person: Partial<PersonInput> = {}, credits: number | null = 1.25) {
  const { office, activityId } = await openReports()
  await addLearner(office, activityId, 'ines', { person: { familyName: 'Kavenagh', ...person }, credits: 'not yet' })
  const id = await claim(office, activityId, 'ines', credits)
  const { number } = await office.office.db
    .selectFrom('certificates_certificate')
    .select('number')
    .executeTakeFirstOrThrow()
  return { office, activityId, id, number, ines: office.as('ines'), page: `/certificates/${id}` }
}

test('the owner reads the certificate and takes the PDF, tagged and named after them', async () => {
  const { number, ines, page } = await openIssued()
  const shown = await ines.get(page)
  for (const words of [
    'Ines Kavenagh, MD',
    'Sepsis in the first hour',
    'Monday, March 2, 2026',
    number,
    'Enduring material',
  ])
    assert.ok(shown.text.includes(words), words)
  const file = await ines.get(`${page}/pdf`)
  assert.equal(file.status, 200)
  assert.equal(file.headers['content-type'], 'application/pdf')
  assert.equal(file.headers['content-disposition'], `attachment; filename="certificate-${number}.pdf"`)
  const pdf = file.bytes.toString('latin1')
  for (const part of ['%PDF-1.7', '/StructTreeRoot', '/MarkInfo', 'pdfuaid:part', 'Ines Kavenagh, MD'])
    assert.ok(pdf.includes(part), part)
  assert.deepEqual((await ines.get(`${page}/pdf`)).bytes, file.bytes)
})

test('a name with signs of markup is printed as it is written', async () => {
  const { ines, page } = await openIssued({ givenName: '#panic("x")', familyName: '$a$ *b* \\' })
  const file = await ines.get(`${page}/pdf`)
  assert.equal(file.status, 200)
  assert.ok(file.bytes.toString('latin1').includes('panic'))
})

test('a name in letters that no font has is not printed without them, and the page says what to do', async () => {
  const { ines, page } = await openIssued({ familyName: '\u{10FFFD}' })
  const file = await ines.get(`${page}/pdf`)
  assert.equal(file.status, 501)
  assert.match(file.text, /No font on this server has the letters \u{10FFFD}/u)
  assert.equal((await ines.get(page)).status, 200)
})

test('CL07: the certificate of a nurse awards nothing on its page and in its file', async () => {
  const { ines, page } = await openIssued({ profession: 'nurse', degree: 'RN' }, null)
  assert.match((await ines.get(page)).text, /Certificate of participation/)
  const pdf = (await ines.get(`${page}/pdf`)).bytes.toString('latin1')
  assert.ok(pdf.includes('Certificate of participation: Ines Kavenagh, RN'))
})

test('another learner finds nothing, neither page nor file; the office finds both', async () => {
  const { office, page } = await openIssued()
  await office.person('eve')
  for (const path of [page, `${page}/pdf`]) {
    const [real, made] = [await office.as('eve').get(path), await office.as('eve').get('/certificates/none')]
    assert.deepEqual([real.status, real.text], [404, made.text])
    assert.equal((await office.visitor().get(path)).location, `/sign-in?next=${encodeURIComponent(path)}`)
    assert.equal((await office.as('ada').get(path)).status, 200)
  }
})

test('CL27: a certificate can be had years after the activity is over', async () => {
  const { office, ines, page } = await openIssued()
  office.setNow('2032-02-01T15:00:00Z')
  assert.equal((await ines.get(`${page}/pdf`)).status, 200)
})

test('the transcript holds credit by year, apart from what was taken part in, as a page and as a file', async () => {
  const { office, number, ines } = await openIssued()
  const shown = await ines.get('/my/credit')
  assert.match(shown.text, /1\.25 AMA PRA Category 1 Credits ?™ in 2026 so far/)
  const file = await ines.get('/my/credit/transcript.csv')
  assert.match(file.headers['content-disposition']!, /transcript-2026-03-02\.csv/)
  const [heading, row] = file.bytes.toString('utf8').split('\r\n')
  assert.match(heading!, /^\uFEFFCompleted,Title,Provider/)
  assert.equal(
    row,
    `2026-03-02,Sepsis in the first hour,Alder Bay School of Medicine,enduring material,Credit awarded,1.25,${number},valid`,
  )
  await office.person('eve')
  assert.match((await office.as('eve').get('/my/credit')).text, /Nothing here yet/)
  assert.equal((await office.as('eve').get('/my/credit/transcript.csv')).bytes.toString('utf8').split('\r\n').length, 2)
})

test('nobody but the physician is told what boards lack, and only what is lacking', async () => {
  const complete = await openIssued()
  assert.doesNotMatch((await complete.ines.get(complete.page)).text, /Boards cannot see it/)
  assert.doesNotMatch((await complete.office.as('ada').get(complete.page)).text, /Boards cannot see it/)
  const { office, activityId } = await openReports()
  await addLearner(office, activityId, 'tomasz', { consent: false, license: null, person: { birthday: null } })
  const shown = await office.as('tomasz').get('/my/credit')
  assert.match(
    shown.text,
    /Add your consent to report it, month and day of your birth and your license with its state, or your NPI to your profile/,
  )
})
