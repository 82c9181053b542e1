import type { ComponentChildren } from 'preact'
import { Notice } from '../../ui/notice.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type Reporter, unsetProviderId } from './reportable.schema.ts'

type HeadProps = { view: 'activities' | 'learners' | 'files'; reporter: Reporter }

const views = [
  { view: 'activities', label: 'Activities', href: '/reports' },
  { view: 'learners', label: 'Learners', href: '/reports/learners' },
  { view: 'files', label: 'Files made', href: '/reports/files' },
]

/** What stands over every list of reports: the way between them, and what must be known before anything is handed in. */
export function ReportHead({ view, reporter }: HeadProps) {
  return (
    <>
      <PageTitle lead="What the accreditor is told of activities and of physicians’ credit. Files are made from the records here and handed in by you.">
        Reports
      </PageTitle>
      <ReportNotice reporter={reporter} />
      <Tabs
        label="Reports"
        tabs={views.map((one) => ({ label: one.label, href: one.href, current: one.view === view }))}
      />
    </>
  )
}

/** Two things nobody may learn too late: the official schema is to come, and who reports is not set. */
export function ReportNotice({ reporter }: { reporter: Reporter }) {
  return (
    <Notice is="warn" title="ACCME’s official schema is still to come.">
      <p>
        The namespaces in the files for PARS are not confirmed. Check a file with ACCME’s test upload before you hand in
        the first real one.
      </p>
      {reporter.providerId === unsetProviderId ? (
        <p>
          The provider ID is still {unsetProviderId}, so ACCME cannot tell whose file it is. An administrator sets it
          under <a href="/policies">Policies</a>.
        </p>
      ) : null}
      {reporter.providerName === '' ? <p>No organization is recorded as the accredited provider yet.</p> : null}
    </Notice>
  )
}

/** A file that was refused: why nothing was made. */
export function Refused({ children }: { children: ComponentChildren }) {
  return (
    <Notice is="bad" live title="Nothing was made.">
      {children}
    </Notice>
  )
}
