import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowed } from '../../../test/evidence.ts'
import { acceptGap, actorOf, addFinding, addGap, addSeries, markGap, seedGaps } from '../../../test/gaps.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { countQueries } from '../../../test/query-count.ts'
import { nameOwner, stepGap } from './gap.commands.ts'

async function open(): Promise<TestOffice> {
  const office = await openTestOffice()
  await office.person('ada', { givenName: 'Ada', familyName: 'Lane', roles: ['office staff'] })
  await office.person('dora', { roles: ['course director'] })
  return office
}

/** The titles of the gaps on a page, in their order. */
const titles = (html: string) =>
  [...html.matchAll(/<th scope="row"><span class="title"><a [^>]*>([^<]*)/g)].map((one) => one[1])
const nurse = [{ profession: 'nurse', specialty: '' }] as const

test('an office without gaps is told how one gets here', async () => {
  const office = await open()
  assert.match(
    (await office.as('ada').get('/gaps')).text,
    /No gap is open\. A gap stands here once someone proposes it/,
  )
})

test('the register sorts by score, number and newest, and shows measure, doors, owner and state', async () => {
  const office = await open()
  const { measureId, reporter } = await addSeries(office, [28, 30, 38])
  const findingId = await addFinding(office)
  const measure = { measureId, reporter, population: '', target: 0.9, smallestChange: null, watchMonths: null }
  const low = await addGap(office, { title: 'Low' }, [findingId])
  const high = await addGap(office, { title: 'High', measure }, [findingId])
  await addGap(office, { title: 'Unmarked' }, [findingId])
  await markGap(office, low, [1, 1, 1, 1, 1])
  await markGap(office, high, [4, 3, 3, 3, 4])
  await office.office.write(actorOf(office, 'ada'), async (tx) => allowed(nameOwner(tx, high, office.idOf('ada'))))
  const page = await office.as('ada').get('/gaps')
  assert.deepEqual(titles(page.html), ['High', 'Low', 'Unmarked'])
  assert.match(page.text, /3 gaps , by score\./)
  assert.match(page.text, /\.85 2 High Adults with eGFR under 50\. /)
  assert.match(page.text, /76% → 90% 38 of 50/)
  assert.match(page.html, /aria-label="From 56% to 76%; target 90%"/)
  assert.match(page.html, /aria-label="1 of 6: literature"/)
  assert.match(page.text, /A\. Lane.*Candidate/)
  assert.deepEqual(titles((await office.as('ada').get('/gaps?sort=number')).html), ['Low', 'High', 'Unmarked'])
  assert.deepEqual(titles((await office.as('ada').get('/gaps?sort=newest')).html), ['Unmarked', 'High', 'Low'])
  assert.deepEqual(titles((await office.as('ada').get('/gaps?sort=nonsense&after=x')).html), [
    'High',
    'Low',
    'Unmarked',
  ])
  const director = await office.as('dora').get('/gaps')
  assert.ok(director.text.includes('High') && !director.text.includes('New gap'))
})

test('tabs and filters narrow the register, with their counts, and the address keeps them', async () => {
  const office = await open()
  const findingId = await addFinding(office)
  const survey = await addFinding(office, { source: { channel: 'survey', kind: 'survey result' } })
  const alone = await addGap(office, { title: 'Alone', audience: [...nurse] }, [findingId])
  await addGap(office, { title: 'Between, 100% sure' }, [findingId, survey])
  const specialties = ['Surgery', 'Nephrology', 'Cardiology'] as const
  const audience = specialties.map((specialty) => ({ profession: 'physician' as const, specialty }))
  const parked = await addGap(office, { title: 'Three specialties', audience }, [findingId])
  await office.office.write(actorOf(office, 'ada'), async (tx) => {
    await allowed(nameOwner(tx, alone, office.idOf('ada')))
    await allowed(stepGap(tx, parked, 'parked', 'Later'))
  })
  const shows = async (query: string) => titles((await office.as('ada').get(`/gaps?sort=number&${query}`)).html)
  assert.deepEqual(await shows(''), ['Alone', 'Between, 100% sure'])
  assert.deepEqual(await shows('view=mine'), ['Alone'])
  assert.deepEqual(await shows('view=no owner'), ['Between, 100% sure'])
  assert.deepEqual(await shows('view=between'), ['Between, 100% sure'])
  assert.deepEqual(await shows('view=between&state=parked'), ['Three specialties'])
  assert.deepEqual(await shows('view=closed'), [])
  assert.deepEqual(await shows('profession=pharmacist'), ['Between, 100% sure'])
  assert.deepEqual(await shows('doors=2'), ['Between, 100% sure'])
  assert.deepEqual(await shows('q=100%25'), ['Between, 100% sure'])
  assert.deepEqual(await shows('q=ALONE'), ['Alone'])
  assert.deepEqual(await shows('state=candidate&q=1'), ['Alone', 'Between, 100% sure'])
  const page = await office.as('ada').get('/gaps?view=mine&q=alone')
  assert.match(page.text, /Open 1 Mine 1 No owner 0 Between professions 0 Closed 0/)
  assert.match(page.html, /href="\/gaps\?q=alone&amp;view=between"/)
  assert.match((await office.as('ada').get('/gaps?q=nothing')).text, /No gap fits this view/)
})

