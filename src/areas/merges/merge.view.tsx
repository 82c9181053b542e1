import { showInstant } from '../../kernel/dates.ts'
import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { showTable } from './merge.rules.ts'
import type { MergeLine, Suspect } from './merge.schema.ts'

type Both = { fact: string; kept: string | null; gone: string | null }
type Share = { table: string; column: string; rows: number; alike: number }

export type ComparePageProps = {
  /** The record that stays, with the address of its page; the one that goes. */
  kept: { name: string; href: string }
  gone: { id: string; name: string; href: string }
  facts: Both[]
  shares: Share[]
  settled: string[]
  /** Why they cannot become one; null where they can. */
  forbids: string | null
  stamp: Stamp
  typed: string
  errors: Errors
  mayDistinguish: boolean
}

/** Two records side by side, what would move, and the one act that makes them one. */
export function ComparePage(props: ComparePageProps) {
  const { kept, gone, facts, shares, forbids } = props
  return (
    <>
      <Crumbs trail={[{ label: kept.name, href: kept.href }]} />
      <PageTitle lead={`${kept.name} stays; the other record goes into it. It can be undone, row by row.`}>
        Are these one?
      </PageTitle>
      <ErrorSummary title="They are two as before" errors={listErrors(props.errors)} />
      <Ledger
        caption="What is known of both"
        rows={facts}
        columns={[
          { key: 'fact', label: 'Fact', row: true },
          { key: 'kept', label: 'Stays', cell: (both) => both.kept || '–' },
          { key: 'gone', label: 'Goes', cell: (both) => both.gone || '–' },
        ]}
      />
      <MovesLeaf shares={shares} settled={props.settled} />
      {forbids ? (
        <Notice is="warn" title="They cannot become one yet.">
          {forbids}
        </Notice>
      ) : (
        <MergeForm {...props} />
      )}
      <p class="gap">
        <a href={`${gone.href}/merge?with=${kept.href.split('/').at(-1)}`}>Keep the other record instead</a>
      </p>
      {props.mayDistinguish ? (
        <Form action={`${kept.href}/distinctions`} {...props.stamp} hidden={{ otherId: gone.id }}>
          <Button look="quiet">They are two: do not ask again</Button>
        </Form>
      ) : null}
    </>
  )
}

function MovesLeaf({ shares, settled }: Pick<ComparePageProps, 'shares' | 'settled'>) {
  return (
    <Leaf title="What moves" small="From every part of the office">
      {shares.length === 0 ? (
        <p>Nothing points to the record that goes.</p>
      ) : (
        <Ledger
          caption="Entries that point to the record that goes"
          hideCaption
          rows={shares.map(({ table, column, rows, alike }) => ({
            what: `${showTable(table)}, as ${column.replace(/_id$/, '').replaceAll('_', ' ')}`,
            rows,
            alike,
          }))}
          columns={[
            { key: 'what', label: 'Entries', row: true },
            { key: 'rows', label: 'How many', num: true },
            { key: 'alike', label: 'Both have it', num: true },
          ]}
        />
      )}
      {settled.map((says) => (
        <p class="small">{says}</p>
      ))}
    </Leaf>
  )
}

function MergeForm({ kept, gone, stamp, typed, errors }: ComparePageProps) {
  return (
    <Form action={`${kept.href}/merge`} {...stamp} hidden={{ otherId: gone.id }}>
      <TextField
        name="why"
        label="Why they are one"
        hint="Kept with the merge"
        maxlength={300}
        value={typed}
        error={errors.why}
        required
      />
      <div class="row">
        <Button>Make them one</Button>
        <ButtonLink href={kept.href} look="plain">
          Leave them as they are
        </ButtonLink>
      </div>
    </Form>
  )
}

type ChoosePageProps = { name: string; href: string; typed: string; error?: string; suspects: Suspect[] }

