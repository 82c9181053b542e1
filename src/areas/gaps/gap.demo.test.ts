import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channels } from '../evidence/source.schema.ts'
import { demoGaps } from './gap.demo.ts'
import { gapInput } from './gap.schema.ts'
import { decideGap } from './life.rules.ts'
import { decideMark, scoreGap } from './ranking.rules.ts'
import { type CriterionId, criterionIds, usualWeighting } from './ranking.schema.ts'

for (const { gap, findings, scores, measure } of demoGaps)
  test(`the office would take: ${gap.title}`, () => {
    assert.ok(gapInput.safeParse({ ...gap, measure: null }).success)
    assert.equal(decideGap({ ...gap, value: null }).ok, true)
    assert.ok(findings.some(({ direction }) => direction !== 'against'))
    assert.ok(findings.every(({ needType, strength }) => needType !== 'perceived' || strength !== 'strong'))
    assert.ok(measure === null || findings.some(({ isMeasured }) => isMeasured), 'a measure comes with its value')
    assert.deepEqual(
      scores.map(({ criterionKey }) => criterionKey),
      criterionIds,
    )
    for (const { criterionKey, points, because } of scores)
      assert.ok(decideMark({ criterion: criterionKey as CriterionId, mark: points, because }).ok)
  })

test('the eight gaps come through all six doors and stand in the order of their score', () => {
  const used = new Set(demoGaps.flatMap(({ findings }) => findings.map(({ channel }) => channel)))
  assert.deepEqual([demoGaps.length, channels.every((channel) => used.has(channel))], [8, true])
  const all = demoGaps.map(
    ({ scores }) =>
      scoreGap(
        scores.map(({ criterionKey, points, because }) => ({
          criterion: criterionKey as CriterionId,
          mark: points,
          because,
        })),
        usualWeighting,
      ).score!,
  )
  assert.deepEqual(
    all,
    all.toSorted((a, b) => b - a),
  )
})
