import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { bringContent, untilOver } from '../../test/imports.ts'
import { type SentForm, openTestOffice } from '../../test/office.ts'
import { answerConsent } from '../areas/people/consent.commands.ts'
import { timedWork } from '../platform/office.ts'

const list = readFileSync('test/samples/tables/people.csv', 'utf8')
const hospitals = readFileSync('test/samples/tables/hospital-outcomes.csv', 'utf8')

async function openDesk() {
  const office = await openTestOffice()
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve')
  await office.person('sam', { roles: ['surveyor'] })
  const ruth = office.as('ruth')
  const { db } = office.office
  /** Brings a table and says of its columns what its page proposes, and what is given beside that. */
  const importTable = async (content: string | Buffer, form: SentForm, name = 'list.csv') => {
    const { path } = await bringContent(office, ruth, name, content)
    const { html } = await ruth.get(`${path}/columns`)
    const sent = await ruth.post(`${path}/columns`, { ...proposed(html), act: 'import', ...form })
    assert.equal(sent.status, 303, sent.text)
    return { path, ...(await untilOver(office, ruth, path)) }
  }
  const people = () =>
    db
      .selectFrom('people_person as p')
      .leftJoin('people_license as l', 'l.person_id', 'p.id')
      .where('p.family_name', '<>', 'Tester')
      .orderBy('p.email')
      .select(['p.email', 'p.given_name', 'p.profession', 'p.career_stage', 'p.npi', 'p.birth_month', 'l.number'])
      .execute()
  return { office, ruth, db, importTable, people }
}

/** What stands chosen in a form. */
function proposed(html: string): Record<string, string> {
  const form = /<form class="flow"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const hidden = [...form.matchAll(/<input type="hidden" name="(kind|sheet)" value="([^"]*)"/g)]
  const chosen = [...form.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)].map((found) => [
    found[1]!,
    /<option value="([^"]*)" selected/.exec(found[0])?.[1] ?? '',
  ])
  return Object.fromEntries([...hidden.map((found) => [found[1]!, found[2]!]), ...chosen])
}

const answers = { 'answer.profession': 'physician', 'answer.careerStage': 'practicing' }
const whole = { 'answer.periodStart': '2010-07-01', 'answer.periodEnd': '2013-06-30' }

test('a list of people is recognized, its columns are shown with what they hold, and each row tells what became of it', async () => {
  const { office, ruth, importTable, people } = await openDesk()
  const { path } = await bringContent(office, ruth, 'list.csv', list)
  const columns = await ruth.get(`${path}/columns`)
  assert.match(columns.text, /A table of 8 rows and 9 columns, CSV in UTF-8/)
  assert.match(columns.text, /E-mail address In the first rows: ada\.lindqvist@alderbay\.example; BRAM/)
  assert.equal(proposed(columns.html)['column.licenseNumber'], '7')
  const page = await importTable(list, answers)
  assert.match(page.text, /8 rows read: 3 new, 1 known, 4 refused/)
  for (const says of [
    /dana\.whit@alderbay\.example Refused In profession: "astronaut" is no profession known here/,
    /no-address Refused In given name: Enter a given name/,
    /6 BRAM\.OSEI@alderbay\.example Known Says the same as line 3/,
    /8 ezra\.quill@alderbay\.example Refused Lines 8, 9 are about the same record and say different things/,
  ])
    assert.match(page.text, says)
  assert.deepEqual(await people(), [
    ...[
      { email: 'ada.lindqvist@alderbay.example', given_name: 'Ada', profession: 'nurse', career_stage: 'practicing' },
    ].map((one) => ({ ...one, npi: null, birth_month: 3, number: 'RN12345' })),
    ...[
      { email: 'bram.osei@alderbay.example', given_name: 'Bram', profession: 'physician', career_stage: 'faculty' },
    ].map((one) => ({ ...one, npi: '1234567893', birth_month: null, number: null })),
    ...[
      {
        email: 'cleo.farrow@alderbay.example',
        given_name: 'Cleo',
        profession: 'physician',
        career_stage: 'practicing',
      },
    ].map((one) => ({ ...one, npi: null, birth_month: null, number: null })),
  ])
  assert.match((await ruth.get(`${page.path}?outcome=refused&q=astronaut`)).text, /dana\.whit/)
  assert.doesNotMatch((await ruth.get(`${page.path}?q=astronaut`)).text, /ada\.lindqvist/)
})

