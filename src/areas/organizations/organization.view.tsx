import type { ComponentChildren } from 'preact'
import { type LocalDate, dayOf, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { listErrors } from '../../ui/errors.ts'
import { Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { IdentifierLine } from './identifier.schema.ts'
import { IdentifiersLeaf, type Refused } from './identifier.view.tsx'
import type { OrganizationKind } from './organization.schema.ts'
import type { PartnershipLine } from './partnership.schema.ts'
import { PartnershipsLeaf } from './partnership.view.tsx'

export type OrganizationPageProps = {
  organization: {
    id: string
    name: string
    kind: OrganizationKind
    isProvider: boolean
    street: string | null
    city: string | null
    state: string | null
    postalCode: string | null
    country: string
    web: string | null
    retiredAt: Date | null
    retiredWhy: string | null
  }
  /** What it is a part of, the nearest first. */
  above: { id: string; name: string }[]
  parts: { id: string; name: string; kind: OrganizationKind; isRetired: boolean }[]
  formerNames: { name: string; until: LocalDate | null }[]
  identifiers: IdentifierLine[]
  partnerships: PartnershipLine[]
  stamp: Stamp
  refused: Refused | null
  today: LocalDate
  timeZone: string
  mayRecord: boolean
  /** What areas above know of it. */
  children?: ComponentChildren
}

/** One organization: what it is, what it is a part of, how it is known elsewhere, what we do together. */
export function OrganizationPage(page: OrganizationPageProps) {
  const { organization, above, refused, stamp, mayRecord, timeZone } = page
  const base = `/organizations/${organization.id}`
  const trail = above.toReversed().map(({ id, name }) => ({ label: name, href: `/organizations/${id}` }))
  return (
    <>
      <Crumbs trail={[{ label: 'Organizations', href: '/organizations' }, ...trail]} />
      <ErrorSummary title="Nothing is changed yet" errors={listErrors(refused?.errors ?? {})} />
      <PageTitle
        meta={[
          capital(organization.kind),
          organization.isProvider ? 'The accredited school whose office this is' : '',
        ].filter(Boolean)}
        acts={
          mayRecord ? (
            <ButtonLink href={`${base}/details`} look="quiet">
              Change
            </ButtonLink>
          ) : null
        }
      >
        {organization.name}
      </PageTitle>
      {organization.retiredAt ? <RetiredNotice page={page} base={base} /> : null}
      <KnownLeaf {...page} />
      <PartsLeaf {...page} base={base} />
      <IdentifiersLeaf {...{ base, stamp, refused, mayRecord, timeZone }} identifiers={page.identifiers} />
      <PartnershipsLeaf
        {...{ base, stamp, refused, mayRecord }}
        partnerships={page.partnerships}
        today={page.today}
        mayBegin={!organization.isProvider && !organization.retiredAt}
      />
      {page.children}
      {mayRecord && !organization.retiredAt && !organization.isProvider ? (
        <RetireLeaf base={base} stamp={stamp} refused={refused} />
      ) : null}
    </>
  )
}

function KnownLeaf({ organization, above, formerNames }: OrganizationPageProps) {
  const { street, city, state, postalCode, country, web } = organization
  const place = [street, city, [state, postalCode].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
  const [whole] = above
  const names = formerNames.map(({ name, until }) => (until ? `${name} (until ${showShortDay(until)})` : name))
  return (
    <Leaf title="Known facts">
      <Facts
        facts={[
          ['Part of', whole ? <a href={`/organizations/${whole.id}`}>{whole.name}</a> : 'Nothing else'],
          ['Address', place],
          ['Web page', web ? <a href={web}>{web.replace(/^https?:\/\//, '')}</a> : 'Not given'],
          ['Earlier names', names.length > 0 ? names.join('; ') : 'None known'],
        ]}
      />
    </Leaf>
  )
}

const mostParts = 12

function PartsLeaf({ parts, base, organization, mayRecord }: OrganizationPageProps & { base: string }) {
  return (
    <Leaf title="Parts" small="Departments, units, member organizations" id="parts">
      {parts.length === 0 ? <p class="soft">None known.</p> : null}
      <Entries>
        {parts.slice(0, mostParts).map((part) => (
          <Entry
            title={part.name}
            href={`/organizations/${part.id}`}
            meta={`${capital(part.kind)}${part.isRetired ? ' · retired' : ''}`}
          />
        ))}
      </Entries>
      <div class="row">
        {parts.length > 0 ? (
          <a href={`/organizations?within=${organization.id}`}>
            {parts.length > mostParts ? `All ${parts.length} in the list` : 'In the list, however far down'}
          </a>
        ) : null}
        {mayRecord && !organization.retiredAt ? (
          <ButtonLink href={`/organizations/new?parent=${base.split('/').at(-1)}`} look="quiet" small>
            Add a part
          </ButtonLink>
        ) : null}
      </div>
    </Leaf>
  )
}

function RetiredNotice({ page, base }: { page: OrganizationPageProps; base: string }) {
  const { organization, timeZone, stamp, mayRecord } = page
  return (
    <Notice is="warn" title={`Retired on ${showShortDay(dayOf(organization.retiredAt!, timeZone))}.`}>
      <p>{organization.retiredWhy} It is no longer offered; what stands on it stays.</p>
      {mayRecord ? (
        <Form action={`${base}/retirement/withdrawal`} {...stamp} inline>
          <Button look="quiet" small>
            Take it up again
          </Button>
        </Form>
      ) : null}
    </Notice>
  )
}

function RetireLeaf({ base, stamp, refused }: { base: string; stamp: Stamp; refused: Refused | null }) {
  const mine = refused?.form === 'retirement' ? refused : null
  return (
    <Leaf title="Retire" id="retirement">
      <Details summary="The office no longer deals with it" open={mine !== null}>
        <Form action={`${base}/retirement`} {...stamp} label="Retire">
          <TextField
            id={mine ? undefined : 'retire-why'}
            name="why"
            label="Why"
            hint="Such as: closed, became part of another. Nothing is deleted, and it can be taken up again."
            value={mine?.typed.why ?? ''}
            error={mine?.errors.why}
            maxlength={300}
            required
          />
          {mine?.errors.isSure ? (
            <Checkbox name="isSure" value="yes" label="Retire it nevertheless" error={mine.errors.isSure} />
          ) : null}
          <Button look="grave">Retire</Button>
        </Form>
      </Details>
    </Leaf>
  )
}
