import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterWords, Filters } from '../../ui/filters.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { capital } from '../../kernel/words.ts'
import type { Channel } from '../evidence/source.schema.ts'
import { showSource } from '../gaps/gap.schema.ts'

/** An accepted finding that a gap can be proposed from. */
type FreeFinding = {
  id: string
  statement: string
  population: string
  channel: Channel
  sourceTitle: string
  isInGap: boolean
}

type PickPageProps = { findings: FreeFinding[]; hasMore: boolean; words: string }

/** Chooses the findings that a new gap rests on. */
export function PickPage({ findings, hasMore, words }: PickPageProps) {
  return (
    <>
      <Crumbs trail={[{ label: 'Gaps', href: '/gaps' }]} />
      <PageTitle lead="Nothing becomes a gap without a source. Choose the accepted findings that show it; what they say is filled in for you.">
        New gap
      </PageTitle>
      <Filters action="/gaps/new" label="Look for a finding">
        <FilterWords value={words} />
      </Filters>
      {findings.length === 0 ? (
        <Empty title={words ? 'No accepted finding has these words.' : 'No finding is accepted yet.'}>
          <p>
            A finding is what a person reads out of a source. <a href="/evidence">Look at the findings</a> that wait for
            a decision.
          </p>
        </Empty>
      ) : (
        <form class="flow" action="/gaps/new" aria-label="Choose findings">
          <Checkboxes
            name="finding"
            legend="Accepted findings"
            hint="Those that are in no gap yet stand first"
            choices={findings.map((finding) => ({
              value: finding.id,
              label: finding.statement,
              hint: `${capital(finding.channel)}: ${showSource({ title: finding.sourceTitle })}. ${finding.population}${finding.isInGap ? '. In a gap already' : ''}`,
            }))}
          />
          {hasMore ? <p class="meta">There are more. Look for words to find them.</p> : null}
          <Button>Go on with these</Button>
        </form>
      )}
    </>
  )
}
