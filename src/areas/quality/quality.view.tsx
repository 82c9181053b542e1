import { ButtonLink } from '../../ui/button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PageTitle } from '../../ui/title.tsx'

/** The head that both lists share: what they are, and the way from one to the other. */
export function QualityHead({ view, mayRecord }: { view: 'committees' | 'hand-overs'; mayRecord: boolean }) {
  return (
    <>
      <PageTitle
        lead="Committees of the hospitals hand over what they see. The office makes it a finding, and tells them what became of it."
        acts={
          mayRecord ? (
            <ButtonLink href="/quality/committees/new" small>
              Record a committee
            </ButtonLink>
          ) : undefined
        }
      >
        {view === 'committees' ? 'Committees' : 'Hand-overs'}
      </PageTitle>
      <Tabs
        label="Lists of quality"
        tabs={[
          { label: 'Committees', href: '/quality', current: view === 'committees' },
          { label: 'Hand-overs', href: '/quality/hand-overs', current: view === 'hand-overs' },
        ]}
      />
    </>
  )
}