/** Where the other record is chosen: one of those that look alike, or by anything it is known by. */
export function ChoosePage({ name, href, typed, error, suspects }: ChoosePageProps) {
  return (
    <>
      <Crumbs trail={[{ label: name, href }]} />
      <PageTitle lead="Next you see both side by side; nothing happens before you say so.">
        Another record of {name}
      </PageTitle>
      {suspects.length > 0 ? (
        <Leaf title="They look alike">
          <Entries>
            {suspects.map((suspect) => (
              <Entry
                title={`${suspect.givenName} ${suspect.familyName}`}
                href={`${href}/merge?with=${suspect.id}`}
                meta={`${suspect.email} · ${suspect.because}`}
              />
            ))}
          </Entries>
        </Leaf>
      ) : null}
      <form method="get" action={`${href}/merge`} class="flow">
        <ErrorSummary title="No record is found" errors={error ? [{ name: 'with', message: error }] : []} />
        <TextField
          name="with"
          label="The other record"
          hint="Its e-mail address or name, or the end of its page’s address"
          value={typed}
          error={error}
          required
        />
        <Button look="quiet">Compare</Button>
      </form>
    </>
  )
}

type Alike = { id: string; name: string; says: string }
type MergedLeafProps = { merges: MergeLine[]; suspects: Alike[]; href: string; stamp: Stamp; timeZone: string }

/** On the page of a record: what went into it, with the way back, and who may be the same. */
export function MergedLeaf({ merges, suspects, href, stamp, timeZone }: MergedLeafProps) {
  return (
    <Leaf title="One or two" small="Records that may be the same" id="merged">
      <Entries>
        {suspects.map((suspect) => (
          <Entry title={suspect.name} href={`${href}/merge?with=${suspect.id}`} meta={suspect.says} />
        ))}
        {merges.map((merge) => (
          <Entry
            title={`${merge.goneName} went into this record`}
            meta={`${showInstant(merge.at, timeZone)}, by ${merge.by ?? 'the office'}. ${merge.why}`}
            act={<UndoMerge merge={merge} stamp={stamp} />}
          />
        ))}
      </Entries>
      <div class="row">
        <ButtonLink href={`${href}/merge`} look="quiet" small>
          Compare with another record
        </ButtonLink>
      </div>
    </Leaf>
  )
}

function UndoMerge({ merge, stamp }: { merge: MergeLine; stamp: Stamp }) {
  return (
    <Details
      summary={
        <>
          Undo <span class="hide">the merge with {merge.goneName}</span>
        </>
      }
      small
    >
      <Form action={`/merges/${merge.id}/withdrawal`} {...stamp}>
        <TextField id={`why-${merge.id}`} name="why" label="Why they are two" maxlength={300} required />
        <Button look="grave" small>
          Make them two again
        </Button>
      </Form>
    </Details>
  )
}

/** An undoing that was refused, with what to do. */
export function UndoRefusedPage({ href, says }: { href: string; says: string }) {
  return (
    <>
      <PageTitle>They are one as before</PageTitle>
      <Notice is="bad">{says}</Notice>
      <ButtonLink href={href}>Back to the record</ButtonLink>
    </>
  )
}

type Pair = { oneId: string; one: string; otherId: string; other: string; because: string }

/** Everyone whom the office may know twice. */
export function PairsPage({ pairs, most }: { pairs: Pair[]; most: number }) {
  return (
    <>
      <Crumbs trail={[{ label: 'People', href: '/people' }]} />
      <PageTitle lead="The same NPI or license, or the same name, birthday and profession. You decide whether they are one.">
        Known twice?
      </PageTitle>
      {pairs.length === 0 ? (
        <Empty title="Nobody looks like someone else.">Near names are looked for on the page of each person.</Empty>
      ) : (
        <Entries>
          {pairs.map((pair) => (
            <Entry
              title={pair.one}
              href={`/people/${pair.oneId}/merge?with=${pair.otherId}`}
              meta={`and ${pair.other} · ${pair.because}`}
            />
          ))}
        </Entries>
      )}
      {pairs.length === most ? (
        <p class="small">The first {most} are shown; the others follow as these are decided.</p>
      ) : null}
    </>
  )
}
