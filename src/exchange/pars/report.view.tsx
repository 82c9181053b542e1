import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import type { RegisterColumn } from '../../lists/register.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Next } from '../../ui/next.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { LinesTable, type ShownLine } from './line.view.tsx'
import { showPeriod } from './report.rules.ts'
import { type ReportLine, reportWords } from './report.schema.ts'

/** A file of the list with its instants in words. */
export type ShownReport = ReportLine & { when: string; setAside: string | null }

/** Files that were made, each with what it says and where it stands. */
export function FilesTable({ files, caption, hide }: { files: ShownReport[]; caption: string; hide?: boolean }) {
  return <Ledger caption={caption} hideCaption={hide} columns={[...fileColumns]} rows={files} />
}

export const fileColumns: readonly RegisterColumn<ShownReport>[] = [
  {
    key: 'kind',
    label: 'File',
    row: true,
    cell: (file) => (
      <RowTitle href={`/reports/files/${file.id}`} soft={file.name}>
        {reportWords[file.kind].name}
      </RowTitle>
    ),
  },
  { key: 'says', label: 'What it says', cell: showContent, text: showContent },
  {
    key: 'state',
    label: 'State',
    cell: (file) => <FileState file={file} />,
    text: (file) => (file.withdrawnAt ? 'Set aside' : 'Made'),
  },
  { key: 'by', label: 'By', person: true, cell: (file) => file.maker ?? '–', text: (file) => file.maker },
  { key: 'when', label: 'Made' },
  {
    key: 'hash',
    label: 'SHA-256',
    cell: (file) => <code title={file.sha256}>{file.sha256.slice(0, 12)}</code>,
    text: (file) => file.sha256,
  },
]

function FileState({ file }: { file: ShownReport }) {
  return file.withdrawnAt ? <Status is="stop">Set aside</Status> : <Status is="done">Made</Status>
}

/** "Adds “Sepsis in the first hour”", "12 added, 1 taken back": what a file says in a few words. */
function showContent(file: ReportLine): string {
  if (file.kind === 'pars learners' || file.kind === 'learner file') {
    const back = file.deleted > 0 ? `, ${file.deleted} taken back` : ''
    return `${file.added} added${back}`
  }
  const about = file.title ? `“${file.title}”` : `${file.activities} activities`
  if (file.action === null) return about
  return `${file.action === 'Add' ? 'Adds' : 'Updates'}${file.closes ? ' and closes' : ''} ${about}`
}

export type FilePageProps = {
  file: ShownReport
  activities: { id: string; number: string; title: string }[]
  lines: ShownLine[]
  more?: string
  stamp: Stamp
  typed: string
  errors: Errors
}

/** One file: the way to it, what it says, and setting it aside. */
export function FilePage({ file, activities, lines, more, stamp, typed, errors }: FilePageProps) {
  const facts: [string, ComponentChildren][] = [
    ['Made', `${file.when}, by ${file.maker ?? 'nobody known'}`],
    ['About', showPeriod({ from: file.periodStart, to: file.periodEnd })],
    ['Says', showContent(file)],
    ['Size', `${file.bytes.toLocaleString('en-US')} bytes`],
    ['SHA-256', <code>{file.sha256}</code>],
  ]
  if (file.setAside) facts.push(['Set aside', `${file.setAside}: ${file.why ?? ''}`])
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Reports', href: '/reports' },
          { label: 'Files made', href: '/reports/files' },
        ]}
      />
      <PageTitle lead={reportWords[file.kind].use} meta={[file.name, <FileState file={file} />]}>
        {reportWords[file.kind].name}
      </PageTitle>
      <ErrorSummary title="The file was not set aside" errors={listErrors(errors)} />
      <Download file={file} />
      <Leaf title="What it says">
        <Facts facts={facts} />
        {lines.length > 0 ? <LinesTable lines={lines} caption="Its records, in order" /> : null}
        <Pages next={more} />
      </Leaf>
      <Leaf title="Activities in it">
        <Entries label="Activities in it">
          {activities.map((activity) => (
            <Entry when={activity.number} title={activity.title} href={`/reports/activities/${activity.id}`} />
          ))}
        </Entries>
      </Leaf>
      {file.withdrawnAt ? null : <SetAside file={file} stamp={stamp} typed={typed} errors={errors} />}
    </>
  )
}

function Download({ file }: { file: ShownReport }) {
  const act = (
    <ButtonLink href={`/reports/files/${file.id}/content`} download>
      Download
    </ButtonLink>
  )
  if (file.withdrawnAt) return <Next act={act}>Nothing: this file is set aside and counts as not handed in.</Next>
  if (file.kind === 'mems' || file.kind === 'activity report')
    return <Next act={act}>Hand it to who asked for it.</Next>
  const more =
    file.action === 'Add'
      ? 'Then enter the number PARS gives the activity.'
      : 'The first one of its kind goes through the test upload.'
  return (
    <Next more={more} act={act}>
      Download it and hand it in at PARS.
    </Next>
  )
}

function SetAside({ file, stamp, typed, errors }: Pick<FilePageProps, 'file' | 'stamp' | 'typed' | 'errors'>) {
  return (
    <Details summary="It was not handed in" open={Object.keys(errors).length > 0}>
      <p>
        Set a file aside that was never handed in, or that PARS refused as a whole. What it says then counts as not
        said: its credits can be reported again. The file stays here.
      </p>
      <Form action={`/reports/files/${file.id}/withdrawal`} {...stamp}>
        <TextField name="why" label="Why" hint="Kept with the file" value={typed} error={errors.why} />
        <Button look="grave">Set it aside</Button>
      </Form>
    </Details>
  )
}
