import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channels } from '../evidence/source.schema.ts'
import { deterioration, medicationSafety, perioperative } from './committee-gap.demo.ts'
import { demoGaps } from './gap.demo.ts'
import { gapInput } from './gap.schema.ts'
import { decideGap } from './life.rules.ts'
import { decideMark } from '../ranking/ranking.rules.ts'
import { type CriterionId, criterionIds } from '../ranking/ranking.schema.ts'

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

test('the twenty-five gaps come through all six doors and in every state that a person can give them', () => {
  const used = new Set(demoGaps.flatMap(({ findings }) => findings.map(({ channel }) => channel)))
  assert.deepEqual([demoGaps.length, channels.every((channel) => used.has(channel))], [25, true])
  const reached = new Set(demoGaps.map(({ reaches }) => reaches))
  assert.deepEqual([...reached].sort(), ['accepted', 'addressed', 'candidate', 'closed', 'parked', 'planned'])
})

test('three committees of the hospitals have handed over', () => {
  const handedOver = demoGaps.flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'committee hand-over'))
  assert.deepEqual(
    new Set(handedOver.map(({ issuer }) => issuer)),
    new Set([medicationSafety, deterioration, perioperative]),
  )
})
