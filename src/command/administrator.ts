import { nameAdministrator } from '../areas/access/administrator.commands.ts'
import type { Office } from '../platform/office.ts'
import { type Command, optionOf, say } from './command.ts'
import { openFromEnvironment } from './open.ts'

type Named = { email: string; givenName: string; familyName: string; why: string }

/** Names the first administrator of an office, who lets everyone else in. */
export const administratorCommand: Command = {
  name: 'administrator',
  says: 'name the first administrator of an office, who gives everyone else their roles',
  help: `Use: opencme administrator <e-mail address> [<given name> <family name>] [--why "…"]

Gives the role of administrator to the person with this address, and records them first where the office does not know
them; then their names are needed. They ask for a link at /sign-in, and give others their roles on the page of a person.

An office that has an administrator is refused: they can name others themselves. If nobody can sign in as one of them,
say so with --why; the reason is kept, as every act is.
  --why  why the office needs another administrator from here

It needs the settings of a real office (DEMO=0; see "opencme check") and works while the office runs. Names with spaces stand in quotes: opencme administrator ada@example.edu Ada "de Vries"`,
  run: async (args) => {
    const named = readArguments(args)
    if (typeof named === 'string') {
      process.stderr.write(`${named}\n`)
      return 2
    }
    const opened = await openFromEnvironment(args, false)
    try {
      if (opened.isDemo)
        throw new Error('A demonstration has an administrator of its own: sign in as one at /demo/sign-in.')
      return await nameIn(opened.office, named)
    } finally {
      await opened.close()
    }
  },
}

function readArguments(args: string[]): Named | string {
  const plain = args.filter((arg, i) => !arg.startsWith('--') && !/^--(why|date)$/.test(args[i - 1] ?? ''))
  const [email, givenName = '', familyName = '', ...more] = plain
  if (email === undefined) return 'Say who: opencme administrator ada@example.edu Ada Lindgren'
  if (more.length > 0) return 'Put names with spaces in quotes: opencme administrator ada@example.edu Ada "de Vries"'
  return { email, givenName, familyName, why: optionOf(args, 'why') ?? '' }
}

async function nameIn(office: Office, named: Named): Promise<number> {
  const actor = { personId: null, roles: [], via: 'command line' } as const
  const decision = await office.write(actor, (tx) => nameAdministrator(tx, named))
  if (!decision.ok) {
    process.stderr.write(`${decision.refusal.message}\n`)
    return 1
  }
  const { name, isNew } = decision.value
  say(`${name} is administrator${isNew ? ', and was recorded as a person' : ''}.`)
  say(`Start the office and ask for a link at ${office.address()}/sign-in with ${named.email}.`)
  return 0
}
