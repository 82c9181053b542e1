import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOf, nameIn, planIn } from '../../../test/activities.ts'
import { aTie, classifyIn, tellIn } from '../../../test/integrity.ts'
import { actorOf } from '../../../test/gaps.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { routes } from '../../app.ts'
import { listRoles as listAccessRoles } from '../access/role.store.ts'
import { newId } from '../../kernel/ids.ts'
import { changeQuestionnaire } from '../questions/questionnaire.commands.ts'
import { usualReviewForm } from './assignment.schema.ts'
import { reviewRoutes } from './review.routes.tsx'

async function openPlanned(options: Parameters<typeof openTestOffice>[0] = {}) {
  const office = await openTestOffice(options)
  await office.person('ada', { roles: ['office staff'] })
  await office.person('iris', { roles: ['integrity officer'] })
  await office.person('ines', { familyName: 'Kavenagh' })
  await office.person('marisol', { familyName: 'Achterberg', roles: ['reviewer'] })
  await office.person('henrik', { familyName: 'Okonjo', roles: ['reviewer'] })
  const activityId = await planIn(office)
  await nameIn(office, activityId, 'ines', 'activity director')
  await office.work()
  await tellIn(office, activityId, 'ines')
  const page = `/office/activities/${activityId}/review`
  return { office, activityId, page, ada: office.as('ada') }
}

type Planned = Awaited<ReturnType<typeof openPlanned>>

async function assign({ ada, page, office }: Planned, name = 'marisol', dueOn = '2026-03-12') {
  const reply = await ada.post(page, { email: `${name}@alderbay.example`, dueOn })
  await office.work()
  return reply
}

async function assignClear(planned: Planned) {
  await assign(planned)
  await tellIn(planned.office, planned.activityId, 'marisol')
  await planned.office.work()
  const [token] = await linksOf(planned.office, 'marisol', 'review')
  return { link: `/link/review/${token}`, visitor: planned.office.visitor() }
}

const yes = { a_evidence: 'yes', a_research: 'yes' }
const yesToo = { a_balance: 'yes', a_evolving: 'yes', a_marketing: 'partly' }

async function answerAll(visitor: ReturnType<TestOffice['visitor']>, base: string, verdict: object) {
  assert.equal((await visitor.post(`${base}/questions/1`, yes)).location, `${base}/questions/2`)
  assert.equal((await visitor.post(`${base}/questions/2`, yesToo)).location, `${base}/questions/3`)
  assert.equal((await visitor.post(`${base}/questions/3`, { ...verdict })).location, `${base}/questions/4`)
}

const stateOf = async ({ office, page }: Planned) => (await office.as('ada').get(page)).text

test('a reviewer is asked for ties first, and for the review once these are clear', async () => {
  const planned = await openPlanned()
  const { office, activityId } = planned
  assert.equal((await assign(planned)).location, planned.page)
  assert.match(await stateOf(planned), /Marisol Achterberg.*Asked for ties first/)
  assert.equal((await linksOf(office, 'marisol', 'review')).length, 0)
  assert.equal((await linksOf(office, 'marisol', 'disclosure')).length, 1)
  await tellIn(office, activityId, 'marisol')
  await office.work()
  await office.work()
  assert.equal((await linksOf(office, 'marisol', 'review')).length, 1, 'one mail, however often the news is read')
  const [mail] = await office.mails('marisol@')
  assert.match(mail!.body, /Ada Tester, MD asks you for this by Thursday, March 12, 2026/)
  assert.match(await stateOf(planned), /With reviewer/)
})

test('a reviewer with ties is never sent the content, and the gate asks for someone else', async () => {
  const planned = await openPlanned()
  const { office, activityId } = planned
  await assign(planned)
  await tellIn(office, activityId, 'marisol', [aTie()])
  await office.work()
  assert.match(await stateOf(planned), /Reviewer’s ties are looked at/)
  await classifyIn(office, 'iris')
  const person = await office.as('iris').get(`/integrity/activities/${activityId}`)
  const tie = /\/integrity\/activities\/[\w-]+\/relationships\/[\w-]+/.exec(person.html)![0]
  await office.as('iris').post(`${tie}/relevance`, { isRelevant: 'yes', why: 'It makes the drug' })
  await office
    .as('iris')
    .post(`${tie}/mitigations`, { method: 'attested', completedOn: '2026-03-02', description: 'x' })
  await office.work()
  assert.match(await stateOf(planned), /The reviewer has ties/)
  assert.equal((await linksOf(office, 'marisol', 'review')).length, 0)
  const ended = await planned.ada.post(`${planned.page}/end`, { why: 'She has ties' })
  assert.equal(ended.location, planned.page)
  assert.match(await stateOf(planned), /Reviews that ended .*Marisol Achterberg She has ties/)
  assert.equal((await assign(planned, 'henrik')).status, 303)
})