test('refused rows come as a file that is mended and imported again, and its columns are remembered', async () => {
  const { ruth, importTable } = await openDesk()
  const page = await importTable(list, answers)
  const file = (await ruth.get(`${page.path}/refused.csv`)).bytes.toString('utf8')
  assert.match(file, /^\uFEFFFirst name,Last name,.*,Why it was refused\r\n/)
  assert.equal(file.trim().split('\r\n').length, 5)
  const mended = file.replace('astronaut', 'nurse').replace(/^Ezra.*resident.*\r\n/m, '')
  const again = await importTable(mended, {})
  assert.match(again.text, /3 rows read: 2 new, 1 refused/)
})

test('a file brought in any order, in parts or again leaves the same people', async () => {
  const { importTable, people } = await openDesk()
  const [heading, ...rows] = list.trim().split('\n')
  await importTable(list, answers)
  const once = await people()
  for (const order of [rows, rows.toReversed(), [...rows, ...rows], rows.slice(3), rows.slice(0, 2)])
    await importTable([heading, ...order].join('\n'), {})
  // Of two lines that contradict each other one came alone in the parts; it is then taken.
  const after = (await people()).filter((person) => !person.email.startsWith('ezra'))
  assert.deepEqual(after, once)
  const other = await openDesk()
  await other.importTable([heading, ...rows.toReversed()].join('\n'), answers)
  assert.deepEqual(await other.people(), once)
})

test('people are known again by address, NPI, license or number, and a line that names two is refused', async () => {
  const { ruth, importTable, people } = await openDesk()
  await importTable(list, answers)
  const heading = 'Email,First name,Last name,NPI,License,Employee number,Specialty'
  const page = await importTable(
    [
      heading,
      'b.osei@elsewhere.example,Bram,Osei,1234567893,,,Cardiology',
      'ada.lindqvist@alderbay.example,Ada,Lindqvist,,,E-17,Critical care',
      'cleo.farrow@alderbay.example,Cleo,Farrow,,MA RN12345,,',
      'bad@alderbay.example,Bad,Number,1234567890,,,',
    ].join('\n'),
    answers,
  )
  assert.match(page.text, /Changed: specialty\. Known by NPI; the address stays bram\.osei@alderbay\.example/)
  assert.match(page.text, /Changed: specialty, identifiers/)
  assert.match(
    page.text,
    /By e-mail this is Cleo Farrow .*, by license Ada Lindqvist .*: mend the line, or merge the two/,
  )
  const compare = /href="(\/people\/[^"]+\/merge\?with=[^"]+)">Compare the two/.exec(page.html)![1]!
  assert.match(
    (await ruth.get(compare)).text,
    /Cleo Farrow.*Ada Lindqvist/,
    'the line leads to where the two are compared',
  )
  assert.match(page.text, /In NPI: This is no NPI/)
  const again = await importTable('Email,Name,Employee number\nada@new.example,"Lindqvist, Ada",E-17\n', answers)
  assert.match(again.text, /Known by employee number/)
  assert.equal((await people()).length, 3)
})

