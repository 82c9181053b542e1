/** As what a list is taken along. @check lists_export.form */
export const exportForms = ['csv', 'xlsx'] as const
export type ExportForm = (typeof exportForms)[number]

/** A list of more rows than this is made as a job; a shorter one is sent at once. */
export const mostAtOnce = 10_000

/** So many days a file is kept. */
export const keptDays = 7

/** What each form is called, and how it is sent. */
export const formWords: Record<ExportForm, { name: string; mediaType: string }> = {
  csv: { name: 'CSV', mediaType: 'text/csv; charset=utf-8' },
  xlsx: {
    name: 'spreadsheet',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
}

/** What is asked of a list that is made as a file: where it stands and what was chosen, as in its address. */
export type ExportOrder = {
  register: string
  title: string
  path: string
  params: Readonly<Record<string, string>>
  address: string
  form: ExportForm
}
