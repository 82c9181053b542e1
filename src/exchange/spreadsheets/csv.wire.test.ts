import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  BrokenTable,
  OtherEncoding,
  type TableRow,
  decideHeadings,
  findDelimiter,
  findEncoding,
  readCsv,
} from './csv.wire.ts'

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function readAll(content: string | Buffer, encoding = findEncoding(Buffer.from(content))): Promise<TableRow[]> {
  const bytes = Buffer.from(content as string)
  const rows: TableRow[] = []
  const delimiter = findDelimiter(bytes.toString('latin1'))
  for await (const row of readCsv(inChunks(bytes, bytes.length > 99 ? 9_999 : 3), { encoding, delimiter }))
    rows.push(row)
  return rows
}

const tables: { file: string | Buffer; rows: [number, ...string[]][]; because: string }[] = [
  {
    file: 'a,b\n1,2\n',
    rows: [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
    because: 'a plain table',
  },
  {
    file: '\uFEFFa;b\r\n"q;1";é\r\n',
    rows: [
      [1, 'a', 'b'],
      [2, 'q;1', 'é'],
    ],
    because: 'a mark, and semicolons',
  },
  {
    file: 'a\tb\r1\t2\r',
    rows: [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
    because: 'tabulators, and lines that end in CR',
  },
  {
    file: 'a,b\n\n"two\nlines",1\n ,\n3,4',
    rows: [
      [1, 'a', 'b'],
      [3, 'two\nlines', '1'],
      [6, '3', '4'],
    ],
    because: 'a row is named by the line in which it begins, and empty rows are none',
  },
  {
    file: 'a,b\n1\n1,2,3\n',
    rows: [
      [1, 'a', 'b'],
      [2, '1'],
      [3, '1', '2', '3'],
    ],
    because: 'rows of other lengths',
  },
  {
    file: 'a\n5 "in" high\n',
    rows: [
      [1, 'a'],
      [2, '5 "in" high'],
    ],
    because: 'a quotation mark inside a cell',
  },
]
for (const { file, rows, because } of tables)
  test(because, async () => {
    const read = await readAll(file)
    assert.deepEqual(
      read.map((row) => [row.line, ...row.cells]),
      rows,
    )
  })

test('UTF-16 is read by its mark, and other bytes than UTF-8 ask for another way of reading', async () => {
  const wide = Buffer.from('\uFEFFName,Café\n1,2\n', 'utf16le')
  assert.deepEqual((await readAll(wide))[0]!.cells, ['Name', 'Café'])
  const single = Buffer.from('Name,Caf\xe9\n', 'latin1')
  await assert.rejects(readAll(single), OtherEncoding)
  assert.deepEqual((await readAll(single, 'windows-1252'))[0]!.cells, ['Name', 'Café'])
})

test('a quotation mark that is never closed, and a row without end, are named and not guessed', async () => {
  const broken = async (file: string | Buffer) => {
    const error: unknown = await readAll(file).then(
      () => null,
      (failure: unknown) => failure,
    )
    assert.ok(error instanceof BrokenTable, String(error))
    return error.refusal.code
  }
  assert.equal(await broken('a,b\n1,"2\n3,4\n'), 'table/open-quote')
  assert.equal(await broken(`a\n${'x'.repeat(1_100_000)},1\n2`), 'table/long-row')
  assert.equal(await broken(`a\n${','.repeat(500)}1`), 'table/too-wide')
  assert.equal(await broken(`a,b\n"${'x'.repeat(10_000_000)}`), 'table/long-row', '10 MB in one line')
  const half = Buffer.from('\uFEFFName\nCaf\ud83d\n', 'utf16le')
  assert.equal(await broken(half), 'table/encoding')
  assert.equal(await broken(half.subarray(0, -1)), 'table/encoding')
})

test('the sign number 0 in a cell is left out, and the rest of the cell is read', async () => {
  assert.deepEqual((await readAll('a,b\nAda\0 L,\0\n'))[1]!.cells, ['Ada L', ''])
})

const headings: { cells: string[]; code: string | null; because: string }[] = [
  { cells: ['Given name', 'E-mail'], code: null, because: 'these name columns' },
  { cells: ['Ada', 'ada@alderbay.example'], code: 'table/no-headings', because: 'an address names no column' },
  { cells: ['Ada', '12'], code: 'table/no-headings', because: 'a number names no column' },
  { cells: ['', ' '], code: 'table/no-headings', because: 'nothing is named' },
  { cells: ['Name', 'Patient ID'], code: 'table/not-kept', because: 'nothing about patients is read' },
  { cells: ['Name', 'MRN'], code: 'table/not-kept', because: 'a medical record number is a patient’s' },
  { cells: ['Name', 'SSN'], code: 'table/not-kept', because: 'such numbers are not kept' },
  { cells: ['Number of patients', 'Rate'], code: null, because: 'a count of patients is about nobody' },
]
for (const { cells, code, because } of headings)
  test(`${cells.join(', ')}: ${because}`, () => {
    const decision = decideHeadings(cells)
    assert.equal(decision.ok ? null : decision.refusal.code, code)
  })
