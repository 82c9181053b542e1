import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { beginQuestionnaire, publishVersion } from '../questions/questionnaire.commands.ts'
import { draftEveryWay } from '../questions/questionnaire.demo.ts'
import { findNewestVersion } from '../questions/version.store.ts'
import { startSheet, submitSheet } from './sheet.commands.ts'
import { findSheet } from './sheet.store.ts'

async function aSurvey(office: TestOffice) {
  await office.person('ada')
  await office.person('eve')
  await office.person('ruth', { roles: ['office staff'] })
  return office.office.write(timedWork, async (tx) => {
    const begun = await beginQuestionnaire(tx, draftEveryWay(office.office.today()))
    assert.ok(begun.ok)
    await publishVersion(tx, begun.value.questionnaireId)
    const { versionId } = begun.value
    const sheet = { versionId, area: 'surveys', subjectId: newId(), personId: office.idOf('ada') }
    return { ...begun.value, sheetId: await startSheet(tx, sheet) }
  })
}

async function linkTo(office: TestOffice, sheetId: string) {
  await office.as('ada').post(`/answers/${sheetId}/link`)
  const [mail] = await office.mails('ada@')
  return /\/link\/answers\/\w+/.exec(mail!.body)![0]
}

const first = { a_setting: 'o1', a_with: ['o1', 'o4'], a_since: '2020-05-01', a_beds: '12' }
const rows = ['o1', 'o2', 'o3'].flatMap((row) => [
  [`a_tasks.${row}.importance`, '5'],
  [`a_tasks.${row}.ability`, '2'],
])
const second = {
  ...Object.fromEntries(rows),
  'a_order.o1': '2',
  'a_order.o2': '1',
  'a_order.o3': '3',
  'a_hours.o1': '4',
  'a_hours.o2': '6',
  a_sure: '2',
  a_unsure: 'Time',
}

test('a person answers in every way there is, in another language where they like, and what they saw is kept', async () => {
  const office = await openTestOffice()
  const { sheetId } = await aSurvey(office)
  const link = await linkTo(office, sheetId)
  const visitor = office.visitor()
  assert.match((await visitor.get(`${link}/1`)).text, /About your work So that we can tell.*Read this in/)
  const spanish = await visitor.post(`${link}/1`, { ...first, how: 'language', language: 'es' })
  assert.equal(spanish.location, `${link}/1`, 'the page stays, and what was on it is kept')
  const page = await visitor.get(`${link}/1`)
  assert.match(page.text, /Sobre su trabajo.*¿Dónde trabaja sobre todo\? .*En urgencias.*With whom do you decide/)
  assert.match(page.html, /lang="es"[^>]*><fieldset/)
  assert.match(page.html, /value="o1" checked/)
  assert.equal((await visitor.post(`${link}/1`, { ...first, language: 'es' })).location, `${link}/2`)

  const doubled = await visitor.post(`${link}/2`, { ...second, 'a_order.o1': '1', 'a_hours.o3': '1' })
  assert.equal(doubled.status, 422)
  assert.match(doubled.text, /“Stopping and restarting” and “Kidney and dose” both have place 1/)
  assert.match(doubled.text, /Your points make 11, not 10\. Take 1 back\./)
  assert.match(doubled.html, /name="a_hours.o2"[^>]*value="6"/)
  const missed = await visitor.post(`${link}/2`, { ...second, 'a_tasks.o2.ability': '' })
  assert.match(missed.text, /Rate “Judge what the kidney clears” on Ability too/)
  assert.equal((await visitor.post(`${link}/2`, { ...second, language: 'es' })).location, `${link}/3`)

  const third = await visitor.get(`${link}/3`)
  assert.match(third.text, /Working En una planta del hospital.*¿Qué haría más fácil En una planta del hospital\?/)
  assert.match(third.text, /Send nothing that names or shows a patient/)
  const disguised = { field: 'a_paper', name: 'plan.pdf', content: '<script>alert(1)</script>' }
  assert.match((await visitor.upload(`${link}/3`, { a_help: 'Time' }, disguised)).text, /is not PDF or picture/)
  const sent = { field: 'a_paper', name: 'plan.pdf', content: '%PDF-1.7 a plan' }
  const end = await visitor.upload(`${link}/3`, { a_plan: 'o1', a_help: '<b>Time</b>' }, sent)
  assert.match(end.text, /Your answers are handed in/)

  const sheet = (await findSheet(office.office.db, sheetId))!
  const shown = (key: string) => sheet.items.find((item) => item.key === key)!
  assert.equal(shown('help').shown!.question, '¿Qué haría más fácil En una planta del hospital?')
  assert.deepEqual([shown('setting').shown!.language, shown('with').shown!.language], ['es', 'en'])
  assert.deepEqual([shown('order').answer, shown('hours').answer], [['o2', 'o1', 'o3'], { o1: 4, o2: 6, o3: 0 }])
  assert.deepEqual([sheet.points, sheet.possible, shown('plan').isRight], [0, 1, false])

  const file = `/answers/${sheetId}/files/paper`
  const got = await office.as('ada').get(file)
  assert.equal(got.bytes.toString(), '%PDF-1.7 a plan')
  assert.match(got.headers['content-disposition']!, /^attachment; filename="plan.pdf"/)
  for (const name of ['eve', 'ruth']) assert.equal((await office.as(name).get(file)).status, 404, name)
  const own = await office.as('ada').get(`/answers/${sheetId}/r4`)
  const response = JSON.parse(String(own.bytes)) as { status: string; item: { linkId: string; item?: unknown[] }[] }
  assert.deepEqual(
    [own.status, response.status, response.item.find((one) => one.linkId === 'order')!.item!.length],
    [200, 'completed', 3],
  )
  for (const name of ['eve', 'ruth']) assert.equal((await office.as(name).get(`/answers/${sheetId}/r4`)).status, 404)
  assert.equal((await office.as('ada').get(file.replace('paper', 'help'))).status, 404)
})

