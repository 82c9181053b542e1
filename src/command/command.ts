/** One command of the command line: what its line in the help says, its own help, and what it does. Returns the exit code. */
export type Command = { name: string; says: string; help: string; run: (args: string[]) => Promise<number> }

/** Writes a line for the person at the terminal. */
export function say(message: string): void {
  process.stdout.write(`${message}\n`)
}

/** Says what is being done, no more than once in two seconds, so that quick work says nothing. */
export function sayNowAndThen(): (message: string) => void {
  let saidAt = Date.now()
  return (message) => {
    if (Date.now() - saidAt < 2_000) return
    saidAt = Date.now()
    say(message)
  }
}

/** The value of an option such as `--date 2026-03-02` or `--date=2026-03-02`; undefined when it is not given. */
export function optionOf(args: readonly string[], name: string): string | undefined {
  const joined = args.find((arg) => arg.startsWith(`--${name}=`))
  if (joined) return joined.slice(name.length + 3)
  const at = args.indexOf(`--${name}`)
  return at >= 0 ? args[at + 1] : undefined
}
