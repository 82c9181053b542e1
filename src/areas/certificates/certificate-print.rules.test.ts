import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { quarters } from '../../kernel/quarters.ts'
import { printPdf } from '../../platform/pdf.ts'
import { layCertificate } from './certificate-print.rules.ts'
import { type CertificateFacts, wordCertificate } from './certificate.rules.ts'
import type { CertificateStanding } from './certificate.schema.ts'

const facts: CertificateFacts = {
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
}

function sheetOf(given: Partial<CertificateFacts>, standing: CertificateStanding = 'valid') {
  const certificate = { number: 'C-26-7K4M-GQXR', words: wordCertificate({ ...facts, ...given }), standing }
  const next = standing === 'superseded' ? 'C-26-9999-9999' : null
  return layCertificate({ ...certificate, nextNumber: next }, { address: 'https://cme.alderbay.example' })
}

function print(given: Partial<CertificateFacts>, standing?: CertificateStanding): string {
  const printed = printPdf('areas/certificates/certificate.view.typ', sheetOf(given, standing))
  assert.ok(printed.ok, `letters are lacking: ${!printed.ok && printed.lacking.join(' ')}`)
  return Buffer.from(printed.bytes).toString('latin1')
}

const says = (given: Partial<CertificateFacts>) =>
  sheetOf(given).facts.map((fact) => `${fact.label}: ${fact.says.map((part) => part.text).join('')}`)

test('CL18: a certificate of credit prints the credit awarded, and the maximum only in its statement', () => {
  assert.deepEqual(says({}), [
    'Awarded: 1 AMA PRA Category 1 Credit™',
    'Completed: Thursday, November 12, 2026',
    'Learning format: Enduring material, activity EM-2026-0007',
  ])
})

test('CL07: a certificate of participation awards nothing and names the designated amount', () => {
  const [first] = says({ kind: 'participation', awarded: null })
  assert.equal(first, 'Took part: This activity was designated for 1.25 AMA PRA Category 1 Credits™.')
})

test('the printed certificate is tagged, one page, and named after its owner', () => {
  const pdf = print({})
  for (const part of [
    '/StructTreeRoot',
    '/MarkInfo',
    'pdfuaid:part',
    'Certificate of credit: Ines Kavenagh, MD',
    '/S /H1',
  ])
    assert.ok(pdf.includes(part), part)
  assert.equal(countPages(pdf), 1)
})

const hospital = 'Corran Valley Regional Hospital and Medical Center'
const names: { given: Partial<CertificateFacts>; because: string }[] = [
  { given: { learner: 'Zoë Łukasz-Ðặng Nguyễn Ngũgĩ, MBChB' }, because: 'names with accents' },
  { given: { learner: 'Αθηνά Παππά' }, because: 'Greek names' },
  { given: { learner: 'Дарья Жукова' }, because: 'Cyrillic names' },
  { given: { learner: '#panic("x") *a* $x$ \\ [ ] <b> @c `d`' }, because: 'names that look like markup' },
  {
    given: {
      learner: 'Wolkenstein '.repeat(13).trim(),
      title: 'Sepsis '.repeat(28),
      awarded: null,
      kind: 'participation',
    },
    because: 'the longest names and titles',
  },
  {
    given: { learner: `Dalia ${'Wolkenstein'.repeat(7)}, RN`, title: 'Sepsis'.repeat(30) },
    because: 'words without a space',
  },
  {
    given: { provision: { provider: facts.provision.provider, jointProviders: Array<string>(9).fill(hospital) } },
    because: 'nine partners',
  },
]
for (const { given, because } of names)
  test(`one page holds ${because}`, () => assert.equal(countPages(print(given, 'withdrawn')), 1))

test('what was replaced says by what, and what was withdrawn says so', () => {
  assert.match(sheetOf({}, 'superseded').standing ?? '', /C-26-9999-9999 has taken its place/)
  assert.match(sheetOf({}, 'withdrawn').standing ?? '', /withdrawn and is no longer valid/)
  assert.equal(sheetOf({}).standing, null)
})

function countPages(pdf: string): number {
  return Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf)?.[1] ?? pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0)
}
