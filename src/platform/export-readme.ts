import type { Manifest } from './manifest.ts'
import type { TableWords } from './table-words.ts'

/** The README of an export: how it is written, how to put it back, and every table with its columns. */
export function explainExport(manifest: Manifest, words: ReadonlyMap<string, TableWords>): string {
  const tables = [...manifest.tables].sort((a, b) => (a.name < b.name ? -1 : 1))
  const lines = tables.map(
    ({ name, rows }) => `| [${name}](#${name}) | ${rows} | ${cell(words.get(name)?.says ?? [])} |`,
  )
  return [
    `# An OpenCME office, exported\n`,
    opening(manifest),
    `## Tables\n\n| table | rows | what it holds |\n| --- | --- | --- |\n${lines.join('\n')}`,
    ...tables.map(({ name }) => explainTable(name, words.get(name))),
    '',
  ].join('\n\n')
}

function opening({ takenAt, product, files, lost }: Manifest): string {
  return `Taken at ${takenAt} by OpenCME ${product}. Everything the office holds is here: ${files.length} files in \`files/\`, each named
by the SHA-256 of its bytes (their own names stand in \`tables/platform_file.csv\`), and one CSV for each table in \`tables/\`.
${lost.length === 0 ? '' : `\nThese files could not be read and are not here: ${lost.join(', ')}\n`}
It holds the personal data of everyone the office knows, financial relationships, answers, and mail with links that were
still open. Keep it where only those may read it who may read everything.

**To put it back** into an empty place: \`opencme restore <this folder>\`. Each file is compared with \`manifest.json\`, and what
came in is compared with it again. A file that was changed, if only by a spreadsheet that saved it, is refused.

**How the CSVs are written.** UTF-8, commas, one line of names, line breaks inside quotes. Nothing between two commas is
"not known"; \`""\` is an empty text. Times are UTC, days \`2026-11-24\`. Yes and no are \`t\` and \`f\`. Lists stand in braces, as
\`{one,two}\`. Credit is counted in quarters: 5 are 1.25. Rows are sorted by the key of their table.`
}

function explainTable(name: string, words: TableWords | undefined): string {
  const rows = (words?.columns ?? []).map(
    (column) => `| ${column.name} | ${column.type} | ${column.isNullable ? 'yes' : 'no'} | ${cell(column.says)} |`,
  )
  const says = words && words.says.length > 0 ? `\n\n${words.says.join(' ')}` : ''
  return `### ${name}${says}\n\n| column | type | may be empty | what it holds |\n| --- | --- | --- | --- |\n${rows.join('\n')}`
}

function cell(says: readonly string[]): string {
  return says.join(' ').replaceAll('|', '\\|')
}
