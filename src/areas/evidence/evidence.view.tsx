import type { ComponentChildren } from 'preact'
import { ButtonLink } from '../../ui/button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { FindingState } from './finding.schema.ts'

/** The five lists of evidence. */
export type EvidenceView = FindingState | 'sources' | 'measures'

export type EvidenceCounts = Record<EvidenceView, number>

/** The head that all lists of evidence share: what it is, how to bring more, and the way from list to list. */
export function EvidenceHead(props: { view: EvidenceView; counts: EvidenceCounts; mayRecord: boolean }) {
  const { view, counts, mayRecord } = props
  const tab = (label: string, name: EvidenceView, href: string) => ({
    label,
    href,
    count: counts[name],
    current: view === name,
  })
  return (
    <>
      <PageTitle
        lead="Sources come in by six doors. A person reads a finding out of one, and someone decides on it."
        acts={mayRecord ? <Acts /> : undefined}
      >
        Evidence
      </PageTitle>
      <Tabs
        label="Lists of evidence"
        tabs={[
          tab('To decide', 'open', '/evidence'),
          tab('Accepted', 'accepted', '/evidence?state=accepted'),
          tab('Dismissed', 'dismissed', '/evidence?state=dismissed'),
          tab('Sources', 'sources', '/evidence/sources'),
          tab('Measures', 'measures', '/evidence/measures'),
        ]}
      />
    </>
  )
}

function Acts(): ComponentChildren {
  return (
    <>
      <ButtonLink href="/imports/new" look="quiet" small>
        Import a file
      </ButtonLink>{' '}
      <ButtonLink href="/evidence/sources/new" small>
        Record a source
      </ButtonLink>
    </>
  )
}
