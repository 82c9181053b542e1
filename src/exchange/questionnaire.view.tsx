import type { Stamp } from '../http/route.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { Entries, Entry } from '../ui/entries.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FileField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { PageTitle } from '../ui/title.tsx'
import { type Format, formatWords } from './questionnaire.schema.ts'

type Named = { id: string; title: string }

function Trail({ questionnaire }: { questionnaire?: Named }) {
  const own = questionnaire ? [{ label: questionnaire.title, href: `/office/questionnaires/${questionnaire.id}` }] : []
  return <Crumbs trail={[{ label: 'Questionnaires', href: '/office/questionnaires' }, ...own]} />
}

/** The formats a questionnaire is taken out as, each with what it cannot say. */
export function ExportPage({
  questionnaire,
  lines,
}: {
  questionnaire: Named
  lines: { format: Format; losses: string[] }[]
}) {
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle lead="Its newest version, without any answers. Taken in again it is the same, but for what is named.">
        Take it out as a file
      </PageTitle>
      <Entries label="Formats">
        {lines.map(({ format, losses }) => (
          <Entry
            title={formatWords[format].words}
            meta={formatWords[format].hint}
            act={
              <ButtonLink href={`/office/questionnaires/${questionnaire.id}/export/${format}`} look="quiet" small>
                Download <span class="hide">as {formatWords[format].words}</span>
              </ButtonLink>
            }
          >
            <Losses losses={losses} none="It says everything." />
          </Entry>
        ))}
      </Entries>
    </>
  )
}

function Losses({ losses, none }: { losses: string[]; none: string }) {
  if (losses.length === 0) return <p>{none}</p>
  return (
    <>
      <p>It cannot say:</p>
      <ul>
        {losses.map((loss) => (
          <li>{loss}</li>
        ))}
      </ul>
    </>
  )
}

/** Asks for the file. */
export function ImportPage({ stamp, error }: { stamp: Stamp; error?: string }) {
  return (
    <>
      <Trail />
      <PageTitle lead="It becomes a questionnaire that nobody can answer before you publish it.">
        Take one in from a file
      </PageTitle>
      <ErrorSummary title="Nothing was taken in" errors={error ? [{ name: 'file', message: error }] : []} />
      <Form action="/office/questionnaires/import" {...stamp} multipart>
        <FileField
          name="file"
          label="File"
          hint="Our own JSON, a CSV as it is taken out here, or a FHIR R4 Questionnaire in JSON; up to 5 MB"
          accept=".json,.csv"
          error={error}
          required
        />
        <Button>Take it in</Button>
      </Form>
    </>
  )
}

/** What was taken in, and what has no place here. */
export function TakenPage({ questionnaire, count, losses }: { questionnaire: Named; count: number; losses: string[] }) {
  const questions = count === 1 ? '1 question' : `${count} questions`
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle lead={`${questions}. Look it over, then publish it.`}>Taken in: {questionnaire.title}</PageTitle>
      {losses.length === 0 ? (
        <p>Nothing was left out.</p>
      ) : (
        <>
          <p>This has no place here and was left out or asked in another way:</p>
          <ul>
            {losses.map((loss) => (
              <li>{loss}</li>
            ))}
          </ul>
        </>
      )}
      <p class="gap">
        <ButtonLink href={`/office/questionnaires/${questionnaire.id}`}>Look it over</ButtonLink>
      </p>
    </>
  )
}
