import { showCredits } from '../../kernel/quarters.ts'
import { mayBeSent, showBirth } from './learner.map.ts'
import type { ReportableCompletion } from './learner.schema.ts'
import { states } from './place.schema.ts'

/**
 * One column of the learner spreadsheet. `kind` tells a writer of spreadsheets which type of cell to make: `text` cells
 * keep leading zeros, and "09/10" does not become a day of this year.
 */
export type FileColumn = {
  header: string
  kind: 'text' | 'day' | 'number'
  guide: string
  of: (learner: ReportableCompletion) => string
}

const empty = () => ''

/**
 * The columns in their order. The ones for boards stay empty while no activity is registered with a board. The header
 * of the credit type ends in a space, as in the template seen.
 *
 * @source pars.learner.file
 */
export const learnerFileColumns: readonly FileColumn[] = [
  {
    header: 'Record Action',
    kind: 'text',
    guide: 'Add or Delete',
    of: ({ action }) => (action === 'add' ? 'Add' : 'Delete'),
  },
  {
    header: 'ACCME Activity ID',
    kind: 'text',
    guide: 'Nine digits',
    of: ({ accmeActivityId }) => accmeActivityId ?? '',
  },
  { header: 'Completion Date', kind: 'day', guide: 'Month/day/year, no time', of: showCompletedOn },
  { header: 'First Name', kind: 'text', guide: 'As on the license', of: ({ givenName }) => givenName },
  { header: 'Last Name', kind: 'text', guide: 'As on the license', of: ({ familyName }) => familyName },
  { header: 'Date of Birth', kind: 'text', guide: 'Month/day as text, no year', of: showBirthday },
  { header: 'Licensing State', kind: 'text', guide: 'Full name of the state', of: showState },
  { header: 'Licensing ID or NPI', kind: 'text', guide: 'As text, with leading zeros', of: showIdentity },
  {
    header: 'Number of CME Credits',
    kind: 'number',
    guide: 'In steps of 0.25',
    of: ({ quarters }) => showCredits(quarters),
  },
  { header: 'Certifying Board', kind: 'text', guide: 'Empty for CME alone', of: empty },
  { header: 'Certifying Board ID', kind: 'text', guide: 'Empty for CME alone', of: empty },
  { header: 'Total Board Credits', kind: 'number', guide: 'Empty for CME alone', of: empty },
  { header: 'Credit Type ', kind: 'text', guide: 'Empty for CME alone', of: empty },
  { header: 'Credits Awarded for Credit Type', kind: 'number', guide: 'Empty for CME alone', of: empty },
]

/**
 * The learner spreadsheet as CSV: a row of guidance, the header, then the records. Everything is quoted and nothing is
 * a formula. CSV has no cell types: a spreadsheet program must import the text columns as text.
 *
 * @source pars.learner.file
 */
export function printLearnerFile(completions: readonly ReportableCompletion[]): string {
  const rows = [
    learnerFileColumns.map(({ guide }) => guide),
    learnerFileColumns.map(({ header }) => header),
    ...completions.filter(mayBeSent).map((learner) => learnerFileColumns.map(({ of }) => of(learner))),
  ]
  return `\uFEFF${rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('')}`
}

function quote(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${harmless.replaceAll('"', '""')}"`
}

function showCompletedOn({ completedOn }: ReportableCompletion): string {
  const [year, month, day] = completedOn.split('-')
  return `${month}/${day}/${year}`
}

function showBirthday({ birth }: ReportableCompletion): string {
  return birth ? showBirth(birth, 'MM-DD').replace('-', '/') : ''
}

function showState({ license }: ReportableCompletion): string {
  return license ? (states.get(license.state) ?? '') : ''
}

function showIdentity({ license, npi }: ReportableCompletion): string {
  return license && license.number !== '' ? license.number : (npi ?? '')
}
