import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePlace, showPlace } from './place.ts'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const place = { at: new Date('2026-03-02T14:05:06.007Z'), id }

test('a place in an address leads back to itself', () => assert.deepEqual(parsePlace(showPlace(place)), place))

const others = [
  { text: undefined, because: 'an address without a place' },
  { text: 'made_up', because: 'words' },
  { text: `2026-03-02T14:05:06.007Z_7`, because: 'an id that is none' },
  { text: `2026-13-02T14:05:06.007Z_${id}`, because: 'a thirteenth month' },
  { text: `2026_${id}`, because: 'a year alone' },
  { text: `+275760-01-01T00:00:00.000Z_${id}`, because: 'a year the database does not keep' },
]
for (const { text, because } of others)
  test(`the list begins at its start: ${because}`, () => assert.equal(parsePlace(text), undefined))
