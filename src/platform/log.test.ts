import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskAddress, openLog } from './log.ts'

const addresses = [
  { url: '/link/disclosure/abc123', masked: '/link/disclosure/…' },
  { url: '/link/follow-up/abc123/answer?x=1', masked: '/link/follow-up/…/answer?x=1' },
  { url: '/sign-in/link/abc123', masked: '/sign-in/link/…' },
  { url: '/gaps?token=abc&q=1', masked: '/gaps?token=…&q=1' },
  { url: '/sign-in?next=%2Flink%2Faddress%2Fabc123', masked: '/sign-in?next=%2Flink%2Faddress%2F…' },
  {
    url: '/sign-in?next=%2flink%2freview%2fabc%2fanswers&x=1',
    masked: '/sign-in?next=%2flink%2freview%2f…%2fanswers&x=1',
  },
  { url: '/gaps/7', masked: '/gaps/7' },
]
for (const { url, masked } of addresses)
  test(`${url} is logged as ${masked}`, () => assert.equal(maskAddress(url), masked))

test('an address with line ends stays in its line', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => void lines.push(line) })
  log.info({ url: '/gaps\n{"level":60,"msg":"made up"}' }, 'request')
  assert.deepEqual([lines.length, lines[0]!.trim().split('\n').length], [1, 1])
  assert.ok(
    Math.abs((JSON.parse(lines[0]!) as { time: number }).time - Date.now()) < 60_000,
    'by the clock of the world',
  )
})

test('a fault of the database is told without the row that it quotes', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => void lines.push(line) })
  const quoted = {
    code: '23505',
    detail: 'Key (email)=(ada@alderbay.example) already exists.',
    where: 'ada@ in line 1',
  }
  const cause = Object.assign(new Error('duplicate key value'), quoted)
  log.error({ err: cause }, 'request failed')
  log.error({ err: new Error('not saved', { cause }) }, 'request failed')
  assert.equal(lines.length, 2)
  for (const line of lines) {
    assert.match(line, /duplicate key value/)
    assert.doesNotMatch(line, /ada@/)
  }
})
