import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routes } from '../src/app.ts'
import { recordOrganization } from '../src/areas/organizations/organization.commands.ts'
import { recordCommittee } from '../src/areas/quality/committee.commands.ts'
import { askForCorrection } from '../src/areas/privacy/request.commands.ts'
import { approvalApi } from '../src/areas/review/approval.api.ts'
import { localDate } from '../src/kernel/dates.ts'
import type { Gate } from '../src/kernel/gate.ts'
import { newId } from '../src/kernel/ids.ts'

import { timedWork } from '../src/platform/office.ts'
import { nameIn, planIn } from './activities.ts'
import { type Json, makeTestKey, programWith } from './api.ts'
import { draft, gap, sources } from './api-bodies.ts'
import { addCourse } from './courses.ts'
import { addFinding, addSeries } from './gaps.ts'
import { aTie, tellIn } from './integrity.ts'
import { openTestOffice } from './office.ts'
import { tryOrganizationActs } from './organization-acts.ts'
import { addFigure, addMeasuredGap, afterMonth, teach } from './outcomes.ts'
import { addLearner, openActivity } from './reports.ts'

/** All is in order with an activity: what gates ask for is theirs to test. */
const inOrder: Gate = {
  ...{ id: 'planted', group: 'Content', title: 'In order', why: 'Planted', source: 'office.review', state: 'done' },
  says: 'In order',
} as Gate
const approvals = approvalApi([() => Promise.resolve([inOrder])])
const table = routes.map((route) => approvals.find((one) => same(one, route)) ?? route)
const office = await openTestOffice({ now: afterMonth(3), routes: table })
const { db } = office.office
await office.person('grace', { roles: ['administrator', 'office staff', 'integrity officer'] })
await office.person('ada', { roles: ['office staff'] })
for (const name of ['ines', 'marisol', 'leo', 'lena']) await office.person(name)
await office.office.write(timedWork, (tx) =>
  recordOrganization(tx, { name: 'Alder Bay', kind: 'school', isProvider: true, city: 'Alder Bay', state: 'MA' }),
)
const key = await makeTestKey(office, 'grace', { roles: ['administrator', 'office staff', 'integrity officer'] })
const program = programWith(office, key)

function same(one: { method: string; path: string }, other: { method: string; path: string }): boolean {
  return one.method === other.method && one.path === other.path
}

const acts = routes.filter(({ api, method }) => api && method === 'POST').map(({ path }) => path)
const done = new Set<string>()

/** Does one act as its row says, with what stands for the parameters of its address, and returns what was answered. */
async function act(row: string, params: Record<string, string>, body: unknown, headers = {}): Promise<Json> {
  assert.ok(acts.includes(`/api/v1/${row}`), `${row} is an act of the API`)
  const path = `/api/v1/${row}`.replace(/:(\w+)/g, (_, name: string) => params[name] ?? assert.fail(name))
  const { status, json } = await program.post(path, body, headers)
  assert.ok(status === 200 || status === 201, `${path}: ${JSON.stringify(json)}`)
  done.add(`/api/v1/${row}`)
  return json
}

/** Corrects a record as it stands now. */
async function correct(row: string, params: Record<string, string>, read: string, body: unknown): Promise<Json> {
  const { headers } = await program.get(`/api/v1/${read}`)
  return act(row, params, body, { 'if-match': headers.etag! })
}

/** What can be read now. */
async function read(path: string): Promise<Json> {
  const { status, json } = await program.get(`/api/v1/${path}`)
  assert.equal(status, 200, `${path}: ${JSON.stringify(json)}`)
  return json
}

const items = async (path: string) => (await program.get(`/api/v1/${path}`)).items
const text = (json: Json | undefined) => String(json)
const idsIn = (list: readonly Json[]) => list.map(({ id }) => text(id))

for (const [channel, body] of Object.entries(sources))
  test(`a source is recorded from ${channel}`, async () => {
    const made = await act(`sources/${channel}`, {}, body)
    assert.equal(text((await read(`sources/${text(made.id)}`)).title), draft.title)
  })