test('an import of people is taken back: the new are gone, the changed stand as before, and who is in use holds it', async () => {
  const { office, ruth, db, importTable, people } = await openDesk()
  await importTable(list, answers)
  const before = await people()
  const more = `${list.replace('Registered nurse,practicing', 'Registered nurse,faculty')}Finn,Moss,finn@moss.example,MD,resident,,,,\n`
  const page = await importTable(more, {})
  assert.match(page.text, /1 new, 1 corrected/)
  await ruth.post(`${page.path}/withdrawal`)
  assert.match((await untilOver(office, ruth, page.path)).text, /Taken back\. What it changed stands as before/)
  assert.deepEqual(await people(), before)
  const again = await importTable(more, {})
  const finn = db.selectFrom('people_person').where('email', '=', 'finn@moss.example').select('id')
  const { id } = await finn.executeTakeFirstOrThrow()
  await office.office.write(timedWork, (tx) => answerConsent(tx, id, 'report credit', true))
  await ruth.post(`${again.path}/withdrawal`)
  const held = await untilOver(office, ruth, again.path)
  assert.match(held.text, /Not taken back.*Line 10, finn@moss\.example: has a consent/)
  assert.ok(await finn.executeTakeFirst())
})

test('all or nothing takes nothing in where a row is refused, and everything where none is', async () => {
  const { importTable, people } = await openDesk()
  const none = await importTable(list, { ...answers, whole: 'yes' })
  assert.match(none.text, /Nothing was to be taken in unless all of it could be.*3 new, 1 known, 4 refused/)
  assert.deepEqual(await people(), [])
  const all = await importTable(list.split('\n').slice(0, 4).join('\n'), { whole: 'yes' })
  assert.match(all.text, /3 rows read: 3 new/)
})

test('a required column, a period that ends before it begins and a column told twice are asked for again', async () => {
  const { office, ruth } = await openDesk()
  const { path } = await bringContent(office, ruth, 'list.csv', list)
  const asked = proposed((await ruth.get(`${path}/columns`)).html)
  const wrong = {
    ...asked,
    'column.email': '',
    'column.givenName': '1',
    'answer.profession': 'astronaut',
    act: 'import',
  }
  const again = await ruth.post(`${path}/columns`, wrong)
  assert.equal(again.status, 422)
  for (const says of ['Choose the column that holds: E-mail address', 'is chosen for', 'Choose one of the list'])
    assert.ok(again.text.includes(says), says)
  const outcomes = await bringContent(office, ruth, 'outcomes.csv', hospitals)
  const form = proposed((await ruth.get(`${outcomes.path}/columns`)).html)
  assert.match(
    (await ruth.post(`${outcomes.path}/columns`, { ...form, act: 'import' })).text,
    /Enter: First day of the period/,
  )
  const period = { 'answer.periodStart': '2013-07-01', 'answer.periodEnd': '2010-06-30' }
  assert.match(
    (await ruth.post(`${outcomes.path}/columns`, { ...form, ...period, act: 'import' })).text,
    /ends before it begins/,
  )
})

test('public outcomes become values and hospitals; only what the publisher calls worse is proposed, by a rule that names itself', async () => {
  const { office, ruth, db, importTable } = await openDesk()
  const page = await importTable(hospitals, whole, 'outcomes.csv')
  assert.match(page.text, /3 rows read: 2 new, 1 refused/)
  assert.match(page.text, /CORRAN VALLEY HOSPITAL, MA New Rates: 5 new, 1 not told\. Proposed: 2 findings/)
  assert.match(page.text, /In 30-day death after heart attack: "x14" is no rate between 0 and 100/)
  const findings = await db.selectFrom('evidence_finding').orderBy('statement').selectAll().execute()
  assert.deepEqual(
    findings.map((finding) => [finding.statement, finding.by_rule]),
    [
      [
        '30-day death after heart attack is 17% at Corran Valley Hospital, Alder Bay, MA, worse than the national rate, Jul 2010 to Jun 2013',
        worseRule,
      ],
      [
        '30-day readmission after heart failure is 26% at Corran Valley Hospital, Alder Bay, MA, worse than the national rate, Jul 2010 to Jun 2013',
        worseRule,
      ],
    ],
  )
  const values = await db
    .selectFrom('measures_value')
    .select(['numerator', 'denominator', 'value', 'initial_population'])
    .execute()
  assert.equal(values.length, 10)
  assert.ok(values.every((value) => value.numerator === null && value.denominator === null && value.value! < 1))
  const again = await importTable(hospitals, whole, 'outcomes.csv')
  assert.match(again.text, /2 known, 1 refused/)
  assert.equal((await db.selectFrom('evidence_finding').select('id').execute()).length, 2)
  assert.match((await ruth.get(`/evidence/findings/${findings[0]!.id}`)).text, /17%/)
  await ruth.post(`${page.path}/withdrawal`)
  assert.match((await untilOver(office, ruth, page.path)).text, /Taken back/)
  for (const table of [
    'measures_value',
    'measures_measure',
    'evidence_finding',
    'evidence_source',
    'organizations_organization',
  ] as const)
    assert.deepEqual(await db.selectFrom(table).select('id').execute(), [], table)
})

