import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { aCompletion, reportHead } from '../../../test/reportable.ts'
import { readMeaning, readTexts } from '../../../test/xml-meaning.ts'
import { printParsLearners, showCentral } from './learner.map.ts'
import type { ReportableCompletion } from './learner.schema.ts'

const namespaces = {
  p: 'urn:replace-with-official-accme-namespace',
  ar: 'http://ns.medbiq.org/activityreport/v1/',
  m: 'http://ns.medbiq.org/member/v1/',
  n: 'http://ns.medbiq.org/name/v1/',
}
const sample = readFileSync(new URL('../../../test/samples/medbiq/pars-learners.xml', import.meta.url), 'utf8')
const print = (...completions: ReportableCompletion[]) => printParsLearners({ ...reportHead, completions })

test('a physician’s credit says what the sample typed by hand says', () => {
  assert.deepEqual(readMeaning(print(aCompletion())), readMeaning(sample))
})

test('PA21: a learner without consent is not in the file, whatever was checked before', () => {
  const printed = print(aCompletion({ consent: false }), aCompletion({ familyName: 'Renwick', creditId: 'ccid:a:2' }))
  assert.deepEqual(readTexts(printed, '//n:FamilyName', namespaces), ['Renwick'])
})

test('a record is taken back although consent was withdrawn: that is how a withdrawal is honored', () => {
  const printed = print(aCompletion({ consent: false, action: 'delete' }))
  assert.deepEqual(readTexts(printed, '//p:LearnerRecordAction', namespaces), ['delete'])
})

test('PA24: a license keeps its leading zeros', () => {
  assert.deepEqual(readTexts(print(aCompletion()), '//m:UniqueID[@domain="MA"]', namespaces), ['0012345'])
})

const identities = [
  { over: { npi: '1234567893' }, says: ['0012345'], domain: 'MA', because: 'the license comes first' },
  {
    over: { license: null, npi: '1234567893' },
    says: ['1234567893'],
    domain: 'NPI',
    because: 'without license the NPI',
  },
  {
    over: { license: { state: 'ME', number: '' }, npi: '1234567893' },
    says: ['1234567893'],
    domain: 'NPI',
    because: 'a state alone identifies nobody',
  },
]
for (const { over, says, domain, because } of identities) {
  test(`a learner is told apart by license or NPI: ${because}`, () => {
    assert.deepEqual(readTexts(print(aCompletion(over)), `//m:UniqueID[@domain="${domain}"]`, namespaces), says)
  })
}

test('the birthday is written in the form the office sets, and February 29 survives each', () => {
  const birth = { month: 2, day: 29 }
  const forms = [undefined, '--MM-DD', 'MM-DD', '2000-MM-DD'] as const
  const written = forms.map((birthForm) => {
    const printed = printParsLearners({ ...reportHead, completions: [aCompletion({ birth })], birthForm })
    return readTexts(printed, '//m:BirthDate', namespaces)[0]
  })
  assert.deepEqual(written, ['--02-29', '--02-29', '02-29', '2000-02-29'])
})

test('the time of the report is told in US Central, in summer and in winter', () => {
  assert.equal(showCentral(new Date('2026-11-20T15:30:00.250Z')), '2026-11-20T09:30:00')
  assert.equal(showCentral(new Date('2026-07-01T03:00:00Z')), '2026-06-30T22:00:00')
})

test('names come back unchanged: accents, ampersands, letters from right to left', () => {
  const names = ['Núñez-Ó Briain', 'Smith & Sons', 'حداد', "O'Malley <Jr>"]
  const printed = print(...names.map((familyName, at) => aCompletion({ familyName, creditId: `ccid:a:${at}` })))
  assert.deepEqual(readTexts(printed, '//n:FamilyName', namespaces), names)
})
