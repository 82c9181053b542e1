import type { Stamp } from '../../http/route.ts'
import type { ClauseId } from '../../kernel/clause.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { clauseSubjects, fieldOf, headingOf, sections } from './mission-statement.schema.ts'

type Typed = Readonly<Record<string, string>>
type Props = { from: number; typed: Typed; stamp: Stamp; errors: Errors }

/** The statement to be worded anew, clause by clause: each with what stands before and after it in its sentence. */
export function StatementFormPage({ from, typed, stamp, errors }: Props) {
  return (
    <>
      <Crumbs trail={[{ label: 'Mission', href: '/mission' }]} />
      <PageTitle lead="Word each clause so that the sentences read as one. Its number stays bound to it, whatever the words.">
        {from === 0 ? 'Enter the mission statement' : 'Word the mission anew'}
      </PageTitle>
      <ErrorSummary title="No version is adopted yet" errors={listErrors(errors)} />
      <Form action="/mission/edit" {...stamp} hidden={{ from: String(from) }}>
        <div>
          {sections.map(({ title, clauses }, at) => (
            <Leaf title={title} id={`part-${at + 1}`}>
              <div class="flow">
                <TextField
                  name={headingOf(at)}
                  label="Heading of this part"
                  value={typed[headingOf(at)]}
                  error={errors[headingOf(at)]}
                />
                <Entries>
                  {clauses.map((clause) => (
                    <Entry when={clause} title={clauseSubjects[clause]} heading>
                      <ClauseFields clause={clause} typed={typed} errors={errors} />
                    </Entry>
                  ))}
                </Entries>
              </div>
            </Leaf>
          ))}
          <AdoptionLeaf typed={typed} errors={errors} version={from + 1} />
        </div>
      </Form>
    </>
  )
}

type Adoption = { typed: Typed; errors: Errors; version: number }

function AdoptionLeaf({ typed, errors, version }: Adoption) {
  return (
    <Leaf title="Its adoption">
      <div class="flow">
        <DateField name="adoptedOn" label="Adopted on" value={typed.adoptedOn} error={errors.adoptedOn} />
        <TextArea
          name="why"
          label="Why it is worded so"
          hint="It stays with this version, for everyone to read"
          rows={3}
          value={typed.why}
          error={errors.why}
        />
        <div class="row">
          <Button>Adopt version {version}</Button>{' '}
          <ButtonLink href="/mission" look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </div>
    </Leaf>
  )
}

function ClauseFields({ clause, typed, errors }: { clause: ClauseId; typed: Typed; errors: Errors }) {
  const about = (part: 'before' | 'words' | 'after') => {
    const name = fieldOf(clause, part)
    return { name, value: typed[name], error: errors[name] }
  }
  return (
    <div class="flow">
      <TextField {...about('before')} label={`Before ${clause}`} optional />
      <TextArea {...about('words')} label={`Words of ${clause}`} rows={2} />
      <TextField {...about('after')} label={`After ${clause}`} optional />
    </div>
  )
}