test('the office previews it, reads it with right answers, prints it and takes it out and in again', async () => {
  const office = await openTestOffice()
  const { questionnaireId } = await aSurvey(office)
  const ruth = office.as('ruth')
  const here = `/office/questionnaires/${questionnaireId}`
  assert.match((await ruth.get(`${here}/preview?language=es`)).text, /¿Qué le ayudaría más\?/)
  const query = new URLSearchParams({ page: '2', sent: 'yes', 'a_order.o1': '1', 'a_order.o2': '1' })
  assert.equal((await ruth.get(`${here}/preview?${query.toString()}`)).status, 422)
  const key = await ruth.get(`${here}/key`)
  assert.match(key.text, /\[on the morning of the operation\].*on the morning of the operation Right Too late/)
  assert.match(key.text, /asked only when “How sure.*” is answered by “1” or “2”/)
  for (const language of ['en', 'es']) {
    const pdf = await ruth.get(`${here}/paper/pdf?language=${language}`)
    assert.match(pdf.bytes.subarray(0, 5).toString(), /%PDF-/)
  }
  assert.match((await ruth.get(`${here}/export`)).text, /“Which parts of this plan.*”: which answer is right/)
  for (const format of ['json', 'csv', 'r4']) {
    const content = (await ruth.get(`${here}/export/${format}`)).bytes
    const taken = await ruth.upload(
      '/office/questionnaires/import',
      {},
      { field: 'file', name: `q.${format}`, content },
    )
    assert.match(taken.text, /Taken in: What would help you most\? 12 questions|Taken in: .* 14 questions/, format)
  }
  const wrong = await ruth.upload('/office/questionnaires/import', {}, { field: 'file', name: 'q.json', content: '{}' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Nothing was taken in It is no FHIR Questionnaire/)
})

test('staff begin from blank, title a page, translate, and publish; until then nobody can begin it', async () => {
  const office = await openTestOffice()
  await office.person('ruth', { roles: ['office staff'] })
  const ruth = office.as('ruth')
  assert.equal(
    (await ruth.post('/office/questionnaires/new', { title: '', kind: 'survey', language: 'en' })).status,
    422,
  )
  const begun = await ruth.post('/office/questionnaires/new', { title: 'Needs', kind: 'survey', language: 'en' })
  const here = begun.location
  const refused = await ruth.post(`${here}/publication`)
  assert.match(refused.text, /There is no question yet/)
  assert.equal((await ruth.post(`${here}/pages/1`, { title: 'Your work', intro: '' })).location, `${here}#page-1`)
  const matrix = { type: 'matrix', wording: 'How is it?', page: '1', options: 'ECG = 6\nEcho' }
  const off = await ruth.post(`${here}/items/new`, { ...matrix, scales: 'Importance | 5 | none | vital' })
  assert.match(off.text, /A right point lies from 1 to 5/)
  const scales = 'Importance | 5 | none | vital\nAbility | 7'
  assert.equal((await ruth.post(`${here}/items/new`, { ...matrix, options: 'ECG\nEcho', scales })).status, 303)
  assert.match((await ruth.get(`${here}/items/q1`)).html, />Importance \| 5 \| none \| vital\nAbility \| 7</)
  const again = { type: 'short text', wording: 'Why {{q1}}?', page: '1' }
  assert.match((await ruth.post(`${here}/items/new`, again)).text, /is asked on the same page/)
  const nothing = await ruth.post(`${here}/items/new`, { ...again, wording: 'Why {{q9}}?', page: '2' })
  assert.match(nothing.text, /“\{\{q9\}\}” names nothing/)
  for (const [words, says] of [
    ['Su {{q1}}', /“\{\{q1\}\}” is not in the text above\. It says no earlier answer/],
    ['S'.repeat(251), /Write at most 250 letters; “S{40}…” has 251/],
  ] as const)
    assert.match((await ruth.post(`${here}/languages/es`, { 't_section.s1.title': words })).text, says)
  const spanish = { 't_section.s1.title': 'Su trabajo', 't_item.q1.option.o1': 'Electrocardiograma' }
  assert.equal((await ruth.post(`${here}/languages/es`, spanish)).location, `${here}#languages`)
  assert.match((await ruth.get(here)).text, /Version 1 is being written.*Nobody can begin it yet.*Español : 2 of/)
  await ruth.post(`${here}/pages/1`, { title: 'Your own work', intro: '' })
  assert.match((await ruth.get(`${here}/languages/es`)).text, /The text has changed since this was written/)
  assert.equal((await ruth.post(`${here}/publication`)).location, here)
  assert.equal((await ruth.post(`${here}/publication`)).status, 422)
  const copy = (await ruth.post(`${here}/copy`)).location
  assert.match((await ruth.get(copy)).text, /Copy of Needs.*Version 1 is being written/)
  const version = (await findNewestVersion(office.office.db, here.split('/').at(-1)!))!
  assert.deepEqual([version.isPublished, version.sections[0]!.title], [true, 'Your own work'])
})

test('a picture has words, a film captions, and a page in disguise is neither', async () => {
  const office = await openTestOffice()
  const { questionnaireId, sheetId } = await aSurvey(office)
  const ruth = office.as('ruth')
  const path = `/office/questionnaires/${questionnaireId}/items/beds/media`
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const send = (name: string, content: string | Buffer, form = {}) =>
    ruth.upload(path, form, { field: 'file', name, content })
  assert.match((await send('a.png', png)).text, /Say in a sentence what it shows/)
  assert.match((await send('a.png', '<svg>', { alt: 'A ward' })).text, /is no PNG/)
  assert.match((await send('a.mp4', '0000ftypisom', { alt: 'A ward' })).text, /A film has captions/)
  assert.match((await send('a.mp3', 'ID3', { alt: 'A talk' })).text, /Write down all that is said/)
  assert.equal((await send('a.png', png, { alt: 'A ward' })).status, 303)
  const version = (await findNewestVersion(office.office.db, questionnaireId))!
  const { fileId } = version.items.find(({ key }) => key === 'beds')!.media!
  assert.match(
    (await ruth.get(`/office/questionnaires/${questionnaireId}/preview`)).html,
    /<img src="[^"]*" alt="A ward"/,
  )
  const seen = await office.visitor().get(`/questions/media/${fileId}`)
  assert.deepEqual([seen.headers['content-type'], seen.headers['x-content-type-options']], ['image/png', 'nosniff'])
  assert.equal((await office.visitor().get(`/questions/media/${sheetId}`)).status, 404)
})

