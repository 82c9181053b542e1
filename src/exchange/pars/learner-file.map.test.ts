import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCompletion } from '../../../test/reportable.ts'
import { learnerFileColumns, printLearnerFile } from './learner-file.map.ts'
import type { ReportableCompletion } from './learner.schema.ts'

const cellOf = (header: string, learner: ReportableCompletion) =>
  learnerFileColumns.find((column) => column.header === header)!.of(learner)

test('the file has guidance, a header of fourteen columns, and a quoted record', () => {
  const rows = printLearnerFile([aCompletion()]).split('\r\n')
  assert.equal(rows.length, 4)
  assert.ok(rows[0]!.startsWith('\uFEFF"Add or Delete"'))
  assert.equal(rows[1]!.split(',').length, 14)
  assert.equal(
    rows[2],
    '"Add","202600017","11/14/2026","Tomasz","Everley","03/07","Massachusetts","0012345","1.25","","","","",""',
  )
})

const cells = [
  { header: 'Licensing ID or NPI', over: {}, says: '0012345', because: 'PA24: leading zeros stay' },
  {
    header: 'Licensing ID or NPI',
    over: { license: null, npi: '1234567893' },
    says: '1234567893',
    because: 'else the NPI',
  },
  {
    header: 'Date of Birth',
    over: { birth: { month: 9, day: 10 } },
    says: '09/10',
    because: 'PA25: month, day, no year',
  },
  { header: 'Date of Birth', over: { birth: { month: 2, day: 29 } }, says: '02/29', because: 'PA22: February 29' },
  { header: 'Record Action', over: { action: 'delete' }, says: 'Delete', because: 'a record is taken back' },
] as const
for (const { header, over, says, because } of cells) {
  test(`${header} says ${says}: ${because}`, () => assert.equal(cellOf(header, aCompletion(over)), says))
}

test('PA24, PA25: license, NPI and birthday are cells of text', () => {
  const kinds = Object.fromEntries(learnerFileColumns.map(({ header, kind }) => [header, kind]))
  assert.deepEqual(
    [kinds['Licensing ID or NPI'], kinds['Date of Birth'], kinds['ACCME Activity ID']],
    ['text', 'text', 'text'],
  )
})

test('a name that begins like a formula is made harmless, and quotes are doubled', () => {
  const printed = printLearnerFile([aCompletion({ givenName: '=HYPERLINK("x")', familyName: 'Núñez, Jr.' })])
  assert.match(printed, /"'=HYPERLINK\(""x""\)","Núñez, Jr\."/)
})

test('PA21: a learner without consent is not in the file', () => {
  assert.equal(printLearnerFile([aCompletion({ consent: false })]).split('\r\n').length, 3)
})
