import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Ask, type Shape, parseAsk, showAsk } from './address.ts'

const shape: Shape = {
  filters: [
    { name: 'state', takes: (word) => ['open', 'closed', 'all'].includes(word), usual: 'open' },
    { name: 'profession', takes: (word) => ['nurse', 'physician'].includes(word) },
  ],
  orders: ['name', 'newest'],
  columns: [
    { key: 'name', isFixed: true, isUsual: true },
    { key: 'stage', isFixed: false, isUsual: true },
    { key: 'email', isFixed: false, isUsual: false },
  ],
}
const usual: Ask = {
  words: '',
  filters: { state: 'open' },
  order: 'name',
  isAgainst: false,
  columns: ['name', 'stage'],
  isNear: false,
  after: undefined,
  before: undefined,
}
const read = (address: string) => parseAsk(shape, Object.fromEntries(new URLSearchParams(address)))

const asks: { ask: Partial<Ask>; address: string; because: string }[] = [
  { ask: {}, address: '', because: 'what is usual is not said' },
  { ask: { words: 'Lee & sons, 50%' }, address: '?q=Lee+%26+sons%2C+50%25', because: 'words stand as they were typed' },
  { ask: { filters: { state: 'closed' } }, address: '?state=closed', because: 'a tab that is not the usual one' },
  {
    ask: { filters: { state: 'open', profession: 'nurse' } },
    address: '?profession=nurse',
    because: 'the usual tab with a filter',
  },
  { ask: { order: 'newest' }, address: '?sort=newest', because: 'another order' },
  { ask: { isAgainst: true }, address: '?sort=-name', because: 'the usual order turned around' },
  { ask: { columns: ['name', 'email'] }, address: '?columns=name%2Cemail', because: 'chosen columns' },
  { ask: { isNear: true, after: 'abc' }, address: '?near=yes&after=abc', because: 'a page further on' },
  { ask: { before: 'abc' }, address: '?before=abc', because: 'a page back' },
]
for (const { ask, address, because } of asks)
  test(`as an address and back: ${because}`, () => {
    assert.equal(showAsk(shape, { ...usual, ...ask }), address)
    assert.deepEqual(read(address), { ask: { ...usual, ...ask }, ignored: [] })
  })

const odd: { address: string; ignored: string[]; because: string }[] = [
  { address: 'profession=martian', ignored: ['profession: martian'], because: 'a word that no filter has' },
  { address: 'sort=shoe', ignored: ['sort: shoe'], because: 'an order that the list does not have' },
  { address: 'columns=shoe,constructor', ignored: [], because: 'columns that are not there are as none chosen' },
  { address: 'near=perhaps&state=', ignored: [], because: 'half a word says nothing' },
  { address: '__proto__=x&colour=red', ignored: [], because: 'what has no name here is nobody’s' },
]
for (const { address, ignored, because } of odd)
  test(`left out and told: ${because}`, () => assert.deepEqual(read(address), { ask: usual, ignored }))
