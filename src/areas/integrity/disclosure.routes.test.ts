import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOf, nameIn, planIn } from '../../../test/activities.ts'
import { openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { endLinks } from '../tasks/task.commands.ts'

const consulting = {
  company: 'Veldane  Therapeutics',
  nature: 'consultant',
  about: 'Advice on dosing',
  startedOn: '2025-01-15',
  goesOn: 'yes',
  thinksRelevant: 'no',
}

async function openAsked() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('henrik', { familyName: 'Okonjo' })
  await office.person('priya', { familyName: 'Lindqvist' })
  const activityId = await planIn(office)
  await nameIn(office, activityId, 'henrik', 'faculty')
  await nameIn(office, activityId, 'priya', 'planner')
  await office.work()
  const [token] = await linksOf(office, 'henrik', 'disclosure')
  const link = `/link/disclosure/${token}`
  const rows = () =>
    office.office.db.selectFrom('integrity_disclosure').selectAll().orderBy('signed_at').orderBy('id').execute()
  return { office, activityId, link, visitor: office.visitor(), rows }
}

test('the question spells out the months, the definition and what a refusal means, and looking records nothing', async () => {
  const { office, link, visitor, rows } = await openAsked()
  const page = await visitor.get(link)
  assert.equal(page.status, 200)
  assert.match(page.text, /from Saturday, March 2, 2024 to today, Monday, March 2, 2026/)
  assert.match(page.text, /An ineligible company is one whose primary business is/)
  assert.match(page.text, /“The first hour of sepsis on the ward” · faculty from Wed, Apr 1, 2026/)
  assert.match(page.text, /Then you cannot have this role/)
  assert.match(page.text, /Diversified mutual funds and pension funds do not/)
  assert.equal(page.headers['referrer-policy'], 'no-referrer')
  await visitor.get(`${link}/relationships`)
  await visitor.get(`${link}/signature`)
  assert.equal((await rows()).length, 0)
  assert.equal((await office.office.db.selectFrom('integrity_draft').selectAll().execute()).length, 0)
})

test('someone without ties answers, signs, and is thanked; the link is used up and the task done', async () => {
  const { office, link, visitor, rows } = await openAsked()
  const signature = await visitor.post(link, { answer: 'none' })
  assert.equal(signature.location, `${link}/signature`)
  assert.match((await visitor.get(signature.location)).text, /no financial relationship with an ineligible company/)
  const once = newId()
  const signed = await visitor.post(signature.location, { signedName: 'Henrik Okonjo' }, { once })
  assert.equal(signed.location, '/link/disclosure/thanks')
  assert.match((await visitor.get(signed.location)).text, /the link in the mail no longer works/)
  const again = await visitor.post(signature.location, { signedName: 'Henrik Okonjo' }, { once })
  assert.equal(again.location, '/link/disclosure/thanks', 'a double click is told the same')
  assert.deepEqual(
    (await rows()).map((row) => [row.answer, row.signed_name]),
    [['none', 'Henrik Okonjo']],
  )
  assert.equal((await visitor.get(link)).status, 404)
  assert.equal((await visitor.post(signature.location, { signedName: 'Henrik Okonjo' })).status, 404)
  const task = await office.office.db.selectFrom('tasks_task_end').select('outcome').executeTakeFirst()
  assert.equal(task!.outcome, 'done')
})