test('a source that a program recorded says by which key on its page', async () => {
  const [source] = await items('sources?limit=1')
  assert.match((await office.as('ada').get(`/evidence/sources/${text(source!.id)}`)).text, /by Program of grace/)
})

test('a finding is recorded and decided on', async () => {
  const [source] = await items('sources?limit=1')
  const finding = { sourceId: source!.id, statement: 'Doses are wrong', population: 'Adults', topics: [] }
  const made = await act('findings', {}, { ...finding, needType: 'perceived', strength: 'moderate' })
  const findingId = text(made.id)
  await act('findings/:findingId/decisions', { findingId }, { verdict: 'accepted', reason: 'Sound' })
  assert.equal(text((await read(`findings/${findingId}`)).state), 'accepted')
})

test('a measure is described anew', async () => {
  const { measureId } = await addSeries(office, [20, 22])
  const body = { name: 'Renamed', improvement: 'increase', kind: 'performance', why: 'The committee calls it so' }
  await correct('measures/:measureId/description', { measureId }, `measures/${measureId}`, body)
  assert.equal(text((await read(`measures/${measureId}`)).name), 'Renamed')
})

test('a gap is raised, described, linked, marked, owned, moved on and ruled on', async (t) => {
  const findingId = await addFinding(office)
  const made = await act('gaps', {}, { ...gap, findingIds: [findingId] })
  const gapId = text(made.id)
  const here = { gapId, findingId }
  await correct('gaps/:gapId/description', here, `gaps/${gapId}`, { ...gap, title: 'The wrong day' })
  assert.equal(text((await read(`gaps/${gapId}`)).title), 'The wrong day')
  const other = await addFinding(office)
  await act('gaps/:gapId/findings', here, { findingId: other, direction: 'for' })
  assert.ok(idsIn(await items(`gaps/${gapId}/findings`)).includes(other))
  const ended = { ...here, findingId: other }
  await act('gaps/:gapId/findings/:findingId/removal', ended, { why: 'Another matter' })
  assert.ok(!idsIn(await items(`gaps/${gapId}/findings`)).includes(other))
  await act('gaps/:gapId/marks', here, { marks: [{ criterionKey: 'harm', points: 3, because: 'Bleeding' }] })
  assert.ok((await items(`gaps/${gapId}/marks`)).some(({ because }) => text(because) === 'Bleeding'))
  await act('gaps/:gapId/owner', here, { personId: office.idOf('ada'), why: 'It is hers' })
  assert.equal(text((await read(`gaps/${gapId}`)).ownerId), office.idOf('ada'))
  await act('gaps/:gapId/steps', here, { state: 'accepted', why: 'It matters' })
  assert.equal(text((await read(`gaps/${gapId}`)).state), 'accepted')
  await t.test('once its figure is in', async () => {
    const { gapId } = await addMeasuredGap(office, [25, 27], { owner: 'ada' })
    await teach(office, gapId)
    office.setNow(afterMonth(8))
    const { valueId } = await addFigure(office, 8, 46)
    await act('gaps/:gapId/verdicts', { gapId }, { verdict: 'kept open', why: 'Once more', valueId })
    office.setNow(afterMonth(3))
    assert.ok((await items(`gaps/${gapId}/verdicts`)).some(({ why }) => text(why) === 'Once more'))
  })
})

