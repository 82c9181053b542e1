import assert from 'node:assert/strict'
import test from 'node:test'
import { quarters } from '../../kernel/quarters.ts'
import type { DesignationTerms } from './statement.schema.ts'
import { showAccreditationStatement, showAmount, showAward } from './statement.rules.ts'
import { showDesignationStatement, showLearningFormat, showParticipation } from './statement.rules.ts'

const provider = 'Alder Bay School of Medicine'
const terms: DesignationTerms = { provider, format: 'enduring', quarters: quarters(5) }

test('the designation statement is printed word for word', () => {
  assert.equal(
    showDesignationStatement(terms).text,
    'The Alder Bay School of Medicine designates this enduring material for a maximum of 1.25 AMA PRA Category 1 Credits™. Physicians should claim only the credit commensurate with the extent of their participation in the activity.',
  )
})

test('only the name of the credit is in italics, and the trademark sign is not', () => {
  const { parts, text } = showDesignationStatement(terms)
  assert.deepEqual(
    parts.filter(({ italic }) => italic),
    [{ text: 'AMA PRA Category 1 Credits', italic: true }],
  )
  assert.equal(parts.map((part) => part.text).join(''), text)
})

const amounts = [
  { count: 1, text: '0.25 AMA PRA Category 1 Credit™', because: 'a quarter is singular' },
  { count: 4, text: '1 AMA PRA Category 1 Credit™', because: 'CL24: the statement for 1 credit is singular' },
  { count: 5, text: '1.25 AMA PRA Category 1 Credits™', because: 'a quarter more than 1 is plural' },
  { count: 27, text: '6.75 AMA PRA Category 1 Credits™', because: 'a day of learning is plural' },
]
for (const { count, text, because } of amounts)
  test(because, () => assert.equal(showAmount(quarters(count)).text, text))

test('CR28: the flyer of a series names one session, a maximum of 1 credit', () => {
  const { text } = showDesignationStatement({ provider, format: 'live', quarters: quarters(4) })
  assert.match(text, /this live activity for a maximum of 1 AMA PRA Category 1 Credit™\./)
})

test('an other activity is described in parentheses, and others are not', () => {
  assert.equal(showLearningFormat('other', 'blended learning'), 'other activity (blended learning)')
  assert.equal(showLearningFormat('journal', 'blended learning'), 'journal-based CME activity')
})

test('the direct accreditation statement is printed word for word', () => {
  assert.equal(
    showAccreditationStatement({ provider, jointProviders: [] }).text,
    'The Alder Bay School of Medicine is accredited by the Accreditation Council for Continuing Medical Education (ACCME) to provide continuing medical education for physicians.',
  )
})

test('the joint accreditation statement names every partner', () => {
  const jointProviders = ['Corran Valley Hospital', 'Commonwealth Nurses Association']
  assert.equal(
    showAccreditationStatement({ provider, jointProviders }).text,
    'This activity has been planned and implemented in accordance with the accreditation requirements and policies of the Accreditation Council for Continuing Medical Education (ACCME) through the joint providership of Alder Bay School of Medicine, Corran Valley Hospital and Commonwealth Nurses Association. The Alder Bay School of Medicine is accredited by the ACCME to provide continuing medical education for physicians.',
  )
})

test('a school whose name begins with The is not named with The twice', () => {
  const { text } = showDesignationStatement({ ...terms, provider: 'The Alder Bay School of Medicine' })
  assert.ok(text.startsWith('The Alder Bay School'))
})

test('CL07: a certificate of participation names the designated amount and no award', () => {
  assert.equal(
    showParticipation(quarters(5)).text,
    'This activity was designated for 1.25 AMA PRA Category 1 Credits™.',
  )
  assert.equal(showAward(quarters(4)).text, 'Awarded 1 AMA PRA Category 1 Credit™.')
})
