import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { listRoles } from '../areas/access/role.store.ts'
import { findPersonByEmail } from '../areas/people/person.store.ts'
import { decideTaking, takeIn } from '../exchange/questionnaire.commands.ts'
import { readQuestionnaire, writeQuestionnaire } from '../exchange/questionnaire.rules.ts'
import { type Format, formatWords, formats } from '../exchange/questionnaire.schema.ts'
import { draftOf } from '../areas/questions/questionnaire.rules.ts'
import { findNewestVersion } from '../areas/questions/version.store.ts'
import { may } from '../http/permission.ts'
import type { Actor } from '../kernel/actor.ts'
import { isId } from '../kernel/ids.ts'
import type { Office } from '../platform/office.ts'
import { type Command, say } from './command.ts'
import { openFromEnvironment } from './open.ts'

/** What a person asked for: one questionnaire out as a file, or one in from a file. */
type Asked =
  | { act: 'export'; questionnaireId: string; path: string; format: Format }
  | { act: 'import'; path: string; isCheck: boolean; as: string | undefined }

/** Takes a questionnaire out as a file and one in from a file, as its pages in the office do. */
export const questionnaireCommand: Command = {
  name: 'questionnaire',
  says: 'take a questionnaire out as a file, or one in from a file',
  help: `Use: opencme questionnaire export <questionnaire> <file> [--form json|csv|r4]
     opencme questionnaire import <file> [--check] [--as ada@example.edu]

export writes the newest version, without any answers. The questionnaire is told by the number in its address.
  --form   the form of the file; json unless its name ends in .csv or .r4.json
${formats.map((format) => `             ${format.padEnd(5)} ${formatWords[format].words}. ${formatWords[format].hint}`).join('\n')}

import begins a questionnaire that nobody can answer before it is published. Which form the file has, its content tells.
  --check  only look over: say what would become of it, and change nothing
  --as     the person who takes it in, by e-mail address; they need the right to write questionnaires

What a form cannot say, or what has no place here, is told line by line. It ends with 0 when it is done, with 1 when the
file or the questionnaire was refused, and with 2 when it does not understand what was asked. It works while the office runs.`,
  run: async (args) => {
    const asked = readArguments(args)
    if (typeof asked === 'string') {
      process.stderr.write(`${asked}\n`)
      return 2
    }
    const bytes =
      asked.act === 'import' ? await readFile(asked.path).catch((fault) => explain(asked.path, fault)) : null
    const opened = await openFromEnvironment([], true)
    try {
      if (opened.isToBuild)
        throw new Error('There is no office here yet. Start one first: "opencme demo", or "opencme start".')
      return asked.act === 'export' ? await writeOut(opened.office, asked) : await bringIn(opened.office, asked, bytes!)
    } finally {
      await opened.close()
    }
  },
}

const options = { as: { type: 'string' }, form: { type: 'string' }, check: { type: 'boolean' } } as const

function readArguments(args: string[]): Asked | string {
  const more = '"opencme questionnaire --help" tells more.'
  let read
  try {
    read = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    return `${(error as Error).message}. ${more}`
  }
  const { values, positionals } = read
  const [act, first, second] = positionals
  if (act === 'import') {
    if (first === undefined) return 'Name the file: opencme questionnaire import needs.json'
    return { act, path: first, isCheck: values.check ?? false, as: values.as }
  }
  if (act !== 'export') return `Say export or import. ${more}`
  if (first === undefined || !isId(first)) return `Give the number in the address of the questionnaire. ${more}`
  if (second === undefined) return `Name the file: opencme questionnaire export ${first} needs.json`
  const ending = formats.find((one) => second.endsWith(`.${formatWords[one].ending}`) && one !== 'json') ?? 'json'
  const format = formats.find((one) => one === (values.form ?? ending))
  if (!format) return `There is no form "${values.form}". The forms are: ${formats.join(', ')}.`
  return { act, questionnaireId: first, path: second, format }
}

function explain(path: string, fault: NodeJS.ErrnoException): never {
  throw new Error(`${path} cannot be read: ${fault.code === 'ENOENT' ? 'there is no such file' : fault.message}`)
}

async function writeOut(office: Office, asked: Extract<Asked, { act: 'export' }>): Promise<number> {
  const version = await findNewestVersion(office.db, asked.questionnaireId)
  if (!version) return refuse(`There is no questionnaire ${asked.questionnaireId}.`)
  const { text, losses } = writeQuestionnaire(draftOf(version), asked.format)
  try {
    await writeFile(asked.path, text, { flag: 'wx' })
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    return refuse(
      isThere ? `${asked.path} is there already.` : `${asked.path} cannot be written: ${(error as Error).message}`,
    )
  }
  say(`${asked.path} holds “${version.title}”, version ${version.number}: ${countOf(version.items)}.`)
  tell('It cannot say:', losses)
  return 0
}

async function bringIn(office: Office, asked: Extract<Asked, { act: 'import' }>, bytes: Uint8Array): Promise<number> {
  const actor = await findActor(office, asked.as)
  const taken = readQuestionnaire(bytes)
  if (!taken.ok) return refuse(taken.why)
  const decision = decideTaking(taken.draft)
  if (!decision.ok) return refuse(decision.refusal.message)
  const { title, items } = taken.draft
  if (asked.isCheck) {
    say(`“${title}” can be taken in: ${countOf(items)}. Nothing was changed.`)
    tell('This has no place here:', taken.losses)
    return 0
  }
  const begun = await office.write(actor, (tx) => takeIn(tx, taken.draft))
  if (!begun.ok) return refuse(begun.refusal.message)
  const { questionnaireId, losses } = begun.value
  say(
    `Taken in: “${title}”, ${countOf(items)}. Look it over at ${office.address()}/office/questionnaires/${questionnaireId}`,
  )
  tell('This has no place here and was left out or asked in another way:', [...taken.losses, ...losses])
  return 0
}

async function findActor(office: Office, email: string | undefined): Promise<Actor> {
  if (email === undefined) return { personId: null, roles: [], via: 'command line' }
  const person = await findPersonByEmail(office.db, email)
  const roles = person ? (await listRoles(office.db, person.id, office.now())).map((held) => held.role) : []
  if (person && may({ roles }, 'questionnaire.write')) return { personId: person.id, roles, via: 'command line' }
  throw new Error(
    `Nobody with the address ${email} may write questionnaires. Leave --as out, or name someone of the office.`,
  )
}

function countOf(items: readonly unknown[]): string {
  return items.length === 1 ? '1 question' : `${items.length} questions`
}

function tell(heading: string, losses: readonly string[]): void {
  if (losses.length > 0) say([heading, ...losses.map((loss) => `  ${loss}`)].join('\n'))
}

function refuse(why: string): number {
  process.stderr.write(`${why}\n`)
  return 1
}