const worseRule = 'Hospital outcomes: the publisher calls the rate worse than the national rate'

test('organizations come from a workbook, whose sheet can be changed; formulas are read as what they show', async () => {
  const { office, ruth, db } = await openDesk()
  const book = {
    SheetNames: ['Notes', 'Partners'],
    Sheets: {
      Notes: utils.aoa_to_sheet([['Remark'], ['nothing here']]),
      Partners: utils.aoa_to_sheet([
        ['Organization', 'Type', 'City', 'State'],
        ['Alder Bay Free Clinic', 'practice', 'Alder Bay', 'MA'],
        ['Port Ellery Health Department', 'Agency', 'Port Ellery', 'ma'],
      ]),
    },
  }
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
  const { path } = await bringContent(office, ruth, 'partners.xlsx', bytes)
  assert.match((await ruth.get(`${path}/columns`)).text, /sheet "Notes" of 2 in an Excel workbook.*Say what it is/)
  const { html } = await ruth.get(`${path}/columns?kind=organizations&sheet=1`)
  await ruth.post(`${path}/columns`, { ...proposed(html), act: 'import' })
  assert.match((await untilOver(office, ruth, path)).text, /2 rows read: 2 new/)
  const kept = await db
    .selectFrom('organizations_organization')
    .orderBy('name')
    .select(['name', 'kind', 'state'])
    .execute()
  assert.deepEqual(
    kept.map((one) => [one.name, one.kind, one.state]),
    [
      ['Alder Bay Free Clinic', 'practice', 'MA'],
      ['Port Ellery Health Department', 'agency', 'MA'],
    ],
  )
})

test('lists of people are seen by the office only, and files that name patients are refused at the door', async () => {
  const { office, ruth, db, importTable } = await openDesk()
  const { path } = await importTable(list, answers)
  for (const name of ['eve', 'sam'])
    for (const address of [path, `${path}/rows.csv`, `${path}/refused.csv`, `${path}/columns`])
      assert.equal((await office.as(name).get(address)).status, 404, `${name} ${address}`)
  assert.doesNotMatch((await office.as('sam').get('/imports')).text, /list\.csv/)
  for (const act of ['order', 'withdrawal', 'columns'])
    assert.equal((await office.as('sam').post(`${path}/${act}`)).status, 404)
  const { text } = await bringContent(office, ruth, 'ward.csv', 'Patient name,MRN,E-mail\nX,1,x@y.example\n')
  assert.match(text, /The column "Patient name" holds data of patients, which are not kept here/)
  const lines = await db.selectFrom('exchange_line').select('cells').execute()
  assert.ok(!JSON.stringify(lines).includes('x@y.example'))
  assert.match((await bringContent(office, ruth, 'a.csv', 'Name,E-mail\n')).text, /no rows under its headings/)
  assert.match(
    (await bringContent(office, ruth, 'a.csv', 'a,b\n"1,2\n')).text,
    /A quotation mark is opened and never closed/,
  )
})
