import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { quarters } from '../../kernel/quarters.ts'
import {
  contentOf,
  decideWithdrawal,
  listCertificateFaults,
  standingOf,
  wordCertificate,
} from '../certificates/certificate.rules.ts'
import type { CertificateFate } from '../certificates/certificate.schema.ts'
import { decideCorrection } from './correction.rules.ts'

const award = wordCertificate({
  kind: 'credit',
  learner: 'Ines Kavenagh, MD',
  provision: { provider: 'Alder Bay School of Medicine', jointProviders: [] },
  title: 'Blood thinners before surgery when the kidneys are failing',
  activityNumber: 'EM-2026-0007',
  format: 'enduring',
  completedOn: localDate('2026-11-12'),
  issuedOn: localDate('2026-11-24'),
  awarded: quarters(4),
  designated: quarters(5),
})
const participation = { ...award, kind: 'participation', awarded: null } as const

test('a certificate prints the credit claimed, and the maximum only where it is called one', () => {
  assert.equal(award.says.text, 'Awarded 1 AMA PRA Category 1 Credit™.')
  assert.match(award.designation.text, /this enduring material for a maximum of 1\.25 AMA PRA Category 1 Credits™/)
  assert.deepEqual(listCertificateFaults(contentOf(award)), [])
})

test('CL07: what a nurse is given names the designated amount and awards none', () => {
  const words = wordCertificate({ ...facts(), kind: 'participation', awarded: null })
  assert.equal(words.says.text, 'This activity was designated for 1.25 AMA PRA Category 1 Credits™.')
  assert.deepEqual(listCertificateFaults(contentOf(words)), [])
})

test('CL19: without a provider there is no certificate', () => {
  const words = wordCertificate({ ...facts(), provision: { provider: '', jointProviders: [] } })
  assert.deepEqual(
    listCertificateFaults(contentOf(words)).map((fault) => fault.code),
    ['certificate/incomplete'],
  )
})

function facts() {
  return { ...award, provision: { provider: award.provider, jointProviders: [] }, format: 'enduring' as const }
}

const stands: CertificateFate = { withdrawnAt: null, nextNumber: null }
const taken: CertificateFate = { ...stands, withdrawnAt: new Date('2026-11-25T15:00:00Z') }
const replaced: CertificateFate = { ...stands, nextNumber: 'C-26-7K4M-GQXR' }

const fates = [
  { of: stands, is: 'valid', withdraw: 'allowed', because: 'a certificate stands and can be withdrawn' },
  { of: taken, is: 'withdrawn', withdraw: 'certificate/withdrawn', because: 'it is withdrawn once' },
  { of: replaced, is: 'superseded', withdraw: 'certificate/superseded', because: 'of a chain the last is withdrawn' },
  {
    of: { ...taken, nextNumber: 'C-26-7K4M-GQXR' },
    is: 'superseded',
    withdraw: 'certificate/superseded',
    because: 'withdrawn and then replaced, it points to what replaced it',
  },
]
for (const { of, is, withdraw, because } of fates)
  test(because, () => {
    const decision = decideWithdrawal(of)
    assert.equal(standingOf(of), is)
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, withdraw)
  })

const same = { learner: award.learner, credits: '1', why: 'Checked' }
const corrections = [
  { input: { ...same, learner: 'Inés Kavenagh, MD' }, code: 'allowed', because: 'a name is corrected' },
  { input: { ...same, credits: '1.25' }, code: 'allowed', because: 'credit is corrected up to the designation' },
  { input: { ...same, credits: '1.5' }, code: 'claim/over-limit', because: 'and not above it' },
  { input: { ...same, credits: '1.1' }, code: 'credit/not-a-quarter', because: 'in quarters' },
  { input: { ...same, credits: '' }, code: 'credit/not-a-number', because: 'and not to nothing' },
  { input: same, code: 'certificate/no-change', because: 'a correction changes something' },
  { input: same, fate: taken, code: 'allowed', because: 'one withdrawn by mistake is issued anew as it was' },
  {
    input: { ...same, learner: 'Other' },
    fate: replaced,
    code: 'certificate/superseded',
    because: 'a certificate is replaced once',
  },
]
for (const { input, fate = stands, code, because } of corrections)
  test(because, () => {
    const decision = decideCorrection({ words: award, fate, kind: 'credit' }, input)
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })

test('who turns out to be no physician keeps no award, and who turns out to be one is given it', () => {
  const down = decideCorrection({ words: award, fate: stands, kind: 'participation' }, { ...same, credits: '' })
  const up = decideCorrection({ words: participation, fate: stands, kind: 'credit' }, same)
  assert.deepEqual([down.ok && down.value.awarded, up.ok && up.value.awarded], [null, 4])
})