test('refused at the form: a stranger, someone with a part in it, a day too soon, a second reviewer', async () => {
  const planned = await openPlanned()
  const { ada, page } = planned
  const at = async (form: object) => {
    const reply = await ada.post(page, { email: 'marisol@alderbay.example', dueOn: '2026-03-12', ...form })
    assert.equal(reply.status, 422)
    return reply.text
  }
  assert.match(await at({ email: '' }), /Enter an e-mail address/)
  assert.match(await at({ email: 'nobody@x.example' }), /Nobody the office knows has the address nobody@x\.example/)
  assert.match(await at({ email: 'ines@alderbay.example' }), /Ines Kavenagh is activity director of this activity/)
  assert.match(await at({ dueOn: '2026-03-02' }), /Enter a day from tomorrow/)
  assert.match(await at({ dueOn: 'soon' }), /Enter the day it is due/)
  await assign(planned)
  assert.match(await at({ email: 'henrik@alderbay.example' }), /Marisol Achterberg reviews it/)
  const noReason = await ada.post(`${page}/end`, { why: ' ' })
  assert.deepEqual([noReason.status, /Say why this review ends/.test(noReason.text)], [422, true])
})

test('the reviewer reads what will be taught, answers page by page, stops, goes on, and hands it in once', async () => {
  const planned = await openPlanned()
  const { link, visitor } = await assignClear(planned)
  const start = await visitor.get(link)
  assert.match(start.text, /Peer review, due Thursday, March 12, 2026 The first hour of sepsis on the ward/)
  assert.match(start.text, /What happens: The same two-day stop is ordered for everyone/)
  const missed = await visitor.post(`${link}/questions/1`, { a_evidence: 'yes' })
  assert.deepEqual([missed.status, /Choose an answer/.test(missed.text)], [422, true])
  assert.equal((await visitor.post(`${link}/questions/1`, { a_evidence: 'no', how: 'leave' })).location, link)
  assert.match((await visitor.get(link)).text, /Go on with page 1 of the form/)
  assert.match((await visitor.get(`${link}/questions/1`)).html, /value="no" checked/)
  const early = await visitor.post(`${link}/answers`)
  assert.deepEqual([early.status, /Your review is not handed in yet/.test(early.text)], [422, true])
  await answerAll(visitor, link, { a_verdict: 'sound' })
  assert.equal((await visitor.post(`${link}/questions/4`)).location, `${link}/answers`)
  assert.match((await visitor.get(`${link}/answers`)).text, /Sound: it can be taught as it is/)
  const once = newId()
  assert.equal((await visitor.post(`${link}/answers`, {}, { once })).location, '/link/review/thanks')
  assert.equal((await visitor.post(`${link}/answers`, {}, { once })).location, '/link/review/thanks')
  assert.match((await visitor.get('/link/review/thanks')).text, /The office has your review/)
  assert.equal((await visitor.get(link)).status, 404)
  assert.match(await stateOf(planned), /Nothing: the content was found sound/)
  const reviews = await planned.office.office.db.selectFrom('review_review').select(['verdict', 'comments']).execute()
  assert.deepEqual(reviews, [{ verdict: 'sound', comments: '' }])
})

