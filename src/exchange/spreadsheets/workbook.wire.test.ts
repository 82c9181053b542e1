import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { readWorkbook } from './workbook.wire.ts'

const codeOf = (bytes: Uint8Array) => {
  const read = readWorkbook(bytes)
  return read.ok ? null : read.refusal.code
}

const book = (rows: unknown[][]) =>
  write(
    { SheetNames: ['One'], Sheets: { One: utils.aoa_to_sheet(rows) } },
    { type: 'buffer', compression: true },
  ) as Buffer

/** An archive of these files, packed; its directory says that each unpacks to `told` bytes. */
function archive(files: readonly { name: string; content: Buffer }[], told: number): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content } of files) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.write('PK\u0003\u0004', 'latin1')
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(told, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.write('PK\u0001\u0002', 'latin1')
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(told, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    const whole = Buffer.concat([local, Buffer.from(name), packed])
    parts.push(whole)
    directory.push(entry, Buffer.from(name))
    at += whole.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

test('cells are read as they show, with the line in which they stand', () => {
  const read = readWorkbook(book([['Name'], [], ['Ada\u0001'], [12.5]]))
  assert.ok(read.ok)
  assert.deepEqual(
    read.value[0]!.rows.map(({ line, cells }) => [line, ...cells]),
    [
      [1, 'Name'],
      [3, 'Ada\u0001'],
      [4, '12.5'],
    ],
  )
})

test('a workbook that unpacks to far more than it says is turned away before it is read', () => {
  const bomb = archive([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(160_000_000) }], 100)
  assert.ok(bomb.length < 200_000)
  assert.equal(codeOf(bomb), 'workbook/too-large')
  const half = { name: 'xl/a.xml', content: Buffer.alloc(80_000_000) }
  assert.equal(codeOf(archive([half, { ...half, name: 'xl/b.xml' }], 100)), 'workbook/too-large', 'in two entries')
  const many = Array.from({ length: 1_001 }, (_, at) => ({ name: `xl/${at}.xml`, content: Buffer.from('<a/>') }))
  assert.equal(codeOf(archive(many, 4)), 'workbook/too-large', 'in too many entries')
})

test('an archive that is broken, cut off or no workbook is named as such', () => {
  const whole = book([['Name'], ['Ada']])
  for (const bytes of [whole.subarray(0, whole.length - 40), whole.subarray(0, 200), archive([], 0)])
    assert.equal(codeOf(bytes), 'workbook/broken')
  assert.equal(codeOf(book([[]])), 'workbook/empty')
})
