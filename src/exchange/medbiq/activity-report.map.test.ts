import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { aCompletion, reportHead } from '../../../test/reportable.ts'
import { readMeaning, readTexts } from '../../../test/xml-meaning.ts'
import { localDate } from '../../kernel/dates.ts'
import type { ReportableCompletion } from '../pars/learner.schema.ts'
import { printActivityReport } from './activity-report.map.ts'

const namespaces = {
  r: 'http://ns.medbiq.org/activityreport/v2/',
  m: 'http://ns.medbiq.org/member/v2/',
  n: 'http://ns.medbiq.org/name/v2/',
}
const sample = readFileSync(new URL('../../../test/samples/medbiq/activity-report.xml', import.meta.url), 'utf8')
const period = { reportingStartOn: localDate('2026-01-01'), reportingEndOn: localDate('2026-12-31') }
const print = (...completions: ReportableCompletion[]) => printActivityReport({ ...reportHead, ...period, completions })

test('a physician’s credit says what the sample typed by hand says', () => {
  assert.deepEqual(readMeaning(print(aCompletion({ npi: '1234567893' }))), readMeaning(sample))
})

test('February 29 is written with a leap year that means nothing', () => {
  const printed = print(aCompletion({ birth: { month: 2, day: 29 } }))
  assert.deepEqual(readTexts(printed, '//m:BirthDate[@accuracy="DayMonth"]', namespaces), ['2000-02-29'])
})

test('a nurse completes the activity and receives no AMA PRA credit', () => {
  const printed = print(aCompletion({ isPhysician: false }))
  assert.deepEqual(readTexts(printed, '//r:Module/r:Status', namespaces), ['Completed'])
  assert.deepEqual(readTexts(printed, '//r:CreditCertificate', namespaces), [])
})

const named = (familyName: string, over: Partial<ReportableCompletion>) => aCompletion({ familyName, ...over })
const lists = [
  {
    list: [named('Everley', {}), named('Renwick', { creditId: 'ccid:a:2', consent: false })],
    says: ['Everley'],
    because: 'who has not agreed is left out',
  },
  {
    list: [named('Everley', {}), named('Everley', { action: 'delete' }), named('Renwick', { creditId: 'ccid:a:2' })],
    says: ['Renwick'],
    because: 'a deletion takes its addition away',
  },
  {
    list: [named('Everly', { action: 'delete' }), named('Everley', {})],
    says: ['Everley'],
    because: 'a correction stands as it was corrected',
  },
] as const
for (const { list, says, because } of lists) {
  test(`the report holds what stands in the end: ${because}`, () => {
    assert.deepEqual(readTexts(print(...list), '//n:FamilyName', namespaces), says)
  })
}
