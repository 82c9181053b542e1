import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { showKind } from './certificate-print.rules.ts'
import type { CertificateWords } from './certificate.schema.ts'
import { StatementText } from '../credit/statement.part.tsx'

/** What anyone is told of a number: nothing of the person unless the certificate stands. */
export type Verdict =
  | { is: 'valid'; words: CertificateWords }
  | { is: 'withdrawn'; on: LocalDate }
  | { is: 'superseded'; by: string }
  | { is: 'unknown' }

/** The form alone: look a number up. */
export function VerificationPage() {
  return (
    <>
      <PageTitle lead="Every certificate of this office has a number. Here you see whether it is valid and what it says.">
        Check a certificate
      </PageTitle>
      <NumberForm typed="" />
    </>
  )
}

/** What became of a number. The same page whether there is such a number or not. */
export function VerdictPage({ number, verdict }: { number: string; verdict: Verdict }) {
  return (
    <>
      <PageTitle above="Check a certificate">{number}</PageTitle>
      <Said verdict={verdict} />
      <Leaf title="Check another">
        <NumberForm typed="" />
      </Leaf>
    </>
  )
}

function Said({ verdict }: { verdict: Verdict }) {
  if (verdict.is === 'unknown')
    return (
      <Notice is="warn" title="There is no certificate with this number." live>
        Compare it with the certificate, letter by letter. It begins with C and the year.
      </Notice>
    )
  if (verdict.is === 'withdrawn')
    return (
      <Notice is="bad" title="Not valid." live>
        {`The office withdrew this certificate on ${showDay(verdict.on)}.`}
      </Notice>
    )
  if (verdict.is === 'superseded')
    return (
      <Notice is="warn" title="No longer valid." live>
        <p>
          Another certificate has taken its place: <a href={`/verify/${verdict.by}`}>{verdict.by}</a>.
        </p>
      </Notice>
    )
  return <Valid words={verdict.words} />
}

function Valid({ words }: { words: CertificateWords }) {
  return (
    <>
      <Notice is="good" title="Valid." live>
        The office issued this certificate, and it stands.
      </Notice>
      <Leaf title={showKind(words.kind)} id="says">
        <Facts
          facts={[
            ['Name', words.learner],
            ['Activity', words.title],
            ['Provider', words.provider],
            ['Format', words.learningFormat],
            ['Completed', showDay(words.completedOn)],
            ['Credit', <StatementText statement={words.says} />],
          ]}
        />
      </Leaf>
    </>
  )
}

function NumberForm({ typed }: { typed: string }) {
  return (
    <form class="flow" action="/verify" role="search" aria-label="Look a number up">
      <TextField
        name="number"
        label="Number"
        hint="Such as C-26-7K4M-GQXR; small letters will do, with dashes or without"
        value={typed}
        autocomplete="off"
        maxlength={60}
        required
      />
      <Button>Check</Button>
    </form>
  )
}
