import { Chain } from './chain.tsx'
import { Facts } from './facts.tsx'
import { Facing } from './leaf.tsx'
import { Prose } from './prose.tsx'
import { Statement } from './statement.tsx'

const happens = 'The same two-day stop is ordered for everyone. Four people each believe that another has checked.'
const should =
  'Stop and restart by drug, kidney function and bleeding risk:\n\n- set once at the visit;\n- checked by a pharmacist *two days before*.'

/** What is read rather than filled in. */
export function ReadingShown() {
  return (
    <div class="flow apart">
      <Facing
        sides={[
          { title: 'What happens', children: <Prose text={happens} /> },
          { title: 'What should', children: <Prose text={should} /> },
        ]}
      />
      <Facts
        facts={[
          ['Why', 'The order set has one default; nobody owns the plan between the visit and the day'],
          ['Need', 'Competence and performance, more than knowledge'],
          ['Between', 'Surgery, anesthesia, pharmacy, nursing'],
        ]}
      />
      <Chain
        links={[
          { kind: 'Objective', on: true, says: 'Set the stop and restart date for each drug from kidney function' },
          { kind: 'Commitments', on: true, says: '29 of 41 followed up say: kept' },
          { kind: 'Measure', says: '104 of 133, July to September. Target 90 in 100' },
        ]}
      />
    </div>
  )
}

const measured = {
  id: 'P2',
  words: 'look at what other educators have tried and take over what works',
  href: '#statement',
  n: '6',
  of: '14',
  rest: 'approaches appraised were adopted',
}
const few = {
  id: 'N5',
  words: 'what our own people publish',
  href: '#statement',
  n: 'too few',
  rest: 'to say',
  is: 'few' as const,
}
const none = {
  id: 'N7',
  words: 'when an advance cannot reach patients until somebody learns it',
  href: '#statement',
  n: 'nothing yet',
  rest: 'serves this',
  is: 'none' as const,
}

/** A clause that is measured, one with too little to say, one that nothing serves. */
export function StatementShown() {
  return (
    <Statement
      label="A statement that measures itself"
      parts={[{ title: 'Purpose', runs: ['We ', measured, ', weigh ', few, ' and notice ', none, '.'] }]}
    />
  )
}
