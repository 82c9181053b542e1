import { capital } from '../../kernel/words.ts'
import { showDay } from '../../kernel/dates.ts'
import { Facts } from '../../ui/facts.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Status } from '../../ui/status.tsx'
import { StatementText } from '../credit/statement.part.tsx'
import type { CertificateStanding, CertificateWords } from './certificate.schema.ts'

/** A certificate as its pages show it. */
export type ShownCertificate = {
  id: string
  number: string
  words: CertificateWords
  standing: CertificateStanding
  next: { id: string; number: string } | null
  withdrawn: { on: string; why: string } | null
}

/** What each standing is called. */
export const standingWords: Record<CertificateStanding, string> = {
  valid: 'Valid',
  superseded: 'Replaced',
  withdrawn: 'Withdrawn',
}
const standingStates = { valid: 'done', superseded: 'todo', withdrawn: 'stop' } as const

/** The standing of a certificate as a shape and a word. */
export function Standing({ is }: { is: CertificateStanding }) {
  return <Status is={standingStates[is]}>{standingWords[is]}</Status>
}

type StandingProps = { certificate: ShownCertificate; path: (id: string) => string }

/** What became of a certificate, to those who may know why; nothing while it stands. */
export function StandingNotice({ certificate, path }: StandingProps) {
  const { next, withdrawn } = certificate
  if (next)
    return (
      <Notice is="warn" title="Replaced.">
        <p>
          Certificate <a href={path(next.id)}>{next.number}</a> has taken its place; this one stays as it was.
        </p>
      </Notice>
    )
  if (!withdrawn) return null
  return (
    <Notice is="bad" title={`Withdrawn on ${withdrawn.on}.`}>
      {withdrawn.why}
    </Notice>
  )
}

/** What stands on a certificate. */
export function WordsLeaf({ words, number }: { words: CertificateWords; number: string }) {
  const format = capital(words.learningFormat)
  return (
    <Leaf title="What it says" id="says">
      <Facts
        facts={[
          ['Name', words.learner],
          ['Activity', words.title],
          ['Provider', words.provider],
          ['Completed', showDay(words.completedOn)],
          ['Format', `${format}, activity ${words.activityNumber}`],
          ['Credit', <StatementText statement={words.says} />],
          ['Number', number],
          ['Issued', showDay(words.issuedOn)],
        ]}
      />
    </Leaf>
  )
}