test('several gaps get an owner and are parked with one reason, and both are taken back', async () => {
  const office = await open()
  const findingId = await addFinding(office)
  const [one, two] = [
    await addGap(office, { title: 'One' }, [findingId]),
    await addGap(office, { title: 'Two' }, [findingId]),
  ]
  await office.office.write(actorOf(office, 'ada'), async (tx) => allowed(nameOwner(tx, one, office.idOf('ada'))))
  const ada = office.as('ada')
  const standings = async () => {
    const query = office.office.db.selectFrom('gaps_standing').orderBy('number').select(['state', 'owner_id'])
    return (await query.execute()).map(({ state, owner_id: owner }) => [state, owner])
  }
  const owner = { act: 'owner', pick: [one, two], said: 'yes', personId: office.idOf('dora') }
  assert.match((await ada.post('/gaps/acts', { act: 'owner', pick: [one, two] })).text, /Owner Choose one Ada Lane/)
  const named = await ada.post('/gaps/acts/confirmation', owner)
  assert.match((await ada.post('/gaps/acts', owner)).text, /none of them.*owns this gap already/)
  const parked = await ada.post('/gaps/acts/confirmation', { act: 'parked', pick: [one, two], why: 'After the move' })
  assert.deepEqual(await standings(), [
    ['parked', office.idOf('dora')],
    ['parked', office.idOf('dora')],
  ])
  await ada.post(`${parked.location}/undoing`)
  await ada.post(`${named.location}/undoing`)
  assert.deepEqual(await standings(), [
    ['candidate', office.idOf('ada')],
    ['candidate', office.idOf('dora')],
  ])
  assert.match((await ada.get(named.location)).text, /Two .*Not taken back: Nobody owned it before/)
  assert.equal((await office.as('dora').post('/gaps/acts', owner)).status, 404)
})

test('a long register is turned page by page, each gap once, also where scores are equal or missing', async () => {
  const office = await open()
  await seedGaps(office, 60)
  const seen: string[] = []
  let path: string | undefined = '/gaps'
  const says: string[] = []
  while (path) {
    const page: { html: string; text: string } = await office.as('ada').get(path)
    seen.push(...(titles(page.html) as string[]))
    says.push(/\d+ gaps/.exec(page.text)![0])
    path = /href="([^"]*)" rel="next"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.deepEqual(says, ['60 gaps', '60 gaps', '60 gaps'])
  assert.equal(new Set(seen).size, 60)
})

test('the register and a gap ask the database the same number of times, however much there is', async () => {
  const office = await open()
  const { measureId, reporter } = await addSeries(office, [28, 30])
  const measure = { measureId, reporter, population: '', target: 0.9, smallestChange: null, watchMonths: null }
  const id = await addGap(office, { measure })
  await markGap(office, id, [4, 4, 4, 4, 4])
  const count = async (path: string) => (await countQueries(office, () => office.as('ada').get(path))).count
  const paths = ['/gaps', `/gaps/${id}`, '/gaps/print']
  const counts = async () => [await count(paths[0]!), await count(paths[1]!), await count(paths[2]!)]
  await counts()
  const few = await counts()
  await seedGaps(office, 40)
  const many = await counts()
  assert.deepEqual(few, many)
  assert.ok(
    many.every((queries) => queries <= 12),
    `${many.join(', ')} queries`,
  )
})

test('the printed list explains itself: the rule, its weights, every mark with its reason, and what is not told', async () => {
  const office = await open()
  const { measureId, reporter } = await addSeries(office, [38])
  const findingId = await addFinding(office)
  const measure = { measureId, reporter, population: '', target: 0.9, smallestChange: null, watchMonths: null }
  const first = await addGap(office, { title: 'First', measure }, [findingId])
  const small = await addSeries(office, [4])
  const second = await addGap(office, { title: 'Second', measure: { ...measure, measureId: small.measureId } }, [
    findingId,
  ])
  await addGap(office, { title: 'Unmarked' }, [findingId])
  await markGap(office, first, [4, 3, 3, 3, 4])
  await markGap(office, second, [2, 2, 2, 2, 2])
  await acceptGap(office, first)
  const { text } = await office.as('dora').get('/gaps/print')
  for (const words of [
    'How to read this',
    '10,000 sets of weights',
    'Harm 0.30 0: No harm seen',
    '1. First',
    'Score 3.40 of 4',
    '2. Second',
    'Because of 4 in harm',
    'First in 100 of 100 draws',
    '2 with a score, 1 not marked yet',
    'target 90%',
  ])
    assert.ok(text.includes(words), words)
  assert.ok(!text.includes('Unmarked'))
})
