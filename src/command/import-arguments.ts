import { parseArgs } from 'node:util'
import { isId } from '../kernel/ids.ts'
import { desks } from '../exchange/desks.ts'
import { type RunKind, kindWords, runKinds, tableKinds } from '../exchange/run.schema.ts'

type Common = { as: string | undefined; report: string | undefined }

/** What a person asked for: a file with what it is and what to do with it, or a run to go on with or to take back. */
export type AskedImport = Common &
  (
    | {
        act: 'import'
        kind: RunKind | null
        path: string
        columns: Record<string, string>
        answers: Record<string, string>
        only: 'check' | 'import'
        isWhole: boolean
      }
    | { act: 'resume' | 'undo'; runId: string }
  )

export const importHelp = `Use: opencme import <kind> <file> [--check] [--whole] [--as ada@example.edu] [--report rows.csv]
     opencme import --resume <import> | --undo <import>

Reads a file and takes in what is in it, like Imports in the office. Nothing is doubled: the same file again changes
nothing, a corrected one corrects. The file itself is not kept. Ctrl-C stops after the rows in hand.

Kinds
${runKinds.map((kind) => `  ${kind.padEnd(18)} ${kindWords[kind].reads}`).join('\n')}
  auto               find out by how it begins

Tables (${tableKinds.join(', ')})
  Their first line names the columns. Which column holds what is recognized, or remembered from the last such file.
  --column   field=Heading, for a column that is not recognized; as often as needed
  --answer   field=value, for what is asked once for the whole file, such as periodStart=2010-07-01

${tableKinds.map((kind) => `  ${kind}: ${fieldsOf(kind)}`).join('\n')}

Options
  --check    only look over: say what would become of each row, and change nothing
  --whole    all or nothing: where any row is refused, none is taken in
  --as       the person who imports, by e-mail address; they need the right to record what is in the file
  --report   write the report to this file as CSV as well
  --resume   go on with an import that was stopped, by the number in its address
  --undo     take a whole import back, while nothing is built on it

It works while the office runs. It ends with 0 when the file was read, even if some rows were refused, with 1 when the
whole file was refused or the import could not go on, and with 130 when it was stopped.`

function fieldsOf(kind: RunKind): string {
  const { fields, asks } = desks[kind].table!
  const most = fields.filter((field) => !field.key.includes('.')).map((field) => field.key)
  const asked = asks.length === 0 ? '' : `; asked: ${asks.map((ask) => ask.key).join(', ')}`
  return `${most.join(', ')}${asked}`
}

const options = {
  check: { type: 'boolean' },
  whole: { type: 'boolean' },
  as: { type: 'string' },
  report: { type: 'string' },
  date: { type: 'string' },
  resume: { type: 'string' },
  undo: { type: 'string' },
  column: { type: 'string', multiple: true },
  answer: { type: 'string', multiple: true },
} as const

/** Reads what was asked for; a sentence where it cannot be understood. */
export function readImportArguments(args: string[]): AskedImport | string {
  let read
  try {
    read = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    return `${(error as Error).message}. "opencme import --help" tells more.`
  }
  const { values, positionals } = read
  const common = { as: values.as, report: values.report }
  for (const act of ['resume', 'undo'] as const) {
    const runId = values[act]
    if (runId === undefined) continue
    return isId(runId) ? { ...common, act, runId } : `"${runId}" is no import: give the number in its address.`
  }
  const [name, path] = positionals
  const kind = runKinds.find((one) => one === name) ?? null
  if (kind === null && name !== 'auto')
    return `${name === undefined ? 'Say what the file is' : `There is no kind "${name}"`}. The kinds are: ${runKinds.join(', ')}, auto. "opencme import --help" tells more.`
  if (path === undefined) return `Name the file: opencme import ${name ?? 'people'} list.csv`
  const [columns, answers] = [pairsOf(values.column), pairsOf(values.answer)]
  if (columns === null || answers === null)
    return 'Write columns and answers as field=value, such as --column email="Mail"'
  const only = values.check ? ('check' as const) : ('import' as const)
  return { ...common, act: 'import', kind, path, columns, answers, only, isWhole: values.whole ?? false }
}

function pairsOf(given: string[] = []): Record<string, string> | null {
  const pairs = given.map((text) => /^([^=]+)=(.*)$/s.exec(text))
  if (pairs.some((pair) => pair === null)) return null
  return Object.fromEntries(pairs.map((pair) => [pair![1]!, pair![2]!]))
}
