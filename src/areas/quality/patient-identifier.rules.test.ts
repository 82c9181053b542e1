import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideNobodyKnown, findIdentifiers, showKinds } from './patient-identifier.rules.ts'

/** What is marked in a text: "record number: MRN 4482913". */
const marked = (text: string) => findIdentifiers(text).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`)

const held: [text: string, marks: string[]][] = [
  ['Seen in MRN 4482913 too', ['record number: MRN 4482913']],
  ['chart no. 20-4417 shows it', ['record number: chart no. 20-4417']],
  ['Medical record #A55120', ['record number: Medical record #A55120']],
  ['The number 10023345 came twice', ['record number: 10023345']],
  ['John Smith, MRN 4482913', ['name: John Smith', 'record number: MRN 4482913']],
  ['MRN: 4482913 (Smith, John)', ['record number: MRN: 4482913', 'name: Smith, John']],
  ['Maria Keogh born 3/4/1951', ['name: Maria Keogh', 'date of birth: born 3/4/1951']],
  ['Mrs. Alvarez waited', ['name: Mrs. Alvarez']],
  ['the patient John Smith waited', ['name: patient John Smith']],
  ['DOB 03/04/1951', ['date of birth: DOB 03/04/1951']],
  ['admitted 2026-03-04', ['full date: 2026-03-04']],
  ['On March 4, 2026 it happened', ['full date: March 4, 2026']],
  ['on 4 March it happened', ['full date: 4 March']],
  ['on Mar 4th it happened', ['full date: Mar 4th']],
  ['ON MARCH 4 it happened', ['full date: MARCH 4']],
  ['SSN 123456789', ['social security number: SSN 123456789']],
  ['123-45-6789', ['social security number: 123-45-6789']],
  ['call (617) 555-0142', ['phone or fax number: (617) 555-0142']],
  ['fax 617-555-0142', ['phone or fax number: 617-555-0142']],
  ['write to son@home.example', ['e-mail address: son@home.example']],
  ['lives at 14 Alder Hill Road', ['address: 14 Alder Hill Road']],
  ['found in MA 02134', ['address: MA 02134']],
  ['a 93-year-old waited', ['age over 89: 93-year-old']],
]

for (const [text, marks] of held) test(`held: ${text}`, () => assert.deepEqual(marked(text), marks))

const passing = [
  '38 of 190 doses did not fit, 152 of 190 should',
  'In March 2026 and in the second quarter of 2026',
  'From 2024 to 2026 in 12 of 1,204,881 doses',
  'Two thirds (2/3) of 44 had it; 24/7 cover did not help',
  'A 30 mL/kg bolus at 08:30, 19 with glucose under 70',
  'The Patient Safety Committee and Patient Experience Office agreed',
  'Dr. Castellane spoke for Harbor Point Medical Center',
  'Adults over 75; an 89-year-old is no exception; 90 of 100 were older than 65',
  'Room 214 on ward 4 West, protocol 3.2 and bundle 2025',
  'Of 44, 12 may have been avoided; 88 had a CT and 12 decreased',
  'Each admission 2026 was read, each visit 2025 too',
  'Records show that charts were late by 45 minutes',
  'Medication reconciliation at discharge may be missed, 14 of 20 cases',
]

for (const text of passing) test(`passes: ${text}`, () => assert.deepEqual(marked(text), []))

test('the refusal names the field and the kinds, and never what was typed', () => {
  const decision = decideNobodyKnown({ statement: 'Fine', note: 'John Smith, MRN 4482913, on March 4, 2026' })
  assert.ok(!decision.ok)
  const { code, field, source, message } = decision.refusal
  assert.deepEqual([code, field, source], ['quality/identifies', 'note', 'hipaa.safe-harbor'])
  assert.match(message, /it holds a name, a record number and a full date\. Nothing was kept/)
  assert.doesNotMatch(message, /Smith|4482913|March/)
  assert.equal(showKinds(findIdentifiers('a 93-year-old')), 'an age over 89')
  assert.ok(decideNobodyKnown({ statement: 'Fine', note: '' }).ok)
})
