import { capital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { fieldId } from '../../ui/anchor.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Details } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { TextField } from '../../ui/field.tsx'
import { FilterWords, Filters } from '../../ui/filters.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { Channel } from '../evidence/source.schema.ts'
import { silenceSays } from './evidence.view.tsx'
import type { LinkedFinding } from './finding-link.store.ts'
import { isSpeaking } from '../strength/piece.rules.ts'
import { showSource } from './gap.schema.ts'
import type { Gap } from './gap.store.ts'
import { GapCrumbs } from './step.view.tsx'

/** An accepted finding that can be linked. */
type FreeFinding = { id: string; statement: string; population: string; channel: Channel; sourceTitle: string }

type FindingsPageProps = {
  gap: Gap
  linked: LinkedFinding[]
  free: FreeFinding[]
  hasMore: boolean
  words: string
  stamp: () => Stamp
  typed: { finding: string; direction: string; why: string }
  errors: Errors
}

/** Links findings to a gap, for it or against it, and takes them off. */
export function FindingsPage(page: FindingsPageProps) {
  const { gap, errors } = page
  return (
    <>
      <GapCrumbs gap={gap} />
      <PageTitle lead="Findings against it belong here too: a gap that survives them is the stronger for it.">
        Findings of gap {gap.number}
      </PageTitle>
      <ErrorSummary
        title="Nothing was changed"
        errors={listErrors(errors)}
        idOf={(name) => (name === 'why' ? `field-why-${page.typed.finding}` : fieldId(name))}
      />
      <div>
        <Leaf title="Linked" small={`${page.linked.length}`}>
          {page.linked.length === 0 ? <p>None yet.</p> : <Linked {...page} />}
        </Leaf>
        <Leaf title="Link another" small="Accepted findings, newest first">
          <div class="flow">
            <Filters action={`/gaps/${gap.id}/findings`} label="Look for a finding">
              <FilterWords value={page.words} />
            </Filters>
            {page.free.length === 0 ? <NoFree words={page.words} /> : <Free {...page} />}
          </div>
        </Leaf>
      </div>
    </>
  )
}

function Linked({ gap, linked, stamp, typed, errors }: FindingsPageProps) {
  return (
    <Entries>
      {linked.map((finding) => (
        <Entry
          when={
            <>
              <b>{finding.direction === 'for' ? 'For' : 'Against'}</b>
              <br />
              {capital(finding.channel)}
            </>
          }
          title={finding.statement}
        >
          <p class="meta">{finding.sourceTitle}</p>
          {isSpeaking(finding) ? null : <p class="error">{silenceSays(finding)}</p>}
          <Details summary="Take it off" small open={typed.finding === finding.id}>
            <Form
              action={`/gaps/${gap.id}/findings/${finding.id}/removal`}
              label={`Take off: ${finding.statement}`}
              {...stamp()}
            >
              <TextField
                id={`field-why-${finding.id}`}
                name="why"
                label="Why it does not belong here"
                value={typed.finding === finding.id ? typed.why : ''}
                error={typed.finding === finding.id ? errors.why : undefined}
              />
              <Button look="grave" small>
                Take it off
              </Button>
            </Form>
          </Details>
        </Entry>
      ))}
    </Entries>
  )
}

function Free({ gap, free, hasMore, stamp, typed, errors }: FindingsPageProps) {
  return (
    <Form action={`/gaps/${gap.id}/findings`} {...stamp()}>
      <Radios
        name="finding"
        legend="Finding"
        value={typed.finding}
        error={errors.finding}
        choices={free.map((finding) => ({
          value: finding.id,
          label: finding.statement,
          hint: `${capital(finding.channel)}: ${showSource({ title: finding.sourceTitle })}. ${finding.population}`,
        }))}
      />
      {hasMore ? <p class="meta">There are more. Look for words to find them.</p> : null}
      <Radios
        name="direction"
        legend="It speaks"
        tight
        value={typed.direction}
        error={errors.direction}
        choices={[
          { value: 'for', label: 'For the gap' },
          { value: 'against', label: 'Against the gap' },
        ]}
      />
      <div class="row">
        <Button>Link it</Button>{' '}
        <ButtonLink href={`/gaps/${gap.id}`} look="plain">
          Back to the gap
        </ButtonLink>
      </div>
    </Form>
  )
}

function NoFree({ words }: { words: string }) {
  return words ? (
    <Empty title="No accepted finding has these words.">Try fewer or other words.</Empty>
  ) : (
    <Empty title="No other finding is accepted.">
      <p>
        <a href="/evidence">Look at the findings</a> that wait for a decision; an accepted one can be linked here.
      </p>
    </Empty>
  )
}
