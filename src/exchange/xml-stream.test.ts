import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webLimits } from './limit.ts'
import { type Chunks, openXml } from './xml-stream.ts'
import { readXml } from './xml.ts'

/** A file that arrives in pieces of so many bytes. */
function arriving(bytes: Buffer, size: number): Chunks {
  return async function* () {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
  }
}

type Seen = { name: string; line: number; text: string; inner: number[] }

const look = (part: {
  parts(): { name: string; line: number; text(): string; parts(): { line: number }[] }[]
}): Seen[] =>
  part.parts().map((one) => ({
    name: one.name,
    line: one.line,
    text: one.text(),
    inner: one.parts().map((inside) => inside.line),
  }))

async function readStreamed(bytes: Buffer, size: number) {
  const opened = await openXml(arriving(bytes, size))
  if (opened === undefined) return 'whole only'
  if (!opened.ok) return opened
  const all: Seen[] = []
  for await (const found of opened.value.read(look)) {
    if (!found.ok) return found
    all.push(...found.value)
  }
  return { ok: true as const, value: all }
}

const readWhole = (bytes: Buffer) => readXml(bytes, webLimits, look)

const head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE s PUBLIC "-//X//EN" "http://127.0.0.1:9/s.dtd">\n'
const files: { text: string | Buffer; because: string }[] = [
  { text: '<s><r>one</r><r>two</r></s>', because: 'records on one line' },
  { text: `${head}<s>\n<r>one</r>\n\n<r\n a="x>y">\n<b>t</b>\n<b>ü</b></r>\n</s>\n`, because: 'records over lines' },
  { text: "\ufeff<s>\n<r/>\n<r a='\"'/>\n</s>", because: 'empty records, a mark, a quote in an attribute' },
  { text: '<s xmlns:x="u"\n y="1">\n<x:r>é</x:r></s>', because: 'a prefix that the root explains' },
  {
    text: '<!-- <s> --><?a <s>?><s><!-- <r> --><r><!-- </r> --><![CDATA[</r>]]></r><?p </s>?></s>',
    because: 'signs in marks',
  },
  { text: '<s>text<r>1</r>text</s><!-- end -->\n', because: 'text between and a mark after' },
  { text: '<s>\n<r>\n<b>one</r>\n</s>', because: 'a tag that is not closed' },
  { text: '<s>\n<r>\n</q>\n</r></s>', because: 'an end that nothing began' },
  { text: '<s>\n<r>1</r>\n<r>\n<b>cut', because: 'cut off inside a record' },
  { text: '<s>\n<r>1</r>\n', because: 'cut off between records' },
  { text: '<s>\n<r>1</r>\n<r x="', because: 'cut off inside a tag' },
  { text: '<s>\n<r>1</r>\n<!-- ', because: 'cut off inside a mark' },
  { text: '<s>\n<r>1</r>\n</q>', because: 'the wrong end' },
  { text: '<s>\n<r/></s>\n<s/>', because: 'a second root' },
  { text: '<s>\n<r/></s>\ntext', because: 'text after the root' },
  { text: `${head}<s>\n<r>caf&eacute;</r></s>`, because: 'a letter that is not explained' },
  { text: '<s>\n<r/>&nbsp;<r/></s>', because: 'a letter that is not explained, between records' },
  { text: '<s>\n<r>\n<i xmlns="http://www.w3.org/2001/XInclude"/></r></s>', because: 'an inclusion' },
  { text: '<!DOCTYPE s [<!ENTITY x "y">]>\n<s><r>&x;</r></s>', because: 'definitions of its own' },
  { text: '<s>\n<r>\n&#0;</r></s>', because: 'a letter that XML does not have' },
  { text: '<s>\n<r a=1/></s>', because: 'an attribute without quotes' },
  { text: '<s>\n<r a="1" a="2"/></s>', because: 'an attribute twice' },
  { text: '<s>\n<r>< b></ b></r></s>', because: 'a blank in a tag' },
  { text: Buffer.from('<s>\n<r/>\n<r>caf\xe9</r></s>', 'latin1'), because: 'bytes that are not UTF-8' },
  { text: '<s a="1" a="2"><r/></s>', because: 'a root that is wrong' },
]
for (const { text, because } of files)
  test(`in pieces as in one: ${because}`, async () => {
    const bytes = Buffer.from(text)
    const whole = readWhole(bytes)
    for (const size of [1, 2, 3, 7, 64, 1000]) {
      const streamed = await readStreamed(bytes, size)
      if (whole.ok) assert.deepEqual(streamed, whole, `in pieces of ${size}`)
      else assert.deepEqual(said(streamed), said(whole), `in pieces of ${size}`)
    }
  })

function said(read: 'whole only' | { ok: boolean; refusal?: { code: string; message: string } }) {
  return read === 'whole only' ? read : read.refusal && { code: read.refusal.code, message: read.refusal.message }
}

test('what cannot be cut is left to be read whole', async () => {
  for (const text of ['', 'hello', '<s/>', '\ufeff<s><r/></s>']) {
    const bytes = text.startsWith('\ufeff') ? Buffer.from(text, 'utf16le') : Buffer.from(text)
    assert.equal(await readStreamed(bytes, 10), 'whole only', text)
  }
})

test('a record of more than 10 MB is refused, and no more of the file is read', async () => {
  let given = 0
  const chunks: Chunks = async function* () {
    yield Buffer.from('<s>\n<r>')
    for (given = 0; given < 100; given += 1) yield await Promise.resolve(Buffer.from('<b>x</b>'.repeat(131_072)))
  }
  const opened = await openXml(chunks)
  assert.ok(opened?.ok)
  for await (const found of opened.value.read(look)) {
    assert.equal(found.ok, false)
    if (!found.ok) assert.match(found.refusal.message, /^(Line 2|This file breaks off in line 2)/)
  }
  assert.ok(given < 15, String(given))
})
