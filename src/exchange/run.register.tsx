import { visitorOf } from '../http/route.ts'
import type { Register, RegisterColumn } from '../lists/register.ts'
import { ButtonLink } from '../ui/button.tsx'
import { RowTitle } from '../ui/ledger.tsx'
import { PageTitle } from '../ui/title.tsx'
import { type RunChoice, type RunFound, runList } from './run-list.store.ts'
import { lineOf } from './run.page.ts'
import { mayImport, seenKinds } from './run.right.ts'
import { showCounts } from './run.rules.ts'
import { kindWords, runKinds, runStates } from './run.schema.ts'
import { countOutcomes } from './run.store.ts'
import { type RunLine, RunStatus, showKind, showState } from './run.view.tsx'

const columns: readonly RegisterColumn<RunLine>[] = [
  {
    key: 'fileName',
    label: 'File',
    row: true,
    order: 'file',
    cell: (run) => (
      <RowTitle href={`/imports/${run.id}`} soft={run.recognized ?? showKind(run.kind)}>
        {run.fileName}
      </RowTitle>
    ),
  },
  { key: 'kind', label: 'Kind', isExtra: true, cell: ({ kind }) => showKind(kind), text: ({ kind }) => showKind(kind) },
  {
    key: 'state',
    label: 'State',
    cell: ({ state }) => <RunStatus state={state} />,
    text: ({ state }) => showState(state),
  },
  { key: 'rows', label: 'Rows', cell: sayRows, text: sayRows },
  { key: 'by', label: 'By', person: true },
  { key: 'when', label: 'Started', order: 'newest', nowrap: true },
]

function sayRows(run: RunLine): string {
  return run.state === 'refused' ? 'none' : showCounts(run.counts)
}

/** Every file that was brought, the newest first: those of kinds that the visitor may see. */
export const runRegister: Register<RunFound, RunLine, RunChoice> = {
  path: '/imports',
  name: 'imports',
  title: 'Imports',
  one: 'import',
  many: 'imports',
  may: 'evidence.see',
  source: runList,
  narrow: (visit, { state, kind }) => {
    const visitor = visitorOf(visit)
    const kinds = seenKinds(visitor).filter((one) => kind === undefined || one === kind)
    const withUnknown = kind === undefined && mayImport(visitor, null, 'see')
    return { kinds, withUnknown, state: runStates.find((one) => one === state) }
  },
  dress: async (visit, runs) => {
    const ids = runs.map(({ id }) => id)
    const counts = await countOutcomes(visit.db, ids)
    return runs.map((run) => lineOf(visit, run, counts))
  },
  nameOf: ({ fileName }) => fileName,
  columns,
  filters: [
    { name: 'kind', label: 'Kind', options: runKinds.map((value) => ({ value, label: kindWords[value].name })) },
    { name: 'state', label: 'State', options: runStates.map((value) => ({ value, label: showState(value) })) },
  ],
  orders: { newest: 'newest first', file: 'by name of the file' },
  search: 'The name of a file',
  head: ({ visit }) => (
    <PageTitle
      lead="Lists of people and organizations, and files that become sources and values. What became of each row stays; the files do not."
      acts={
        mayImport(visitorOf(visit), null, 'record') ? (
          <ButtonLink href="/imports/new">Import a file</ButtonLink>
        ) : undefined
      }
    >
      Imports
    </PageTitle>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No import fits.', says: 'Try part of the name of the file, or clear the filters.' }
      : {
          title: 'No file has been brought yet',
          says: 'Each import stands here with what became of every row in it. Bring a list of people, PubMed records, measure reports or another file that is read here, or use the command line.',
        },
}