test('whoever asks for changes says which; the director writes down what was changed, and the gate opens', async () => {
  const planned = await openPlanned()
  const { office, activityId, page } = planned
  const { link, visitor } = await assignClear(planned)
  await answerAll(visitor, link, { a_verdict: 'sound with changes' })
  const noComments = await visitor.post(`${link}/questions/4`, { a_comments: '' })
  assert.deepEqual([noComments.status, /Write an answer/.test(noComments.text)], [422, true])
  await visitor.post(`${link}/questions/4`, { a_comments: 'Correct the dose on page 2' })
  await visitor.post(`${link}/answers`)
  assert.match(await stateOf(planned), /What the review says.*Correct the dose on page 2/)
  const [task] = await office.mails('ada@')
  assert.match(task!.subject, /Read the review of/)
  const ines = office.as('ines')
  assert.match((await ines.get(page)).text, /Make the changes, and write down below what was changed/)
  assert.match((await ines.post(`${page}/responses`, { text: ' ' })).text, /Write what was changed, point by point/)
  assert.equal((await ines.post(`${page}/responses`, { text: 'Dose corrected' })).location, page)
  assert.match(await stateOf(planned), /Nothing: the content was found sound.*Dose corrected/)
  const plan = await office.as('ada').get(`/office/activities/${activityId}`)
  assert.match(plan.text, /Peer review .*Sound after changes/)
  assert.equal((await office.as('henrik').get(page)).status, 404, 'faculty and reviewers plan nothing')
  await office.person('other', { roles: ['course director'] })
  assert.equal((await office.as('other').get(page)).status, 404)
  assert.equal((await office.as('other').post(`${page}/responses`, { text: 'x' })).status, 404)
  assert.equal((await ines.post(page, { email: 'henrik@alderbay.example' })).status, 404, 'the office assigns')
})

test('content that is not sound is stopped, and no response opens the gate', async () => {
  const planned = await openPlanned()
  const { link, visitor } = await assignClear(planned)
  await answerAll(visitor, link, { a_verdict: 'not sound' })
  await visitor.post(`${link}/questions/4`, { a_comments: 'The trial was retracted' })
  await visitor.post(`${link}/answers`)
  assert.match(await stateOf(planned), /It cannot be approved as it is/)
  const reply = await planned.ada.post(`${planned.page}/responses`, { text: 'We disagree' })
  assert.deepEqual([reply.status, /This review asked for no changes/.test(reply.text)], [422, true])
})

test('signed in, a reviewer sees only their own assignments, and what they handed in', async () => {
  const planned = await openPlanned()
  const { office, activityId } = planned
  await assign(planned)
  const { id } = await office.office.db.selectFrom('review_assignment').select('id').executeTakeFirstOrThrow()
  const mine = `/my/reviews/${id}`
  const marisol = office.as('marisol')
  assert.match((await marisol.get(mine)).text, /Your ties to companies come first.*Tell us your ties/)
  assert.match((await marisol.post(`${mine}/answers`)).text, /Your ties to companies come first/)
  await tellIn(office, activityId, 'marisol')
  await office.work()
  await answerAll(marisol, mine, { a_verdict: 'sound' })
  const rolesNow = async () =>
    (await listAccessRoles(office.office.db, office.idOf('marisol'), office.office.now()))
      .filter(({ withActivity }) => withActivity)
      .map(({ role, scopeId }) => [role, scopeId])
  assert.deepEqual(await rolesNow(), [['reviewer', activityId]])
  assert.equal((await marisol.post(`${mine}/answers`)).location, `${mine}?handed=1`)
  assert.deepEqual(await rolesNow(), [], 'the role that came with the review ends with it')
  assert.match((await marisol.get(`${mine}?handed=1`)).text, /Handed in\..*Your review/)
  assert.equal((await marisol.post(`${mine}/questions/1`, yes)).status, 404, 'what is handed in stays')
  const made = await office.as('henrik').get(`/my/reviews/${newId()}`)
  const real = await office.as('henrik').get(mine)
  assert.deepEqual([real.status, real.text], [made.status, made.text])
  assert.equal((await office.as('henrik').post(`${mine}/questions/1`, yes)).status, 404)
})

test('the office asks again once a day, and not where no review is owed', async () => {
  const planned = await openPlanned()
  const { office, page, ada } = planned
  assert.equal((await ada.post(`${page}/asks`)).status, 404)
  await assignClear(planned)
  const soon = await ada.post(`${page}/asks`)
  assert.deepEqual([soon.status, /was asked less than a day ago/.test(soon.text)], [422, true])
  office.setNow('2026-03-04T15:00:00Z')
  assert.equal((await ada.post(`${page}/asks`)).location, page)
  assert.equal((await linksOf(office, 'marisol', 'review')).length, 2)
  assert.equal((await office.as('ines').post(`${page}/asks`)).status, 404)
})