test('an activity is planned, described, filled, reviewed, approved and unapproved', async () => {
  const activityId = await planIn(office)
  const { gaps } = await read(`activities/${activityId}`)
  const gapId = text((gaps as unknown as Json[])[0]!.id)
  const plan = { title: 'On the right day', releasesOn: '2026-06-01', expiresOn: '2028-05-31' }
  const made = await act('activities', {}, { ...plan, gapId })
  assert.ok(idsIn(await items('activities?limit=200')).includes(text(made.id)))
  const here = { activityId }
  const at = `activities/${activityId}`
  await correct('activities/:activityId/description', here, at, { ...plan, title: 'Renamed by a program' })
  assert.equal(text((await read(at)).title), 'Renamed by a program')
  const statement = { gapId, statement: 'Set the stop date', needType: 'competence' }
  const objectives = [await act('activities/:activityId/objectives', here, statement)]
  objectives.push(await act('activities/:activityId/objectives', here, { ...statement, statement: 'Set the other' }))
  const objectiveId = text(objectives[1]!.id)
  await act('activities/:activityId/objectives/:objectiveId/removal', { ...here, objectiveId }, {})
  assert.deepEqual(idsIn(await items(`${at}/objectives`)), [text(objectives[0]!.id)])
  const reference = await act('activities/:activityId/references', here, { citation: 'Guideline, 2022' })
  assert.ok(idsIn(await items(`${at}/references`)).includes(text(reference.id)))
  await act('activities/:activityId/references/:referenceId/removal', { ...here, referenceId: text(reference.id) }, {})
  assert.deepEqual(await items(`${at}/references`), [])
  const named = { personId: office.idOf('ines'), role: 'activity director', startsOn: '2026-06-01' }
  await act('activities/:activityId/people', here, named)
  const second = await act('activities/:activityId/people', here, { ...named, role: 'planner' })
  await act(
    'activities/:activityId/people/:roleId/removal',
    { ...here, roleId: text(second.id) },
    { why: 'Not needed' },
  )
  assert.deepEqual(
    (await items(`${at}/people`)).map(({ role }) => text(role)),
    ['activity director'],
  )
  await office.work()
  await act('activities/:activityId/reviews', here, { email: 'marisol@alderbay.example', dueOn: '2026-05-30' })
  await act('activities/:activityId/reviews/end', here, { why: 'Away' })
  assert.equal(text((await items(`${at}/reviews`))[0]!.endedWhy), 'Away')
  await act('activities/:activityId/steps', here, { to: 'in review' })
  assert.equal(text((await read(at)).state), 'in review')
  await tellIn(office, activityId, 'ines')
  await office.work()
  await act('activities/:activityId/approvals', here, { conditions: '' })
  assert.equal(text((await read(at)).state), 'approved')
  await act('activities/:activityId/approvals/withdrawal', here, { why: 'A slide is missing' })
  assert.equal(text((await items(`${at}/approvals`))[0]!.withdrawnWhy), 'A slide is missing')
})

test('somebody in control is asked for a disclosure again, and only they can sign it', async () => {
  const activityId = await planIn(office, 'Asked anew')
  await nameIn(office, activityId, 'leo', 'faculty', localDate('2026-06-01'))
  await office.work()
  office.setNow('2026-05-07T15:00:00Z')
  const personId = office.idOf('leo')
  const { id } = await act('activities/:activityId/disclosures/asks', { activityId }, { personId })
  assert.ok(idsIn(await items('tasks?limit=200')).includes(text(id)))
  office.setNow('2026-05-09T15:00:00Z')
  await act('tasks/:taskId/asks', { taskId: text(id) }, {})
  await office.work()
  const mails = (await items('mails?limit=200')).filter(({ to }) => text(to).startsWith('leo@'))
  assert.ok(mails.length >= 3, 'asked when named, and twice by a program')
  const mail = await read(`mails/${text(mails[0]!.id)}`)
  assert.equal(mail.body, undefined, 'the links in a mail are for whom it went to')
  assert.deepEqual(await items(`activities/${activityId}/disclosures`), [])
  assert.ok(!acts.some((path) => /disclosures$/.test(path)))
  office.setNow(afterMonth(3))
})

