import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { anActivity, grandRounds } from '../../../test/reportable.ts'
import { readMeaning, readTexts } from '../../../test/xml-meaning.ts'
import { printParsActivities } from './activity.map.ts'

const namespaces = {
  p: 'urn:replace-with-official-accme-namespace',
  lom: 'http://ltsc.ieee.org/xsd/LOM',
  a: 'http://ns.medbiq.org/address/v1/',
  hx: 'http://ns.medbiq.org/lom/extend/v1/',
}
const sample = readFileSync(new URL('../../../test/samples/medbiq/pars-activities.xml', import.meta.url), 'utf8')

test('a jointly provided, supported series says what the sample typed by hand says', () => {
  assert.deepEqual(readMeaning(printParsActivities([grandRounds()])), readMeaning(sample))
})

test('the file begins with its declaration and holds one record for each activity, in the order given', () => {
  const printed = printParsActivities([anActivity({ title: 'Second' }), anActivity({ title: 'First' })])
  assert.ok(printed.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<ACCMEActivities xmlns="urn:replace-'))
  assert.deepEqual(readTexts(printed, '//p:MedicalEducationMetrics//lom:title/lom:string', namespaces), [
    'Second',
    'First',
  ])
})

test('what does not apply is left out: place, money, goods, listing, learners not yet counted', () => {
  const printed = printParsActivities([
    anActivity({ publicListing: null, physicians: null, nonPhysicians: null, outcomes: [], deliveryMethods: [] }),
  ])
  const names = [
    'hx:activityLocation',
    'p:commercialSupportAmount',
    'p:InKindSupports',
    'p:FeeForParticipation',
    'p:participantsByCategory',
    'p:MeasuredOutcomes',
    'p:DeliveryMethods',
    'hx:nonAccreditedProvider',
  ]
  for (const name of names) assert.deepEqual(readTexts(printed, `//${name}`, namespaces), [], name)
  assert.deepEqual(readTexts(printed, '//p:ForPublicList', namespaces), ['false'])
  assert.deepEqual(readTexts(printed, '//hx:commercialSupport', namespaces), ['false'])
})

test('PA09: enduring material that nobody completed is reported with 0 learners', () => {
  const printed = printParsActivities([anActivity({ physicians: 0, nonPhysicians: 0 })])
  assert.deepEqual(readTexts(printed, '//p:numberOfParticipants', namespaces), ['0', '0'])
})

test('support in kind alone is support, without an amount', () => {
  const printed = printParsActivities([
    anActivity({ commercialSupport: [{ source: 'Simulators Ltd', dollars: null, inKind: true }] }),
  ])
  assert.deepEqual(readTexts(printed, '//hx:commercialSupport', namespaces), ['true'])
  assert.deepEqual(readTexts(printed, '//p:commercialSupportAmount', namespaces), [])
  assert.deepEqual(readTexts(printed, '//p:InKindSupport/p:source', namespaces), ['Simulators Ltd'])
})

test('a place abroad has no state', () => {
  const location = { city: 'Montréal', state: null, country: 'CAN' }
  const printed = printParsActivities([anActivity({ location })])
  assert.deepEqual(readTexts(printed, '//hx:activityLocation/a:*', namespaces), ['Montréal', 'CAN'])
})