test('a film has captions in each language that was sent, and can be played from any place', async () => {
  const office = await openTestOffice()
  const { questionnaireId } = await aSurvey(office)
  const ruth = office.as('ruth')
  const here = `/office/questionnaires/${questionnaireId}`
  const path = `${here}/items/beds/media`
  const film = { field: 'file', name: 'ward.mp4', content: '0000ftypisom0123456789' }
  const captions = (content: string) => ({ field: 'captions', name: 'ward.vtt', content })
  const said = (words: string) => `WEBVTT\n\n00:01.000 --> 00:04.000\n${words}\n`
  const slip = await ruth.upload(path, { alt: 'A ward' }, film, captions('WEBVTT\n\n00:01,000 --> 00:04,000\nHello'))
  assert.match(slip.text, /“ward\.vtt” cannot be read as WebVTT\. Line 3: write when the words are shown/)
  const english = await ruth.upload(path, { alt: 'A ward', language: 'en' }, film, captions(said('Good morning')))
  assert.equal(english.status, 303)
  await ruth.upload(path, { alt: 'A ward', language: 'es' }, captions(said('Buenos días')))
  const spanish = (await ruth.get(`${here}/preview?language=es`)).html
  assert.match(spanish, /srclang="en" label="English"\/><track/)
  assert.match(spanish, /srclang="es" label="Español" default/)
  const gone = { alt: 'A ward', gone: 'es' }
  const none = await ruth.upload(path, { ...gone, gone: 'en' }, captions('x'))
  assert.match(none.text, /Line 1: it begins with the word WEBVTT/)
  assert.equal((await ruth.upload(path, gone)).status, 303)
  assert.match((await ruth.upload(path, { alt: 'A ward', gone: 'en' })).text, /A film has captions/, 'the last stay')

  const src = /<video src="([^"]*)"/.exec((await ruth.get(`${here}/preview`)).html)![1]!
  const visitor = office.visitor()
  const whole = await visitor.get(src)
  assert.deepEqual([whole.status, whole.bytes.length, whole.headers['accept-ranges']], [200, 22, 'bytes'])
  const { etag = '' } = whole.headers
  for (const { range, ifRange, status, says, bytes, because } of [
    { range: 'bytes=12-14', status: 206, says: 'bytes 12-14/22', bytes: '012', because: 'a part' },
    { range: 'bytes=21-', status: 206, says: 'bytes 21-21/22', bytes: '9', because: 'the last byte' },
    { range: 'bytes=22-', status: 416, says: 'bytes */22', bytes: '', because: 'after the last byte' },
    {
      range: 'bytes=12-14',
      ifRange: etag,
      status: 206,
      says: 'bytes 12-14/22',
      bytes: '012',
      because: 'the same file',
    },
    { range: 'bytes=12-14', ifRange: '"other"', status: 200, says: undefined, bytes: film.content, because: 'another' },
  ]) {
    const got = await visitor.get(src, { range, ...(ifRange && { 'if-range': ifRange }) })
    assert.deepEqual([got.status, got.headers['content-range'], String(got.bytes)], [status, says, bytes], because)
  }
  assert.equal((await visitor.get(src, { 'if-none-match': etag })).status, 304)
})

test('a version that is not published is not handed in by anyone, and one that is stays when the next is written', async () => {
  const office = await openTestOffice()
  const { questionnaireId, sheetId, versionId } = await aSurvey(office)
  const early = await office.office.write(timedWork, (tx) => submitSheet(tx, sheetId))
  assert.ok(typeof early === 'object' && !early.ok && early.refusal.code === 'sheet/incomplete')
  const link = await linkTo(office, sheetId)
  await office.visitor().post(`${link}/1`, first)
  await office.as('ruth').post(`/office/questionnaires/${questionnaireId}`, { title: 'Next year', intro: '' })
  const next = (await findNewestVersion(office.office.db, questionnaireId))!
  assert.deepEqual([next.number, next.isPublished], [2, false])
  assert.equal((await findSheet(office.office.db, sheetId))!.versionId, versionId)
})
