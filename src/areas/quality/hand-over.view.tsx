import type { Stamp } from '../../http/route.ts'
import { showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { needTypes, needWords, strengthWords, strengths } from '../evidence/finding.schema.ts'
import type { HandOver } from './hand-over.store.ts'
import { type Aftermath, kindWords, showDays, showNumbers, stateWords } from './hand-over.schema.ts'
import { AftermathChain, stateShapes } from './handed.view.tsx'
import { HeldNotice } from './held.view.tsx'

export type HandOverPageProps = {
  one: HandOver
  handedOn: string
  decidedOn: string
  aftermath: Aftermath | null
  notes: { when: string; says: string }[]
  mayDecide: boolean
  maySeeOffice: boolean
  stamp: Stamp
  typed: Readonly<Record<string, string>>
  errors: Errors
}

/** What a committee handed over, what the office made of it, and what came of that. */
export function HandOverPage(page: HandOverPageProps) {
  const { one, typed, errors, maySeeOffice } = page
  const texts = [typed.statement, typed.population, typed.caveats, typed.topics, typed.reason, typed.dismissReason]
  return (
    <>
      <Crumbs
        trail={[
          ...(maySeeOffice ? [{ label: 'Committees', href: '/quality' }] : []),
          { label: one.committee, href: `/quality/committees/${one.committeeId}` },
        ]}
      />
      <ErrorSummary title="Nothing was kept" errors={listErrors(errors)} />
      <HeldNotice texts={texts} />
      <PageTitle
        above={kindWords[one.kind].name}
        meta={[`Handed over ${page.handedOn}`, one.handedBy ?? 'The office', showNumbers(one)]}
      >
        {one.statement}
      </PageTitle>
      <Next act={page.mayDecide ? <ButtonLink href="#decision">Decide</ButtonLink> : undefined}>{nextOf(page)}</Next>
      <Leaf title="What was handed over">
        <Facts facts={factsOf(one)} />
      </Leaf>
      <Leaf title="What became of it">
        <p>
          <Status is={stateShapes[one.state]}>{stateWords[one.state]}</Status>
        </p>
        {one.reason === null ? null : <p>{`${one.reason} (${one.decidedBy ?? 'the office'}, ${page.decidedOn})`}</p>}
        {one.state === 'accepted' ? (
          <AftermathChain findingId={one.findingId} aftermath={page.aftermath} maySeeOffice={maySeeOffice} />
        ) : null}
        <Notes notes={page.notes} />
      </Leaf>
      {page.mayDecide ? <DecisionLeaf {...page} /> : null}
    </>
  )
}

function nextOf({ one, mayDecide }: HandOverPageProps): string {
  if (one.state === 'dismissed') return 'Nothing: the office dismissed it, and says why.'
  if (one.state === 'accepted') return 'Nothing: it became a finding. Its liaisons are told when something changes.'
  return mayDecide ? 'Make it a finding, or dismiss it with the reason.' : 'The office reads it and decides.'
}

function Notes({ notes }: Pick<HandOverPageProps, 'notes'>) {
  if (notes.length === 0) return null
  return (
    <Details summary={`What changed since: ${notes.length}`}>
      <Entries label="What changed since">
        {notes.map((note) => (
          <Entry when={note.when}>{note.says}</Entry>
        ))}
      </Entries>
    </Details>
  )
}

function factsOf(one: HandOver): [string, string][] {
  const complex = [
    ...(one.isChronic ? ['several chronic conditions'] : []),
    ...(one.isMedicalSurgical ? ['medical and surgical care together'] : []),
  ]
  const facts: [string, string][] = [
    ['Whom it is about', one.population],
    ['Days that count', showDays(one.periodStart, one.periodEnd)],
    [one.kind === 'numbers' ? 'Numbers' : 'Seen in', showNumbers(one)],
    ['Worst that came of it', capital(one.harm ?? '')],
    ['What contributed', capital(one.factors.join(', '))],
    ['Where care changed hands', capital(one.handoffs.join(', '))],
    ['Who took part', capital([...one.professions, ...one.specialties].join(', '))],
    ['Patients', capital(complex.join(', '))],
    ['At the meeting of', one.metOn === null ? '' : showShortDay(one.metOn)],
    ['To be known', one.note],
  ]
  return facts.filter(([, says]) => says !== '')
}

function DecisionLeaf({ one, stamp, typed, errors }: HandOverPageProps) {
  const path = `/quality/hand-overs/${one.id}`
  return (
    <Leaf title="Decide" id="decision">
      <Form action={`${path}/finding`} {...stamp} label="Make it a finding">
        <AcceptanceFields one={one} typed={typed} errors={errors} />
        <Button>Make it a finding</Button>
      </Form>
      <Details summary="Dismiss it" open={errors.dismissReason !== undefined}>
        <Form action={`${path}/dismissal`} {...stamp} label="Dismiss it">
          <TextArea
            name="dismissReason"
            label="Why"
            hint="The committee reads it"
            rows={2}
            value={typed.dismissReason}
            error={errors.dismissReason}
            required
          />
          <Button look="grave">Dismiss it</Button>
        </Form>
      </Details>
    </Leaf>
  )
}

type FieldsProps = Pick<HandOverPageProps, 'one' | 'typed' | 'errors'>

function AcceptanceFields({ one, typed, errors }: FieldsProps) {
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] })
  return (
    <>
      <TextArea {...field('statement')} label="What it shows" hint="One sentence that stands alone" rows={3} required />
      <TextField {...field('population')} label="Whom it is about" required />
      <Radios
        {...field('needType')}
        legend="What kind of need"
        choices={needTypes.map((value) => ({ value, label: needWords[value].name, hint: needWords[value].says }))}
        required
        tight
      />
      <Radios
        {...field('strength')}
        legend="How strong"
        hint={one.kind === 'numbers' ? 'Filled in: counted by a committee' : 'Filled in: read out of single cases'}
        choices={strengths.map((value) => ({ value, label: strengthWords[value] }))}
        required
        tight
      />
      <TextArea {...field('caveats')} label="Read with care" rows={2} optional />
      <TextField {...field('topics')} label="Topics" hint="With commas between them" optional />
      {one.kind === 'numbers' ? <SeriesFields typed={typed} errors={errors} /> : null}
      <TextArea {...field('reason')} label="Why it is accepted" hint="The committee reads it" rows={2} required />
    </>
  )
}

function SeriesFields({ typed, errors }: Pick<FieldsProps, 'typed' | 'errors'>) {
  return (
    <Details
      summary="Go on with the numbers as a measure"
      open={Boolean(typed.measure || errors.measure || errors.improvement)}
    >
      <TextField
        name="measure"
        label="Measure"
        hint="Its name as it stands under Measures, or a new one"
        value={typed.measure}
        error={errors.measure}
        autocomplete="off"
        optional
      />
      <SelectField
        name="improvement"
        label="Which way is better"
        value={typed.improvement}
        error={errors.improvement}
        empty="Choose"
        options={[
          { value: 'increase', label: 'More is better' },
          { value: 'decrease', label: 'Fewer is better' },
        ]}
        optional
      />
    </Details>
  )
}
