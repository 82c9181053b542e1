import type { TestContext } from 'node:test'
import type { Command } from '../src/command/command.ts'

/** What a command answered and what it said; `code` is 1 too where it ended with a sentence. */
export type Answer = { code: number; said: string }

/** Gives a command as a person at the terminal does, with these settings in the environment while it works. */
export async function giveCommand(
  t: TestContext,
  command: Command,
  args: string[],
  env: Record<string, string | undefined>,
): Promise<Answer> {
  const before = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]))
  const said: string[] = []
  const mocks = (['stdout', 'stderr'] as const).map((stream) => {
    const write = process[stream].write.bind(process[stream])
    return t.mock.method(process[stream], 'write', (text: string | Uint8Array) =>
      typeof text === 'string' ? said.push(text) > 0 : write(text),
    )
  })
  setAll(env)
  try {
    const code = await command.run(args)
    return { code, said: said.join('') }
  } catch (error) {
    return { code: 1, said: said.join('') + (error as Error).message }
  } finally {
    setAll(before)
    for (const mock of mocks) mock.mock.restore()
  }
}

function setAll(env: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}