test('a committee hands over numbers; a text that may tell who a patient is is refused without its words', async () => {
  const committee = { name: 'Medication Safety', organization: '', watches: 'Medicines', meets: 'every month' as const }
  await office.office.write(timedWork, (tx) => recordCommittee(tx, committee))
  const [{ id }] = (await items('committees')) as [Json]
  const given = { statement: 'One dose in five did not fit', population: 'Adults on blood thinners', kind: 'numbers' }
  const numbers = { ...given, numerator: 38, denominator: 190, periodStart: '2026-01-01', periodEnd: '2026-03-31' }
  const path = `/api/v1/committees/${text(id)}/hand-overs`
  const held = await program.post(path, { ...numbers, note: 'As in MRN 4482913' }, { 'idempotency-key': 'held' })
  assert.deepEqual([held.status, /4482913/.test(JSON.stringify(held.json))], [422, false])
  const made = await act('committees/:committeeId/hand-overs', { committeeId: text(id) }, numbers)
  assert.equal(text((await read(`hand-overs/${text(made.id)}`)).state), 'waiting')
  assert.equal((await items('hand-overs?state=waiting')).length, 1)
})

test('a company is described, and its eligibility decided', async () => {
  const activityId = await planIn(office, 'With a tie')
  await nameIn(office, activityId, 'lena', 'faculty', localDate('2026-06-01'))
  await tellIn(office, activityId, 'lena', [aTie()])
  const [company] = await items('companies')
  const companyId = text(company!.id)
  const facts = { name: 'Veldane Therapeutics', holding: 'publicly traded', businessLines: 'Drugs' }
  await correct('companies/:companyId/facts', { companyId }, `companies/${companyId}`, facts)
  assert.equal(text((await read(`companies/${companyId}`)).holding), 'publicly traded')
  const verdict = { verdict: 'ineligible', answer: 'yes', rationale: 'It makes and sells drugs' }
  await act('companies/:companyId/eligibility', { companyId }, verdict)
  assert.match(JSON.stringify(await read(`companies/${companyId}`)), /ineligible/)
})

test('a learner is enrolled, after they were shown who has ties, and reads', async () => {
  const activityId = await addCourse(office, { expiresOn: localDate('2026-12-31') })
  const who = { activityId, personId: office.idOf('leo') }
  const silent = await program.post('/api/v1/enrollments', who)
  assert.deepEqual([silent.status, silent.json.code], [422, 'request/unfit'])
  const made = await act('enrollments', {}, { ...who, disclosureShown: true })
  assert.deepEqual(idsIn(await items(`enrollments?activityId=${activityId}`)), [text(made.id)])
  await act('enrollments/:enrollmentId/readings', { enrollmentId: text(made.id) }, { position: 1 })
  const taken = await db.selectFrom('participation_entry').where('kind', '=', 'read').select('what').execute()
  assert.equal(taken.length, 1)
  assert.equal((await items(`participation?activityId=${activityId}`)).length, 1)
})

const later = { releasesOn: localDate('2026-06-01'), expiresOn: localDate('2026-12-31') }

test('credit is designated while an activity is planned', async () => {
  const activityId = await addCourse(office, { ...later, isOpen: false, title: 'To be designated' })
  await act('activities/:activityId/designation', { activityId }, {})
  assert.ok((await read(`activities/${activityId}/designation`)).designated)
})