test('a review that was ended takes its link along', async () => {
  const planned = await openPlanned()
  const { link, visitor } = await assignClear(planned)
  assert.equal((await visitor.get(link)).status, 200)
  await planned.ada.post(`${planned.page}/end`, { why: 'She is ill' })
  assert.equal((await visitor.get(link)).status, 404)
  assert.equal((await visitor.post(`${link}/questions/1`, yes)).status, 404)
  planned.office.setNow('2026-06-01T15:00:00Z')
  assert.equal((await visitor.get(link)).status, 404)
})

test('what the areas above show a reviewer stands on the page', async () => {
  const own = reviewRoutes({ materials: [() => Promise.resolve(null), () => Promise.resolve('The reading itself')] })
  const others = routes.filter(({ path }) => !own.some((route) => route.path === path))
  const planned = await openPlanned({ routes: [...others, ...own] })
  const { link, visitor } = await assignClear(planned)
  assert.match((await visitor.get(link)).text, /The reading itself/)
})

test('a form changed later serves the next review; one without a verdict is refused before anyone is asked', async () => {
  const planned = await openPlanned()
  const { office, ada, page } = planned
  await assign(planned)
  await ada.post(`${page}/end`, { why: 'Ill' })
  const { id } = await office.office.db
    .selectFrom('questions_questionnaire')
    .where('kind', '=', 'review')
    .select('id')
    .executeTakeFirstOrThrow()
  const items = usualReviewForm.items.filter(({ key, showIf }) => key !== 'verdict' && !showIf)
  await office.office.write(actorOf(office, 'ada'), (tx) => changeQuestionnaire(tx, id, { ...usualReviewForm, items }))
  const reply = await ada.post(page, { email: 'henrik@alderbay.example', dueOn: '2026-03-12' })
  assert.deepEqual(
    [reply.status, /The review form needs a question with the key “verdict”/.test(reply.text)],
    [422, true],
  )
})

test('a file that a reviewer handed in is had by them, by the office and by the director, and by nobody else', async () => {
  const planned = await openPlanned()
  const { office, ada, page } = planned
  await assign(planned)
  await ada.post(`${page}/end`, { why: 'The form changes' })
  const kind = office.office.db.selectFrom('questions_questionnaire').where('kind', '=', 'review')
  const { id } = await kind.select('id').executeTakeFirstOrThrow()
  const items = [{ page: 1, key: 'notes', type: 'file' as const, wording: 'Your notes' }, ...usualReviewForm.items]
  await office.office.write(actorOf(office, 'ada'), (tx) => changeQuestionnaire(tx, id, { ...usualReviewForm, items }))
  const { link, visitor } = await assignClear(planned)
  const notes = { field: 'a_notes', name: 'notes.pdf', content: '%PDF-1.7 notes' }
  assert.equal((await visitor.upload(`${link}/questions/1`, yes, notes)).status, 303)
  await visitor.post(`${link}/questions/2`, yesToo)
  await visitor.post(`${link}/questions/3`, { a_verdict: 'sound' })
  const got = await visitor.get(`${link}/files/notes`)
  assert.deepEqual(
    [got.status, String(got.bytes), got.headers['content-disposition'], got.headers['x-content-type-options']],
    [200, '%PDF-1.7 notes', 'attachment; filename="notes.pdf"', 'nosniff'],
  )
  assert.equal((await ada.get(`${page}/files/notes`)).status, 404, 'not before it is handed in')
  await visitor.post(`${link}/questions/4`, {})
  assert.equal((await visitor.post(`${link}/answers`)).status, 303)
  assert.match((await ada.get(page)).html, new RegExp(`href="${page}/files/notes">Get the file`))
  for (const [name, status] of [
    ['ada', 200],
    ['ines', 200],
    ['henrik', 404],
    ['iris', 404],
  ] as const)
    assert.equal((await office.as(name).get(`${page}/files/notes`)).status, status, name)
  assert.equal((await ada.get(`${page}/files/evidence`)).status, 404, 'another answer is no file')
})
