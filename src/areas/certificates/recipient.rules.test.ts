import assert from 'node:assert/strict'
import test from 'node:test'
import { certificateKind } from './recipient.rules.ts'
import type { Recipient } from './recipient.schema.ts'

const learners: { who: Partial<Recipient>; kind: string; because: string }[] = [
  {
    who: { degrees: ['BSN', 'RN'], profession: 'Nurse' },
    kind: 'participation',
    because: 'CL07: a nurse is given a certificate of participation and no award',
  },
  { who: { degrees: ['M.B.B.S.'] }, kind: 'credit', because: 'CL09: an MBBS from abroad is awarded credit unlicensed' },
  {
    who: { degrees: ['MD'], profession: 'Physician', careerStage: 'resident' },
    kind: 'credit',
    because: 'CL10: a resident is a physician and is awarded credit',
  },
  { who: { degrees: ['DO'] }, kind: 'credit', because: 'a DO is a physician' },
  { who: { degrees: ['MB BCh BAO'] }, kind: 'credit', because: 'an Irish degree is equal' },
  { who: { degrees: ['PharmD'] }, kind: 'participation', because: 'a doctor of pharmacy is not a physician' },
  { who: { degrees: ['PhD'] }, kind: 'participation', because: 'nor is a doctor of philosophy' },
  { who: { profession: 'physician' }, kind: 'credit', because: 'a physician who left out the degree is still one' },
  {
    who: { profession: 'physician', careerStage: 'student' },
    kind: 'participation',
    because: 'a student of medicine is not yet one',
  },
]
for (const { who, kind, because } of learners)
  test(because, () =>
    assert.equal(certificateKind({ degrees: [], profession: 'other', careerStage: 'practicing', ...who }), kind),
  )
