import { capital } from '../../kernel/words.ts'
import { showShortDay } from '../../kernel/dates.ts'
import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, SelectField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type FactField, type FactKind, type FactLine, factForms, factKinds } from './fact.schema.ts'

type Typed = Readonly<Record<string, string>>

export type FactPageProps = {
  kind: FactKind
  /** The address of the page, `/people/…/licenses` or `/my/licenses`, and where it belongs. */
  here: string
  back: { label: string; href: string }
  facts: FactLine[]
  stamp: Stamp
  typed: Typed
  errors: Errors
  organizations: string[]
}

/** Everything of one kind that is known of a person: taken away one by one, and one added below. */
export function FactPage({ kind, here, back, facts, stamp, typed, errors, organizations }: FactPageProps) {
  const { title, one, lead, fields } = factForms[kind]
  return (
    <>
      <Crumbs trail={[back]} />
      <PageTitle lead={lead}>{title}</PageTitle>
      <Leaf title="Known">
        {facts.length === 0 ? (
          <Empty title="None yet." />
        ) : (
          <Entries>
            {facts.map((fact) => (
              <Entry
                title={fact.title}
                meta={[fact.detail, showDays(fact)].filter(Boolean).join(' · ')}
                act={<FactActs fact={fact} here={here} csrf={stamp.csrf} />}
              />
            ))}
          </Entries>
        )}
      </Leaf>
      <Leaf title={`Add ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`} id="add">
        <ErrorSummary title="Nothing is added yet" errors={listErrors(errors)} />
        <Form action={here} {...stamp}>
          {fields.map((field) => (
            <FactControl
              field={field}
              value={typed[field.name]}
              error={errors[field.name]}
              organizations={organizations}
            />
          ))}
          <Button>Add</Button>
        </Form>
      </Leaf>
    </>
  )
}

function FactActs({ fact, here, csrf }: { fact: FactLine; here: string; csrf: string }) {
  const mayEnd = (fact.kind === 'affiliations' || fact.kind === 'qualifications') && fact.until === null
  return (
    <div class="row">
      {mayEnd ? (
        <Form action={`${here}/${fact.id}/end`} csrf={csrf} inline>
          <Button look="quiet" small>
            Ended today <span class="hide">: {fact.title}</span>
          </Button>
        </Form>
      ) : null}
      <Form action={`${here}/${fact.id}/removal`} csrf={csrf} inline>
        <Button look="grave" small>
          Remove <span class="hide">{fact.title}</span>
        </Button>
      </Form>
    </div>
  )
}

type ControlProps = { field: FactField; value?: string; error?: string; organizations: string[] }

function FactControl({ field, value, error, organizations }: ControlProps) {
  const { name, label, hint, isOptional = false, isShort } = field
  const props = { name, label, hint, value, error, required: !isOptional, optional: isOptional }
  if (field.is === 'day') return <DateField {...props} />
  if (field.is === 'choice')
    return (
      <SelectField
        {...props}
        options={field.options!.map((word) => ({ value: word, label: capital(word) }))}
        empty={isOptional ? 'None of these' : 'Choose one'}
      />
    )
  const suggestions = field.is === 'organization' ? organizations : field.suggestions && [...field.suggestions]
  return <TextField {...props} short={isShort} suggestions={suggestions} autocomplete="off" />
}

/** What is known of a person beside the facts there is one of, each kind with the way to change it where `base` says where; kinds of which nothing is known together. */
export function FactsLeaf({ facts, base, kinds = factKinds }: FactsLeafProps) {
  const isKnown = (kind: FactKind) => facts.some((fact) => fact.kind === kind)
  const unknown = kinds.filter((kind) => !isKnown(kind))
  return (
    <>
      {kinds.filter(isKnown).map((kind) => (
        <Leaf title={factForms[kind].title} id={kind}>
          <Entries>
            {facts
              .filter((fact) => fact.kind === kind)
              .map((fact) => (
                <Entry title={fact.title} meta={[fact.detail, showDays(fact)].filter(Boolean).join(' · ')} />
              ))}
          </Entries>
          {base ? (
            <div class="row">
              <ButtonLink href={`${base}/${kind}`} look="quiet" small>
                Change <span class="hide">{factForms[kind].title.toLowerCase()}</span>
              </ButtonLink>
            </div>
          ) : null}
        </Leaf>
      ))}
      {unknown.length === 0 ? null : (
        <Leaf title="Nothing known yet" small={base ? 'Add what you learn' : undefined} id="unknown">
          <Entries>
            {unknown.map((kind) => (
              <Entry title={factForms[kind].title} href={base ? `${base}/${kind}` : undefined} />
            ))}
          </Entries>
        </Leaf>
      )}
    </>
  )
}

type FactsLeafProps = { facts: FactLine[]; base: string | null; kinds?: readonly FactKind[] }

function showDays({ kind, since, until }: FactLine): string {
  if (kind === 'licenses') return until ? `expires ${showShortDay(until)}` : ''
  if (since && until) return `${showShortDay(since)} to ${showShortDay(until)}`
  if (since) return `from ${showShortDay(since)}`
  return until ? `until ${showShortDay(until)}` : ''
}
