import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import type { PersonLine } from './person.schema.ts'
import { listPage } from '../../platform/listing.ts'
import { type DirectoryFilter, directory } from './person-list.store.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('lee', { givenName: 'Lee', familyName: 'de Vries', profession: 'nurse' })
  await office.person('ruth', { givenName: 'Ruth', familyName: 'Dorn' })
  await office.person('bea', { givenName: 'Bea', familyName: 'Leeson', roles: ['office staff'] })
  const people = Array.from({ length: 1_100 }, (_, at) => ({
    id: newId(),
    given_name: ['Tana', 'Bo', 'Cy'][at % 3]!,
    family_name: `${['Moor', 'moor', 'Tan', 'Annan'][at % 4]}${at % 10}`,
    email: `person${at}@alderbay.example`,
    profession: at % 5 === 0 ? ('nurse' as const) : ('physician' as const),
    career_stage: 'practicing' as const,
    created_at: office.office.now(),
  }))
  await office.office.db.insertInto('people_person').values(people).execute()
  return office
}

type Search = DirectoryFilter & { words?: string }

/** Every page forwards, and from the last one every page backwards again: both must be the same rows. */
async function listAll({ office }: TestOffice, { words, ...narrow }: Search, isAgainst: boolean): Promise<string[]> {
  const ask = { narrow, words, order: 'name', isAgainst }
  let page = await listPage(office.db, directory, ask, 97)
  const seen = [page.rows]
  assert.equal(page.before, undefined)
  while (page.after) seen.push((page = await listPage(office.db, directory, { ...ask, after: page.after }, 97)).rows)
  const back = [page.rows]
  while (page.before)
    back.unshift((page = await listPage(office.db, directory, { ...ask, before: page.before }, 97)).rows)
  const idsOf = (pages: PersonLine[][]) => pages.flat().map(({ id }) => id)
  assert.deepEqual(idsOf(back), idsOf(seen))
  return idsOf(seen)
}

/** The same the slow way: look at everybody, then sort. */
function expected(everybody: readonly PersonLine[], { words = '', profession }: Search, isAgainst: boolean): string[] {
  const typed = words.toLowerCase().split(/\s+/).filter(Boolean)
  const text = (one: PersonLine) => `${one.givenName} ${one.familyName} ${one.email}`.toLowerCase()
  const holds = (one: PersonLine, word: string) =>
    word.indexOf('@') > 0 ? one.email.toLowerCase().startsWith(word) : text(one).includes(word)
  const isOther = (one: PersonLine) => !one.familyName.toLowerCase().startsWith(typed.at(-1) ?? '')
  const place = (one: PersonLine) => [one.familyName.toLowerCase(), one.givenName.toLowerCase(), one.id].join('\t')
  return everybody
    .filter((one) => typed.every((word) => holds(one, word)) && (!profession || one.profession === profession))
    .toSorted(
      (a, b) => Number(isOther(a)) - Number(isOther(b)) || (isAgainst ? -1 : 1) * (place(a) < place(b) ? -1 : 1),
    )
    .map(({ id }) => id)
}

const searches: { filter: Search; least: number; because: string }[] = [
  { filter: {}, least: 1_103, because: 'everybody is there' },
  { filter: { profession: 'nurse' }, least: 221, because: 'one profession' },
  { filter: { words: 'moor' }, least: 550, because: 'a family name that many have, in either case' },
  { filter: { words: 'an' }, least: 700, because: 'it begins some names and stands inside others' },
  { filter: { words: 'tan' }, least: 550, because: 'those who are called so come before others who sort before them' },
  { filter: { words: 'ANN', profession: 'nurse' }, least: 55, because: 'a beginning, and one profession' },
  { filter: { words: 'alderbay' }, least: 1_103, because: 'more than are gathered have it in their address' },
  { filter: { words: 'Tana Moor' }, least: 180, because: 'given and family name' },
  { filter: { words: 'moor1 tana' }, least: 10, because: 'the family name first' },
  { filter: { words: 'oor1' }, least: 55, because: 'the middle of a name' },
  { filter: { words: 'Person77@' }, least: 1, because: 'one address' },
  { filter: { words: 'cy person77@alderbay.example' }, least: 1, because: 'an address and a name' },
  { filter: { words: '@ALDERBAY' }, least: 1_103, because: 'a place that all addresses have' },
  { filter: { words: '%' }, least: 0, because: 'a letter that patterns are made of is a letter' },
]
test('people are listed page after page, each once and in order', async (t) => {
  const office = await open()
  const everybody = await office.office.db
    .selectFrom('people_person')
    .select(['id', 'given_name as givenName', 'family_name as familyName', 'email', 'profession'])
    .execute()
  for (const { filter, least, because } of searches)
    await t.test(because, async () => {
      for (const isAgainst of [false, true]) {
        const found = await listAll(office, filter, isAgainst)
        assert.deepEqual(found, expected(everybody as PersonLine[], filter, isAgainst))
        assert.ok(found.length >= least && (least > 0 || found.length === 0), String(found.length))
      }
    })

  await t.test('and the page says who comes first', async () => {
    const bea = office.as('bea')
    assert.match((await bea.get('/people?q=lee')).text, /“lee” come first.*Leeson, Bea.*de Vries, Lee/)
    assert.match((await bea.get('/people?q=d')).text, /de Vries, Lee.*Dorn, Ruth/)
    assert.doesNotMatch((await bea.get('/people')).text, /come first/)
  })
})
