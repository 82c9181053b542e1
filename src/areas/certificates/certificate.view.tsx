import { Back, ButtonLink } from '../../ui/button.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { showKind } from './certificate-print.rules.ts'
import { type ShownCertificate, StandingNotice, WordsLeaf } from './certificate.part.tsx'
import type { CertificateWords } from './certificate.schema.ts'
import { CreditPhrase, StatementText } from '../credit/statement.part.tsx'

type PageProps = { certificate: ShownCertificate; verify: string; unmatched: string[]; isOwn: boolean }

/** A certificate to its owner: what it says, the file, how others can check it. */
export function CertificatePage({ certificate, verify, unmatched, isOwn }: PageProps) {
  const { id, number, words, standing } = certificate
  const file = `/certificates/${id}/pdf`
  return (
    <>
      {isOwn ? (
        <Back href="/my/credit">My credit</Back>
      ) : (
        <Back href={`/office/credit/certificates/${id}`}>Office</Back>
      )}
      <PageTitle above={showKind(words.kind)} lead={words.title}>
        {words.learner}
      </PageTitle>
      <StandingNotice certificate={certificate} path={(nextId) => `/certificates/${nextId}`} />
      {standing === 'valid' ? (
        <Next
          word="Yours"
          act={<ButtonLink href={file}>Download the PDF</ButtonLink>}
          more="One page, to print or to send."
        >
          {words.awarded === null ? (
            'Your certificate is ready.'
          ) : (
            <>
              <CreditPhrase quarters={words.awarded} /> awarded.
            </>
          )}
        </Next>
      ) : null}
      <WordsLeaf words={words} number={number} />
      <StatementsOf words={words} />
      <CheckLeaf verify={verify} number={number} />
      {unmatched.length > 0 ? <UnmatchedNotice unmatched={unmatched} /> : null}
      {standing === 'valid' ? null : (
        <p>
          <ButtonLink href={file} look="quiet">
            Download the PDF as it stands
          </ButtonLink>
        </p>
      )}
    </>
  )
}

function StatementsOf({ words }: { words: CertificateWords }) {
  return (
    <Leaf title="Accreditation">
      <div class="prose">
        <p>
          <StatementText statement={words.accreditation} />
        </p>
        <p>
          <StatementText statement={words.designation} />
        </p>
      </div>
    </Leaf>
  )
}

function CheckLeaf({ verify, number }: { verify: string; number: string }) {
  return (
    <Leaf title="Anyone can check it">
      <div class="prose">
        <p>
          Whoever you give it to can look the number up at <a href={`/verify/${number}`}>{verify}</a>. They see your
          name, the activity, the day and the credit, and nothing else of you.
        </p>
      </div>
    </Leaf>
  )
}

/** Why boards cannot see a physician's credit yet, and where to mend it. */
export function UnmatchedNotice({ unmatched }: { unmatched: string[] }) {
  const last = unmatched.at(-1)
  const words = unmatched.length > 1 ? `${unmatched.slice(0, -1).join(', ')} and ${last}` : last
  return (
    <Notice title="Boards cannot see it yet.">
      <p>
        Add {words} to <a href="/my/profile">your profile</a>, and the office can report your credit.
      </p>
    </Notice>
  )
}

/** The PDF cannot be set on this machine: which letters are lacking, and what to do. */
export function UnprintablePage({ id, lacking }: { id: string; lacking: string[] }) {
  return (
    <>
      <Back href={`/certificates/${id}`}>The certificate</Back>
      <PageTitle lead={`No font on this server has the letters ${lacking.slice(0, 20).join(' ')}.`}>
        The PDF cannot be printed here
      </PageTitle>
      <div class="prose">
        <p>
          The certificate is valid, and its number can be checked. Write to the office: it can install a font that has
          these letters, or issue the certificate with your name in Latin letters.
        </p>
      </div>
    </>
  )
}
