import assert from 'node:assert/strict'
import { test } from 'node:test'
import { containing, wordsOf } from './search.ts'

const searches = [
  { typed: undefined, words: [], because: 'nothing was typed' },
  { typed: '  ', words: [], because: 'space is no word' },
  { typed: ' sepsis \n bundle ', words: ['sepsis', 'bundle'], because: 'space and lines part words' },
  { typed: 'a b c d e f g h', words: [...'abcdefgh'], because: 'eight words are looked for' },
  { typed: 'a b c d e f g h i', words: [...'abcdefgh'], because: 'the ninth is not' },
]
for (const { typed, words, because } of searches) test(because, () => assert.deepEqual(wordsOf(typed), words))

test('what stands for anything in a pattern stands for itself in a search', () => {
  assert.equal(containing('50%'), '%50\\%%')
  assert.equal(containing('a_b\\c'), '%a\\_b\\\\c%')
})
