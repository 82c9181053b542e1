import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { DateField, SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import type { Refused } from './identifier.view.tsx'
import { type PartnershipLine, partnershipKinds, partnershipWords } from './partnership.schema.ts'

type PartnershipsLeafProps = {
  base: string
  partnerships: PartnershipLine[]
  stamp: Stamp
  refused: Refused | null
  today: LocalDate
  mayRecord: boolean
  mayBegin: boolean
}

/** What the office does and did together with an organization. */
export function PartnershipsLeaf(props: PartnershipsLeafProps) {
  const { base, partnerships, stamp, refused, today, mayRecord, mayBegin } = props
  return (
    <Leaf title="Partner" small="What we do together" id="partnerships">
      {partnerships.length === 0 ? <p class="soft">It is no partner of the office.</p> : null}
      <Entries>
        {partnerships.map((one) => (
          <Entry
            title={capital(one.kind)}
            meta={[showSpan(one), one.isFreeOfCompanies ? 'free of companies' : '', one.endedWhy ?? '']
              .filter(Boolean)
              .join(' · ')}
            act={
              mayRecord && one.until === null ? (
                <EndForm base={base} one={one} stamp={stamp} refused={refused} today={today} />
              ) : null
            }
          >
            {one.note ?? undefined}
          </Entry>
        ))}
      </Entries>
      {mayRecord && mayBegin ? <BeginForm base={base} stamp={stamp} refused={refused} today={today} /> : null}
    </Leaf>
  )
}

function showSpan({ since, until }: PartnershipLine): string {
  return until === null ? `since ${showShortDay(since)}` : `${showShortDay(since)} to ${showShortDay(until)}`
}

type FormProps = { base: string; stamp: Stamp; refused: Refused | null; today: LocalDate }

function BeginForm({ base, stamp, refused, today }: FormProps) {
  const mine = refused?.form === 'partnership' ? refused : null
  const field = (name: string, standing = '') => ({
    name,
    value: mine ? (mine.typed[name] ?? '') : standing,
    error: mine?.errors[name],
  })
  return (
    <Details summary="It is a partner" open={mine !== null}>
      <Form action={`${base}/partnerships`} {...stamp} label="It is a partner">
        <SelectField
          {...field('partnershipKind')}
          label="What kind of partner"
          empty="Choose one"
          options={partnershipKinds.map((value) => ({ value, label: partnershipWords[value] }))}
          required
        />
        <DateField {...field('since', today)} label="From" required />
        <TextArea {...field('note')} label="What was agreed" rows={2} maxlength={500} optional />
        <Checkbox
          name="isFreeOfCompanies"
          value="yes"
          label="It is free of ineligible companies"
          hint="It makes and sells nothing that is used by or on patients, and nobody who does owns or controls it. Needed of who provides education with us."
          checked={mine?.typed.isFreeOfCompanies === 'yes'}
          error={mine?.errors.isFreeOfCompanies}
        />
        <Button>Begin</Button>
      </Form>
    </Details>
  )
}

function EndForm({ base, one, stamp, refused, today }: FormProps & { one: PartnershipLine }) {
  const mine = refused?.form === one.id ? refused : null
  return (
    <Details
      summary={
        <>
          It ended<span class="hide">: {one.kind}</span>
        </>
      }
      open={mine !== null}
      small
    >
      <Form action={`${base}/partnerships/${one.id}/end`} {...stamp} label={`End ${one.kind}`}>
        <DateField
          id={mine ? undefined : `until-${one.id}`}
          name="until"
          label="Last day"
          value={mine ? (mine.typed.until ?? '') : today}
          error={mine?.errors.until}
          required
        />
        <TextField
          id={mine ? undefined : `ended-${one.id}`}
          name="endedWhy"
          label="Why"
          value={mine?.typed.endedWhy ?? ''}
          error={mine?.errors.endedWhy}
          maxlength={300}
          required
        />
        <Button look="quiet" small>
          End it
        </Button>
      </Form>
    </Details>
  )
}