test('relationships are named one at a time, changed, taken out, and nothing is lost before the signature', async () => {
  const { link, visitor, rows, office } = await openAsked()
  assert.equal((await visitor.post(link, { answer: 'some' })).location, `${link}/relationships/new`)
  assert.equal((await visitor.post(`${link}/relationships/new`, consulting)).location, `${link}/relationships`)
  const shares = { ...consulting, company: 'Orrin Devices', nature: 'ownership interest', about: '' }
  await visitor.post(`${link}/relationships/new`, { ...shares, shares: 'own shares', saidHolding: 'privately held' })
  const named = await visitor.get(`${link}/relationships`)
  assert.match(named.text, /You have named 2 relationships/)
  assert.match(named.text, /Consultant: Veldane Therapeutics.*Since Wed, Jan 15, 2025; goes on/)
  const [first, second] = [...named.html.matchAll(/relationships\/([\w-]{36})"/g)].map((match) => match[1]!)
  const change = await visitor.get(`${link}/relationships/${first}`)
  assert.match(change.html, /value="Veldane Therapeutics"/)
  const ended = { ...consulting, goesOn: 'no', endedOn: '2025-12-31' }
  assert.equal((await visitor.post(`${link}/relationships/${first}`, ended)).status, 303)
  assert.equal((await visitor.post(`${link}/relationships/${second}/removal`)).status, 303)
  assert.match(
    (await visitor.get(`${link}/signature`)).text,
    /Consultant: Veldane Therapeutics.*ended Wed, Dec 31, 2025/,
  )
  assert.equal((await rows()).length, 0)
  assert.equal((await visitor.post(`${link}/signature`, { signedName: 'henrik OKONJO MD' })).status, 303)
  const told = await office.office.db.selectFrom('integrity_relationship').selectAll().execute()
  assert.deepEqual(
    told.map((row) => [row.nature, row.ended_on, row.thinks_relevant, row.root_id === row.id]),
    [['consultant', '2025-12-31', false, true]],
  )
})

const wrong = [
  { typed: { company: ' ' }, says: /Enter the name of the company/, because: 'a relationship is with a company' },
  { typed: { nature: undefined }, says: /Choose what ties you/, because: 'a relationship has a nature' },
  { typed: { goesOn: undefined }, says: /Choose whether it still goes on/, because: 'it goes on or has ended' },
  { typed: { goesOn: 'no' }, says: /Enter when it ended/, because: 'what has ended has an end' },
  { typed: { startedOn: '2025-02-30' }, says: /Enter the beginning as a day/, because: 'February has no 30th' },
  {
    typed: { goesOn: 'no', endedOn: '2025-01-14' },
    says: /not before the beginning/,
    because: 'nothing ends before it begins',
  },
  {
    typed: { goesOn: 'no', startedOn: '', endedOn: '2024-03-01' },
    says: /ended before Saturday, March 2, 2024, so it is not asked for/,
    because: 'what ended before the months asked about is left out',
  },
  {
    typed: { nature: 'ownership interest' },
    says: /Choose whether the shares are your own/,
    because: 'an owner says how the shares are held',
  },
  {
    typed: { nature: 'ownership interest', shares: 'own shares' },
    says: /Choose whether the company is publicly traded/,
    because: 'an owner says whether the company is publicly traded',
  },
]
for (const { typed, says, because } of wrong) {
  test(`refused with what was typed: ${because}`, async () => {
    const { link, visitor } = await openAsked()
    const reply = await visitor.post(`${link}/relationships/new`, { ...consulting, ...typed })
    assert.equal(reply.status, 422)
    assert.match(reply.text, says)
    assert.match(reply.html, /Advice on dosing/)
  })
}

test('an empty answer, a signature without an answer and another name are refused in words', async () => {
  const { link, visitor, rows } = await openAsked()
  const empty = await visitor.post(link, {})
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Choose an answer/)
  const early = await visitor.post(`${link}/signature`, { signedName: 'Henrik Okonjo' })
  assert.deepEqual([early.status, /Answer the question before you sign/.test(early.text)], [422, true])
  await visitor.post(link, { answer: 'some' })
  assert.equal((await visitor.get(`${link}/signature`)).location, `${link}/relationships`)
  const none = await visitor.post(`${link}/signature`, { signedName: 'Henrik Okonjo' })
  assert.match(none.text, /Add at least one relationship/)
  await visitor.post(link, { answer: 'none' })
  assert.match((await visitor.post(`${link}/signature`, { signedName: '' })).text, /Type your name: Henrik Okonjo/)
  const other = await visitor.post(`${link}/signature`, { signedName: 'Priya Lindqvist' })
  assert.equal(other.status, 422)
  assert.match(other.text, /Type your own name as the office knows it: Henrik Okonjo/)
  assert.equal((await rows()).length, 0)
})

test('whoever prefers not to answer is told what it means, and the refusal is kept', async () => {
  const { link, visitor, rows } = await openAsked()
  await visitor.post(link, { answer: 'refused' })
  assert.match((await visitor.get(`${link}/signature`)).text, /This ends your role/)
  assert.equal((await visitor.post(`${link}/signature`, { signedName: 'H. Okonjo' })).status, 303)
  assert.equal((await rows())[0]!.answer, 'refused')
})

test('the link stands for one person; expired, revoked and made-up ones are all the same page', async () => {
  const { office, activityId, link, visitor } = await openAsked()
  const made = await visitor.get('/link/disclosure/abcdefghijkmnpqrstuvwxyz23456789')
  assert.equal(made.status, 404)
  const [priya] = await linksOf(office, 'priya', 'disclosure')
  await visitor.post(`/link/disclosure/${priya}`, { answer: 'none' })
  assert.equal((await visitor.get(`${link}/signature`)).location, link, 'what Priya filled in is not Henrik’s')
  office.setNow('2026-05-15T15:00:00Z')
  assert.deepEqual([(await visitor.get(link)).status, (await visitor.get(link)).text], [404, made.text])
  office.setNow('2026-03-02T15:00:00Z')
  assert.equal((await visitor.get(link)).status, 200)
  await office.office.write(timedWork, (tx) => endLinks(tx, { area: 'integrity', subjectId: activityId }, 'revoked'))
  assert.equal((await visitor.post(link, { answer: 'none' })).status, 404)
})

test('signed in, a person discloses for themselves, sees what they told and changes it; nobody else gets in', async () => {
  const { office, activityId, rows } = await openAsked()
  const [mine, henrik] = [`/my/disclosures/${activityId}`, office.as('henrik')]
  assert.equal((await henrik.post(mine, { answer: 'none' })).location, `${mine}/signature`)
  const signed = await henrik.post(`${mine}/signature`, { signedName: 'Henrik Okonjo' })
  assert.equal(signed.location, `${mine}?told=1`)
  assert.match((await henrik.get(signed.location)).text, /Signed\..*You told us on Monday, March 2, 2026/)
  const again = await henrik.get(`${mine}?change=1`)
  assert.match(again.text, /On Monday, March 2, 2026 you told us of none/)
  await henrik.post(mine, { answer: 'some' })
  await henrik.post(`${mine}/relationships/new`, consulting)
  await henrik.post(`${mine}/signature`, { signedName: 'Henrik Okonjo' })
  assert.deepEqual(
    (await rows()).map((row) => row.answer),
    ['none', 'some'],
  )
  assert.match((await henrik.get(mine)).text, /Consultant: Veldane Therapeutics/)
  const [real, made] = [await office.as('ada').get(mine), await office.as('ada').get(`/my/disclosures/${newId()}`)]
  assert.deepEqual([real.status, real.text], [made.status, made.text])
  assert.equal((await office.as('ada').post(mine, { answer: 'none' })).status, 404)
  assert.equal((await office.as('ada').get('/my/disclosures/nothing')).status, 404)
})

test('for the next activity the form is filled in with what was told before, to be confirmed', async () => {
  const { office, link, visitor, rows } = await openAsked()
  await visitor.post(link, { answer: 'some' })
  await visitor.post(`${link}/relationships/new`, consulting)
  await visitor.post(`${link}/signature`, { signedName: 'Henrik Okonjo' })
  office.setNow('2026-09-01T15:00:00Z')
  const next = await planIn(office, 'Blood thinners before surgery')
  await nameIn(office, next, 'henrik', 'faculty')
  await office.work()
  const mine = `/my/disclosures/${next}`
  const henrik = office.as('henrik')
  const page = await henrik.get(mine)
  assert.match(page.text, /On Monday, March 2, 2026 you told us of one\. It is filled in/)
  assert.match(page.html, /value="some" checked/)
  assert.equal((await henrik.post(mine, { answer: 'some' })).location, `${mine}/relationships`)
  assert.match((await henrik.get(`${mine}/relationships`)).text, /Consultant: Veldane Therapeutics/)
  await henrik.post(`${mine}/signature`, { signedName: 'Henrik Okonjo' })
  const told = await rows()
  assert.deepEqual([told.length, told[1]!.activity_id, told[1]!.answer], [2, next, 'some'])
})
