import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './house/source.ts'

/** Requirements of ASVS 5.0.0 at levels 1 and 2: each section with its last number. Those of level 3 come after them. */
const sections: Record<string, number> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3, '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4, '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1, '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5, '14.1': 2, '14.2': 4, '14.3': 3, '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3, '17.1': 1, '17.2': 4, '17.3': 2 },
}
const standings = ['holds', 'does not apply', 'open'] as const

type Line = { numbers: string[]; is: string; how: string }

const page = readFileSync(join(root, 'docs/security.md'), 'utf8')
const cells = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.slice(1, -1).split('|'))
  .map((row) => row.map((cell) => cell.trim()))
const lines: Line[] = cells
  .filter(([numbers]) => /^\d+\.\d+\.\d+/.test(numbers!))
  .map(([numbers, , is, how]) => ({ numbers: numbers!.split(', ').flatMap(spread), is: is!, how: how! }))

/** "9.1.1–9.1.3" as its three numbers. */
function spread(numbers: string): string[] {
  const [first, last = first] = numbers.split('–').map((number) => number.split('.').map(Number))
  const [chapter, section, from] = first!
  return upTo(last![2]! - from! + 1).map((number) => `${chapter}.${section}.${from! + number - 1}`)
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}

test('each requirement of levels 1 and 2 stands on the page of security once', () => {
  const asked = Object.entries(sections).flatMap(([section, last]) =>
    upTo(last).map((number) => `${section}.${number}`),
  )
  assert.deepEqual(lines.flatMap(({ numbers }) => numbers).sort(), asked.sort())
})

test('what holds names the test that says so, what is open how bad it is', () => {
  for (const { numbers, is, how } of lines) {
    const isSaid = is === 'holds' ? /\.test\.tsx?`|`test\/|^Above/ : is === 'open' ? /^(High|Medium|Low)\b/ : /./
    assert.ok(standings.some((standing) => standing === is) && isSaid.test(how), `${numbers.join(', ')}: ${is}, ${how}`)
  }
})

test('every file that the page of security names is there', () => {
  const named = [...page.matchAll(/`((?:src|test|docs|db)\/[^`\s]+\.[a-z]+)`/g)].map(([, path]) => path!)
  assert.ok(named.length > 100)
  assert.deepEqual(
    named.filter((path) => !existsSync(join(root, path))),
    [],
  )
})

test('the counts at the top of the page of security are those of its lines', () => {
  for (const [chapter, ...counts] of cells.filter(([first]) => /^(V\d+|together)\b/.test(first!))) {
    const begins = chapter === 'together' ? '' : `${/\d+/.exec(chapter!)![0]}.`
    const numbers = (standing: string) =>
      lines.filter(({ is }) => is === standing).flatMap((line) => line.numbers.filter((one) => one.startsWith(begins)))
    assert.deepEqual(
      counts.map(Number),
      standings.map((standing) => numbers(standing).length),
      chapter,
    )
  }
})
