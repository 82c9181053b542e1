import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isStillSame, parseByteRange } from './byte-range.ts'

const cases = [
  { header: undefined, size: 10, is: 'whole', because: 'nothing was asked' },
  { header: 'bytes=0-0', size: 10, is: { from: 0, to: 0 }, because: 'the first byte alone' },
  { header: 'bytes=0-', size: 10, is: { from: 0, to: 9 }, because: 'from the first to the end' },
  { header: 'bytes=9-9', size: 10, is: { from: 9, to: 9 }, because: 'the last byte is there' },
  { header: 'bytes=9-', size: 10, is: { from: 9, to: 9 }, because: 'from the last byte on' },
  { header: 'bytes=10-', size: 10, is: 'none', because: 'there is no byte after the last' },
  { header: 'bytes=10-20', size: 10, is: 'none', because: 'all of it lies behind the end' },
  { header: 'bytes=4-99', size: 10, is: { from: 4, to: 9 }, because: 'what goes over the end stops there' },
  { header: 'bytes=-3', size: 10, is: { from: 7, to: 9 }, because: 'the last three' },
  { header: 'bytes=-10', size: 10, is: { from: 0, to: 9 }, because: 'the last ten are all' },
  { header: 'bytes=-11', size: 10, is: { from: 0, to: 9 }, because: 'more than there is are all' },
  { header: 'bytes=-0', size: 10, is: 'none', because: 'no byte at the end' },
  { header: 'bytes=-1', size: 0, is: 'none', because: 'an empty file has no last byte' },
  { header: 'bytes=0-', size: 0, is: 'none', because: 'nor a first' },
  { header: 'bytes=5-4', size: 10, is: 'whole', because: 'a part that ends before it begins is no part' },
  { header: 'bytes=0-1,4-5', size: 10, is: 'whole', because: 'several parts come as the whole' },
  { header: 'bytes=-', size: 10, is: 'whole', because: 'nothing is named' },
  { header: 'bytes=a-b', size: 10, is: 'whole', because: 'no numbers' },
  { header: 'seconds=0-1', size: 10, is: 'whole', because: 'another unit than bytes' },
] as const
for (const { header, size, is, because } of cases)
  test(`of ${size} bytes ${header ?? 'without a header'}: ${because}`, () =>
    assert.deepEqual(parseByteRange(header, size), is))

test('a part goes with a part that was had before only where the file is the same', () => {
  assert.deepEqual(
    [undefined, '"a"', '"b"', 'W/"a"', 'Tue, 24 Nov 2026 10:00:00 GMT'].map((header) => isStillSame(header, '"a"')),
    [true, true, false, false, false],
  )
})
