import assert from 'node:assert/strict'
import test from 'node:test'
import { addTo, localDate } from '../../kernel/dates.ts'
import type { Channel } from '../evidence/source.schema.ts'
import { joinEvidence, wordFor, worthOf } from './strength.rules.ts'
import { type Evidence, type StrengthPolicy, usualStrengthPolicy } from './strength.schema.ts'

const today = localDate('2026-10-01')
const piece: Evidence = {
  channel: 'quality committee',
  direction: 1,
  relevance: 0.8,
  quality: 0.9,
  measuredOn: today,
  needType: 'unperceived',
  sourceFamily: 'a',
}
/** A fresh piece of evidence worth `worth`, of its own family. */
const worth = (value: number, channel: Channel, change: Partial<Evidence> = {}): Evidence => ({
  ...piece,
  channel,
  relevance: value,
  quality: 1,
  sourceFamily: `${channel} ${value}`,
  ...change,
})

const evenly: StrengthPolicy = {
  ...usualStrengthPolicy,
  channels: Object.fromEntries(
    Object.entries(usualStrengthPolicy.channels).map(([channel, held]) => [channel, { ...held, weight: 1 }]),
  ) as StrengthPolicy['channels'],
}

test('pieces of .72, .252 and .42 in three channels of weight 1 join to .87853, exactly .8785248', () => {
  const three = [piece, worth(0.28, 'literature', { quality: 0.9 }), worth(0.42, 'survey', { needType: 'perceived' })]
  const { overall, converging, channels, word } = joinEvidence(three, today, evenly)
  assert.ok(overall !== null && Math.abs(overall - 0.87853) < 0.00001)
  assert.equal(overall.toFixed(7), '0.8785248')
  assert.deepEqual(
    channels.map(({ strength }) => strength.toFixed(3)),
    ['0.720', '0.420', '0.252'],
  )
  assert.deepEqual(converging, ['quality committee', 'survey'])
  assert.equal(word, 'moderate', 'the third channel is under .3 and does not count')
})

const halves: { channel: Channel; months: number }[] = [
  { channel: 'survey', months: 12 },
  { channel: 'evaluation', months: 12 },
  { channel: 'quality committee', months: 18 },
  { channel: 'literature', months: 36 },
  { channel: 'public health', months: 3 },
]
for (const { channel, months } of halves)
  test(`evidence of the channel ${channel} is worth half after ${months} months`, () => {
    const old = worth(1, channel, { measuredOn: addTo(today, { months: -months }) })
    assert.ok(Math.abs(worthOf(old, today) - 0.5) < 0.01)
  })

test('what is measured later than today counts as of today', () => {
  assert.equal(worthOf(worth(0.6, 'survey', { measuredOn: addTo(today, { days: 9 }) }), today), 0.6)
})

test('pieces of one family count once, by the best', () => {
  const family = { sourceFamily: 'needs survey, spring 2026' }
  const twice = [worth(0.5, 'survey', family), worth(0.4, 'survey', family)]
  assert.deepEqual(joinEvidence(twice, today).channels, [{ channel: 'survey', strength: 0.5, pieces: 1 }])
})

test('a channel never counts for more than .9', () => {
  const many = [0.8, 0.81, 0.82, 0.83].map((value) => worth(value, 'literature'))
  assert.equal(joinEvidence(many, today).channels[0]?.strength, 0.9)
})

test('weights are the office’s: a survey alone cannot pass .54', () => {
  assert.equal(joinEvidence([worth(0.95, 'survey')], today).overall?.toFixed(2), '0.54')
})

const words = [
  { overall: 0.8, converging: 3, seen: true, word: 'high', because: 'three channels, one of them seen, are high' },
  { overall: 0.79, converging: 3, seen: true, word: 'moderate', because: 'under .8 is moderate' },
  { overall: 0.95, converging: 2, seen: true, word: 'moderate', because: 'two channels are moderate at most' },
  { overall: 0.95, converging: 3, seen: false, word: 'moderate', because: 'what nobody has seen is moderate at most' },
  { overall: 0.5, converging: 2, seen: false, word: 'moderate', because: 'half with two channels is moderate' },
  { overall: 0.49, converging: 2, seen: true, word: 'low', because: 'under half is low' },
  { overall: 0.9, converging: 1, seen: true, word: 'low', because: 'one channel is low' },
] as const
for (const { overall, converging, seen, word, because } of words)
  test(because, () => assert.equal(wordFor(overall, converging, seen), word))

test('a gap that rests only on what is felt is never above moderate', () => {
  const felt = (['survey', 'evaluation', 'literature', 'quality committee'] as const).map((channel) =>
    worth(0.9, channel, { needType: 'perceived' }),
  )
  const { word, onlyPerceived, overall } = joinEvidence(felt, today)
  assert.ok(overall !== null && overall > 0.9)
  assert.deepEqual([word, onlyPerceived], ['moderate', true])
  const [first, ...rest] = felt
  const seen = [{ ...first!, needType: 'unperceived' as const }, ...rest]
  assert.deepEqual([joinEvidence(seen, today).word, joinEvidence(seen, today).onlyPerceived], ['high', false])
})

test('strong evidence on both sides conflicts, and is not averaged away', () => {
  const support = worth(0.7, 'quality committee')
  const against = (value: number) => worth(value, 'literature', { direction: -1 })
  assert.equal(joinEvidence([support, against(0.31)], today).conflicting, true)
  assert.equal(joinEvidence([support, against(0.3)], today).conflicting, false)
  assert.equal(joinEvidence([support, against(0.31)], today).overall, joinEvidence([support], today).overall)
})

test('a channel counts from .3 on', () => {
  assert.deepEqual(joinEvidence([worth(0.3, 'survey')], today).converging, ['survey'])
  assert.deepEqual(joinEvidence([worth(0.29, 'survey')], today).converging, [])
})

test('support alone does not conflict, nor does what speaks against alone', () => {
  const against = worth(0.8, 'literature', { direction: -1 })
  assert.equal(joinEvidence([worth(0.8, 'literature'), worth(0.8, 'survey')], today).conflicting, false)
  assert.equal(joinEvidence([against], today).conflicting, false)
})

test('what was seen makes a gap high only in a channel that counts', () => {
  const felt = (['survey', 'evaluation', 'literature'] as const).map((channel) =>
    worth(0.9, channel, { needType: 'ascribed' }),
  )
  assert.equal(joinEvidence(felt, today).word, 'moderate', 'claimed by others, and seen by nobody')
  assert.equal(joinEvidence([...felt, worth(0.29, 'quality committee')], today).word, 'moderate')
  assert.equal(joinEvidence([...felt, worth(0.3, 'quality committee')], today).word, 'high')
})

test('without support there is no strength, and the word is low', () => {
  const { overall, word, n } = joinEvidence([worth(0.9, 'literature', { direction: 0 })], today)
  assert.deepEqual([overall, word, n], [null, 'low', 1])
  assert.equal(joinEvidence([], today).onlyPerceived, false)
})