test('a claim is passed on as the learner made it, corrected, and its certificate taken back', async () => {
  const activityId = await openActivity(office, 'Sepsis in the first hour')
  const personId = await addLearner(office, activityId, 'rosa', { credits: 'not yet' })
  const over = await program.post('/api/v1/claims', { activityId, personId, credits: 1.75 })
  assert.deepEqual([over.status, over.json.code], [422, 'request/refused'])
  const { id } = await act('claims', {}, { activityId, personId, credits: 1.25 })
  assert.equal(Number((await items(`claims?personId=${personId}`))[0]!.credits), 1.25)
  const fixed = { learner: 'Rosa Tester, MD', credits: '1', why: 'She left early' }
  const next = await act('certificates/:certificateId/correction', { certificateId: text(id) }, fixed)
  assert.equal(Number((await read(`certificates/${text(next.id)}`)).credits), 1)
  await act('certificates/:certificateId/withdrawal', { certificateId: text(next.id) }, { why: 'Sent in error' })
  assert.equal(text((await read(`certificates/${text(next.id)}`)).standing), 'withdrawn')
  const { id: responseId } = await db
    .selectFrom('evaluation_response')
    .where('activity_id', '=', activityId)
    .select('id')
    .executeTakeFirstOrThrow()
  const reportId = newId()
  const report = { id: reportId, activity_id: activityId, response_id: responseId, reported_at: office.office.now() }
  await db
    .insertInto('evaluation_bias_report')
    .values({ ...report, explanation: 'A logo' })
    .execute()
  const resolution = { resolution: 'The slide is gone' }
  await act('activities/:activityId/bias-reports/:reportId/resolution', { activityId, reportId }, resolution)
  const settled = await db.selectFrom('evaluation_bias_report').where('id', '=', reportId).selectAll().execute()
  assert.match(JSON.stringify(settled), /The slide is gone/)
})

test('a person is recorded, corrected, and given a role that is extended and ended', async () => {
  const facts = { givenName: 'Otto', familyName: 'Marsh', profession: 'nurse', careerStage: 'practicing' }
  const made = await act('people', {}, { ...facts, email: 'otto@alderbay.example' })
  const here = { personId: text(made.id) }
  const at = `people/${here.personId}`
  await correct('people/:personId/details', here, at, { ...facts, familyName: 'Marshall' })
  assert.equal(text((await read(at)).familyName), 'Marshall')
  const grant = await act('people/:personId/roles', here, { role: 'planner', endsOn: '2026-09-01', why: 'New' })
  const role = { ...here, grantId: text(grant.id) }
  await act('people/:personId/roles/:grantId/extension', role, { endsOn: '2026-12-01', why: 'Longer' })
  await act('people/:personId/roles/:grantId/removal', role, { why: 'Left' })
  assert.equal(text((await items(`${at}/roles`))[0]!.endedWhy), 'Left')
})

test('what a person asks about their data is listed and decided', async () => {
  const asked = { about: 'participation', stands: '50 minutes', should: '90 minutes', why: '' } as const
  const personId = office.idOf('ines')
  const requestId = await office.office.write(timedWork, (tx) =>
    askForCorrection(tx, personId, asked, office.office.today()),
  )
  assert.deepEqual(idsIn(await items('data-requests?state=open')), [requestId])
  const at = `data-requests/${requestId}`
  const decision = { outcome: 'accepted', why: 'The sheet says 90' }
  await act('data-requests/:requestId/decision', { requestId }, decision)
  const { outcome, decidedWhy } = await read(at)
  assert.deepEqual([text(outcome), text(decidedWhy)], ['accepted', 'The sheet says 90'])
  assert.deepEqual(idsIn(await items('data-requests?state=open')), [])
  assert.deepEqual(idsIn(await items('data-requests?state=decided')), [requestId])
  const again = await program.post(`/api/v1/${at}/decision`, { outcome: 'declined', why: 'No' })
  assert.deepEqual([again.status, again.json.code], [422, 'request/refused'])
})

test('an organization is recorded, and a policy set', async () => {
  await act('organizations', {}, { name: 'Cedar Point Clinic', kind: 'practice' })
  assert.match(JSON.stringify(await items('organizations?limit=200')), /Cedar Point Clinic/)
  const policy = { key: 'credit.passPercent', value: 80, effectiveOn: '2026-05-05', why: 'The committee' }
  await act('policies', {}, policy)
  assert.match(JSON.stringify(await items('policies')), /"credit\.passPercent"[^}]*80/)
})

test('an organization is described, numbered, retired, taken up, asked through somebody, made one with another and two again', () =>
  tryOrganizationActs({ office, program, act, correct, read }))

const questionnaire = (title: string) => ({
  format: 'opencme-questionnaire',
  edition: 1,
  questionnaire: {
    kind: 'survey',
    title,
    items: [{ page: 1, key: 'q1', type: 'short text', wording: 'What is hard?' }],
  },
})

