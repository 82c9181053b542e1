import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { type Linked, listPieces } from './piece.rules.ts'
import { worthOf } from './strength.rules.ts'

const linked: Linked = {
  verdict: 'accepted',
  standing: 'standing',
  channel: 'literature',
  direction: 'for',
  needType: 'unperceived',
  strength: 'strong',
  sourceId: 'a',
  measureId: null,
  reporter: null,
  issuedOn: localDate('2026-01-31'),
  periodEnd: null,
  recordedAt: new Date('2026-03-02T03:00:00Z'),
}

test('linked findings are pieces of evidence, dated by what they count, then by issue, then by the day they were recorded', () => {
  const pieces = listPieces(
    [
      { ...linked, periodEnd: localDate('2025-12-31'), measureId: 'm', reporter: 'r' },
      { ...linked, direction: 'against', strength: 'limited' },
      { ...linked, issuedOn: null },
      { ...linked, verdict: 'dismissed' },
    ],
    'America/New_York',
  )
  assert.deepEqual(
    pieces.map((piece) => [piece.measuredOn, piece.direction, piece.quality, piece.sourceFamily]),
    [
      ['2025-12-31', 1, 0.9, 'm r'],
      ['2026-01-31', -1, 0.3, 'a'],
      ['2026-03-01', 1, 0.9, 'a'],
    ],
  )
  assert.equal(worthOf(pieces[1]!, localDate('2026-01-31')), 0.3)
})
