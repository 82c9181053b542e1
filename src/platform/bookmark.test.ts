import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../kernel/ids.ts'
import { type Bookmark, type KeyType, parseBookmark, showBookmark } from './bookmark.ts'

const id = newId()
const kept: { types: KeyType[]; keys: string[] }[] = [
  { types: ['text', 'text'], keys: ['de vries', 'Lee “the nurse”'] },
  { types: ['instant'], keys: ['2026-03-02 15:00:00.123456+00'] },
  { types: ['day'], keys: ['2026-03-02'] },
  { types: ['number', 'whole'], keys: ['-3.25', '12'] },
  { types: [], keys: [] },
]
for (const { types, keys } of kept)
  test(`a place in the order of ${types.join(', ') || 'the id alone'} comes back as it went`, () => {
    const mark: Bookmark = { part: 1, keys, id }
    assert.deepEqual(parseBookmark(showBookmark(mark), types), mark)
  })

const refused: { mark: unknown[]; types: KeyType[]; because: string }[] = [
  { mark: [1, '2026-03-02'], types: ['day'], because: 'it names no row' },
  { mark: [1, '2026-13-02', id], types: ['day'], because: 'there is no such day' },
  { mark: [1, '2026-03-02 25:00:00+00', id], types: ['instant'], because: 'there is no such time' },
  { mark: [1, '12; drop', id], types: ['whole'], because: 'it is no number' },
  { mark: [1, 'a', 'b', id], types: ['text'], because: 'it is of another order' },
  { mark: [7, 'a', id], types: ['text'], because: 'there is no such part' },
]
for (const { mark, types, because } of refused)
  test(`the list begins at its start where ${because}`, () => {
    assert.equal(parseBookmark(Buffer.from(JSON.stringify(mark)).toString('base64url'), types), undefined)
  })
test('and where an address says anything else', () => {
  for (const text of [undefined, '', 'rubbish', '%%%', Buffer.from('{"a":1}').toString('base64url')])
    assert.equal(parseBookmark(text, ['text']), undefined)
})