test('a questionnaire is begun from a file, changed by one and published', async () => {
  const made = await act('questionnaires', {}, questionnaire('Needs'))
  const here = { questionnaireId: text(made.id) }
  const at = `questionnaires/${here.questionnaireId}`
  const { file } = await read(at)
  await correct('questionnaires/:questionnaireId/versions', here, at, questionnaire('Needs of 2026'))
  assert.equal(text((await read(at)).title), 'Needs of 2026')
  await correct('questionnaires/:questionnaireId/versions', here, at, file)
  assert.equal(text((await read(at)).title), 'Needs', 'what was read can be sent back')
  await act('questionnaires/:questionnaireId/publication', here, {})
  assert.equal(Boolean((await read(at)).isPublished), true)
})

test('a file is brought, its columns told, taken in, stopped, resumed and taken back', async () => {
  const rows = Array.from({ length: 3 }, (_, at) => `Given${at},Family${at},n${at}@roster.example`)
  const content = Buffer.from(['Vorname,Nachname,Post', ...rows].join('\n')).toString('base64')
  const { id } = await act('imports', {}, { fileName: 'list.csv', kind: 'people', content })
  const here = { runId: text(id) }
  const at = `imports/${here.runId}`
  for (let looks = 0; looks < 100 && text((await read(at)).state) === 'reading'; looks += 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const early = await program.post(`/api/v1/${at}/orders`, { act: 'import' })
  assert.deepEqual([early.status, early.json.code], [422, 'request/refused'])
  const columns = { givenName: 'Vorname', familyName: 'Nachname', email: 'Post' }
  const answers = { profession: 'nurse', careerStage: 'practicing' }
  await act('imports/:runId/columns', here, { kind: 'people', columns, answers })
  const { jobId } = await act('imports/:runId/orders', here, { act: 'import' })
  await act('jobs/:jobId/stop', { jobId: text(jobId) }, {})
  assert.equal(text((await read(`jobs/${text(jobId)}`)).state), 'stopped')
  await act('jobs/:jobId/resumption', { jobId: text(jobId) }, {})
  await office.work()
  assert.equal(text((await read(at)).state), 'done')
  assert.equal((await items(`${at}/rows?outcome=made`)).length, 3)
  await act('imports/:runId/withdrawal', here, {})
  await office.work()
  assert.equal(text((await read(at)).state), 'undone')
  const left = await db.selectFrom('people_person').where('email', 'like', 'n_@roster%').select('id').execute()
  assert.deepEqual(left, [])
})

test('a correction without the ETag of what it writes over is refused, and with * it writes over', async () => {
  const path = `/api/v1/people/${office.idOf('leo')}/details`
  const facts = { givenName: 'Leo', familyName: 'Quill', profession: 'nurse', careerStage: 'practicing' }
  const blind = await program.post(path, facts)
  assert.deepEqual([blind.status, blind.json.code], [428, 'request/no-etag'])
  assert.equal((await program.post(path, facts, { 'if-match': '*' })).status, 200)
})

test('two corrections of the same record in the same moment: one holds, the other is told', async () => {
  const path = `/api/v1/people/${office.idOf('leo')}`
  const { headers } = await program.get(path)
  const facts = { givenName: 'Leo', profession: 'nurse', careerStage: 'practicing' }
  const both = ['King', 'Queen'].map((familyName) =>
    program.post(`${path}/details`, { ...facts, familyName }, { 'if-match': headers.etag! }),
  )
  assert.deepEqual((await Promise.all(both)).map(({ status }) => status).sort(), [200, 412])
})

test('every act of the API was done here once, and its effect looked at', () => {
  assert.deepEqual(untried(acts), [])
  assert.deepEqual(untried([...acts, '/api/v1/planted']), ['/api/v1/planted'], 'caught: an act without a case')
})

function untried(all: readonly string[]): string[] {
  return all.filter((path) => !done.has(path))
}
