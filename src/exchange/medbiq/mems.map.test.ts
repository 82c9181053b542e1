import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { anActivity, grandRounds } from '../../../test/reportable.ts'
import { readMeaning, readTexts } from '../../../test/xml-meaning.ts'
import { printMems } from './mems.map.ts'

const namespaces = { s: 'http://ns.medbiq.org/metrics/v2/', hx: 'http://ns.medbiq.org/lom/extend/v1/' }
const sample = readFileSync(new URL('../../../test/samples/medbiq/mems.xml', import.meta.url), 'utf8')

test('a jointly provided, supported series says what the sample typed by hand says', () => {
  assert.deepEqual(readMeaning(printMems(grandRounds())), readMeaning(sample))
})

test('enduring material expires on its last day and is not live', () => {
  const printed = printMems(anActivity())
  assert.deepEqual(readTexts(printed, '//hx:expirationDate', namespaces), ['2026-11-20'])
  assert.deepEqual(readTexts(printed, '//hx:activityDelivery', namespaces), ['not live'])
  assert.deepEqual(readTexts(printed, '//hx:participationModality', namespaces), ['technology based'])
})

test('what is not known is not said: outcomes, learners, a delivery that may be print or not', () => {
  const printed = printMems(
    anActivity({ outcomes: [], physicians: null, nonPhysicians: null, deliveryMethods: ['Print/Other'] }),
  )
  assert.deepEqual(readTexts(printed, '//s:ChangesInCompetenceMeasured', namespaces), [])
  assert.deepEqual(readTexts(printed, '//s:ParticipantsByCategory', namespaces), [])
  assert.deepEqual(readTexts(printed, '//hx:participationModality', namespaces), [])
})

test('of the measured outcomes each sets its own flag', () => {
  const printed = printMems(anActivity({ outcomes: [{ outcome: 'Patient Health', types: ['Objective'] }] }))
  assert.deepEqual(readTexts(printed, '//s:ActivityDescription/s:*', namespaces), ['false', 'false', 'true'])
})
