import assert from 'node:assert/strict'
import test from 'node:test'
import { quarters } from '../../kernel/quarters.ts'
import { listCertificateFaults } from './certificate.rules.ts'
import type { CertificateContent } from './certificate.schema.ts'

const award: CertificateContent = {
  kind: 'credit',
  learner: 'Ines Kavenagh MD',
  provider: 'Alder Bay School of Medicine',
  title: 'Blood thinners before surgery when the kidneys are failing',
  learningFormat: 'live activity',
  completedOn: 'Thursday, November 12, 2026',
  awarded: quarters(17),
  printed: quarters(17),
}
const participation: CertificateContent = { ...award, kind: 'participation', awarded: null, printed: null }

const certificates: { of: CertificateContent; codes: string[]; because: string }[] = [
  { of: award, codes: [], because: 'a certificate that prints the credit awarded may be given out' },
  {
    of: { ...award, printed: quarters(27) },
    codes: ['certificate/not-the-award'],
    because: 'CL18: printing the designated 6.75 where 4.25 was awarded is a defect',
  },
  {
    of: { ...award, printed: null },
    codes: ['certificate/not-the-award'],
    because: 'an award without a number is none',
  },
  {
    of: { ...award, learningFormat: '' },
    codes: ['certificate/incomplete'],
    because: 'CL19: a certificate without its learning format is a defect',
  },
  {
    of: { ...award, learner: ' ', completedOn: '' },
    codes: ['certificate/incomplete', 'certificate/incomplete'],
    because: 'every missing line is named',
  },
  { of: { ...award, awarded: null }, codes: ['certificate/no-award'], because: 'no claim, no award' },
  { of: participation, codes: [], because: 'a certificate of participation carries no award' },
  {
    of: { ...participation, printed: quarters(4) },
    codes: ['certificate/award-to-other'],
    because: 'nor does it print one that was never awarded',
  },
  {
    of: { ...participation, awarded: quarters(4) },
    codes: ['certificate/award-to-other'],
    because: 'nor hold one that is not printed',
  },
  {
    of: { ...participation, awarded: quarters(4), printed: quarters(4) },
    codes: ['certificate/award-to-other'],
    because: 'CL07: a certificate of participation that awards credit is a defect',
  },
]
for (const { of, codes, because } of certificates)
  test(because, () =>
    assert.deepEqual(
      listCertificateFaults(of).map(({ code }) => code),
      codes,
    ),
  )

test('CL18: the certificate says which number to print', () => {
  const [fault] = listCertificateFaults({ ...award, printed: quarters(27) })
  assert.equal(fault?.message, 'Print 4.25, the credit awarded, and no other number')
})
