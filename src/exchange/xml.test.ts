import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { after, test } from 'node:test'
import { ParseOption, XmlDocument, xmlCleanupInputProvider, xmlRegisterInputProvider } from 'libxml2-wasm'
import { webLimits } from './limit.ts'
import { type XmlPart, readXml } from './xml.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const utf8 = (text: string) => Buffer.from(text, 'utf8')
const wide = (text: string) => Buffer.from(text, 'utf16le')
const turned = (text: string) => wide(text).swap16()
const textOf = (bytes: Uint8Array) => readXml(bytes, webLimits, (root) => root.text())

const asked: string[] = []
xmlRegisterInputProvider({
  match: (address) => asked.push(address) > 0,
  open: () => undefined,
  read: () => 0,
  close: () => true,
})
after(xmlCleanupInputProvider)

const accepted = [
  { bytes: utf8('<a>café</a>'), because: 'nothing is told, so it is UTF-8' },
  { bytes: utf8('\ufeff<?xml version="1.0" encoding="utf-8"?><a>café</a>'), because: 'UTF-8 with its mark' },
  { bytes: latin(`<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xe9</a>`), because: 'ISO-8859-1, and it says so' },
  {
    bytes: latin('<?xml version="1.0" encoding="windows-1252"?><a>caf\xe9</a>'),
    because: 'windows-1252, and it says so',
  },
  { bytes: wide('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>café</a>'), because: 'UTF-16, little end first' },
  { bytes: turned('\ufeff<?xml version="1.0"?><a>café</a>'), because: 'UTF-16, big end first, told by its mark alone' },
  { bytes: wide('<?xml version="1.0" encoding="UTF-16LE"?><a>café</a>'), because: 'UTF-16 without mark, but told' },
  { bytes: utf8('<?xml version="1.0" encoding="US-ASCII"?><a>caf&#233;</a>'), because: 'ASCII with a numbered letter' },
  {
    bytes: utf8('<!DOCTYPE a PUBLIC "-//X//EN" "http://127.0.0.1:9/a.dtd"><a>café</a>'),
    because: 'a document type may name a definition elsewhere',
  },
  {
    bytes: utf8(
      '<?xml-stylesheet href="http://127.0.0.1:9/x"?><!-- [ --><!DOCTYPE a SYSTEM "file:///a.dtd"><a>café</a>',
    ),
    because: 'a style sheet is named and never fetched',
  },
  {
    bytes: utf8('<a><?x y?><b>ca</b><!-- no --><![CDATA[fé]]></a>'),
    because: 'marks, comments and instructions are no text',
  },
]
for (const { bytes, because } of accepted)
  test(`read: ${because}`, () => assert.deepEqual(textOf(bytes), { ok: true, value: 'café' }))

const inside = (definitions: string) => utf8(`<!DOCTYPE a [${definitions}]>\n<a>&x;</a>`)
const refused = [
  { bytes: utf8(''), code: 'file/empty', says: /empty/ },
  { bytes: utf8(' \n '), code: 'xml/malformed', says: /No XML element begins in line 2/ },
  { bytes: utf8('hello'), code: 'xml/malformed', says: /No XML element/ },
  { bytes: inside('<!ENTITY x SYSTEM "file:///etc/hostname">'), code: 'xml/own-definitions', says: /^Line 1 / },
  { bytes: inside('<!ENTITY x "harmless">'), code: 'xml/own-definitions', says: /definitions of its own/ },
  { bytes: inside(''), code: 'xml/own-definitions', says: /definitions of its own/ },
  {
    bytes: utf8('<!DOCTYPE a SYSTEM "a.dtd"\n[ <!ENTITY % x SYSTEM "b"> %x; ]><a/>'),
    code: 'xml/own-definitions',
    says: /^Line 2 /,
  },
  { bytes: wide('\ufeff<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), code: 'xml/own-definitions', says: /^Line 1 / },
  { bytes: utf8('<!DOCTYPE a "x" [<!ENTITY x "y">]><a>&x;</a>'), code: 'xml/own-definitions', says: /^Line 1 / },
  {
    bytes: utf8('<!DOCTYPE a SYSTEM "a.dtd">\n<a>caf&eacute;</a>'),
    code: 'xml/unknown-name',
    says: /^Line 2 .*&eacute;/,
  },
  { bytes: utf8('<!DOCTYPE a SYSTEM "a.dtd"><a b="caf&eacute;"/>'), code: 'xml/unknown-name', says: /&eacute;/ },
  { bytes: utf8('<a>&nbsp;</a>'), code: 'xml/unknown-name', says: /&nbsp;/ },
  {
    bytes: utf8('<a xmlns:i="http://www.w3.org/2001/XInclude">\n<i:include href="b"/></a>'),
    code: 'xml/inclusion',
    says: /^Line 2 /,
  },
  { bytes: utf8('<include xmlns="http://www.w3.org/2003/XInclude"/>'), code: 'xml/inclusion', says: /^Line 1 / },
  { bytes: latin('<a>\n\ncaf\xe9</a>'), code: 'xml/encoding', says: /^Line 3 .*not UTF-8/ },
  { bytes: latin('<?xml version="1.0" encoding="UTF-8"?>\n<a>caf\xe9</a>'), code: 'xml/encoding', says: /^Line 2 / },
  {
    bytes: utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a>café</a>'),
    code: 'xml/encoding',
    says: /in ISO-8859-1, but it is written in UTF-8/,
  },
  {
    bytes: latin('<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>\x93caf\xe9\x94</a>'),
    code: 'xml/encoding',
    says: /^Line 2 /,
  },
  {
    bytes: latin('<?xml version="1.0" encoding="US-ASCII"?>\n<a>caf\xe9</a>'),
    code: 'xml/encoding',
    says: /^Line 2 .*US-ASCII/,
  },
  { bytes: utf8('<?xml version="1.0" encoding="UTF-16"?><a/>'), code: 'xml/encoding', says: /in UTF-16, but/ },
  {
    bytes: utf8('\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><a/>'),
    code: 'xml/encoding',
    says: /but it is written in UTF-8/,
  },
  {
    bytes: wide('\ufeff<?xml version="1.0" encoding="UTF-8"?><a/>'),
    code: 'xml/encoding',
    says: /in UTF-8, but it is written in UTF-16LE/,
  },
  { bytes: turned('\ufeff<?xml version="1.0" encoding="UTF-16LE"?><a/>'), code: 'xml/encoding', says: /UTF-16BE/ },
  { bytes: wide('\ufeff<a>café</a>').subarray(0, 11), code: 'xml/encoding', says: /UTF-16LE, but breaks off/ },
  { bytes: Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), code: 'xml/encoding', says: /UTF-32/ },
  { bytes: utf8('<?xml version="1.0" encoding="Shift_JIS"?><a/>'), code: 'xml/encoding', says: /Shift_JIS/ },
  { bytes: utf8('<?xml encoding="UTF-8"?><a/>'), code: 'xml/encoding', says: /first line/ },
  { bytes: utf8('\n<?xml version="1.0"?><a/>'), code: 'xml/malformed', says: /^Line 2 .*very first thing/ },
  { bytes: utf8('<a>\n<b>text'), code: 'xml/cut-off', says: /breaks off in line 2, inside <b> of line 2/ },
  { bytes: utf8('<a>\n<b x="1'), code: 'xml/cut-off', says: /breaks off in line 2/ },
  { bytes: utf8('<a><![CDATA[x'), code: 'xml/cut-off', says: /breaks off in line 1/ },
  { bytes: utf8('<!DOCTYPE a PUBLIC "x'), code: 'xml/cut-off', says: /breaks off/ },
  { bytes: utf8('<a>\n<b>\n</a>'), code: 'xml/malformed', says: /<b> of line 2 is not closed before <\/a> in line 3/ },
  { bytes: utf8('<a/>\n<a/>'), code: 'xml/malformed', says: /goes on in line 2/ },
  { bytes: utf8('<a>\nx & y</a>'), code: 'xml/malformed', says: /^Line 2 / },
  { bytes: utf8('<a>x\u0001</a>'), code: 'xml/malformed', says: /^Line 1 .*character/ },
  { bytes: utf8('<a>x\u0000</a>'), code: 'xml/malformed', says: /^Line 1 .*character/ },
  { bytes: utf8('<x:a/>'), code: 'xml/malformed', says: /^Line 1 / },
  { bytes: utf8('<a>'.repeat(257) + '</a>'.repeat(257)), code: 'xml/too-deep', says: /256/ },
  { bytes: utf8(`<a>${'x'.repeat(10_500_000)}</a>`), code: 'xml/too-long', says: /10 MB/ },
]
for (const { bytes, code, says } of refused)
  test(`refused: ${bytes.subarray(0, 60).toString('latin1').replace(/\s+/g, ' ')}`, () => {
    const read = textOf(bytes)
    assert.ok(!read.ok)
    assert.equal(read.refusal.code, code, read.refusal.message)
    assert.match(read.refusal.message, says)
    assert.doesNotMatch(read.refusal.message, /\n|\.$/, 'one sentence')
  })

test('256 elements deep is read, 257 is not', () => {
  assert.equal(textOf(utf8('<a>'.repeat(256) + '</a>'.repeat(256))).ok, true)
  assert.equal(textOf(utf8('<a>'.repeat(257) + '</a>'.repeat(257))).ok, false)
})

test('a file of exactly the limit is read, one byte more is not', () => {
  const bytes = utf8('<a>1234</a>')
  assert.equal(readXml(bytes, { bytes: bytes.length }, () => 1).ok, true)
  const read = readXml(bytes, { bytes: bytes.length - 1 }, () => 1)
  assert.equal(!read.ok && read.refusal.code, 'file/too-large')
})

test('windows-1252 gives the quotes and the euro that Latin 1 does not have', () => {
  const bytes = latin('<?xml version="1.0" encoding="windows-1252"?><a>\x93\x80 5\x94 caf\xe9</a>')
  assert.deepEqual(textOf(bytes), { ok: true, value: '“€ 5” café' })
})

const shape = (root: XmlPart) => root.parts().map((part) => [part.name, part.line, part.attribute('n'), part.text()])

test('parts come in order with line, attribute and text, past comments and instructions', () => {
  const xml =
    '<?xml version="1.0"?>\n<a><!-- c -->\n<?i x?><b n="1">one <i>t</i>wo</b>\n\n<p:c xmlns:p="u" p:n="2"/></a>'
  assert.deepEqual(readXml(utf8(xml), webLimits, shape), {
    ok: true,
    value: [
      ['b', 3, '1', 'one two'],
      ['c', 5, null, ''],
    ],
  })
})

test('lines stay right beyond 65,535, where the parser stops counting', () => {
  const filler = '\n'.repeat(70_000)
  const xml = `<a><!--${filler}<x>--><b n=">"/>\n<b><![CDATA[</b>\n]]></b>\n<b/></a>`
  const read = readXml(utf8(xml), webLimits, (root) => root.parts('b').map((part) => part.line))
  assert.deepEqual(read, { ok: true, value: [70_001, 70_002, 70_004] })
})

test('nothing was ever asked of the disk or the network, and it would have been heard', () => {
  assert.deepEqual(asked, [])
  XmlDocument.fromString('<!DOCTYPE a SYSTEM "a.dtd"><a/>', { option: ParseOption.XML_PARSE_DTDLOAD }).dispose()
  assert.deepEqual(asked.splice(0), ['a.dtd'])
})

test('only the door uses the parser', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const users = files.filter((file) => /from 'libxml2-wasm/.test(readFileSync(`src/${file}`, 'utf8')))
  assert.deepEqual(
    users.filter((file) => !file.endsWith('.test.ts')).map((file) => file.replaceAll('\\', '/')),
    ['exchange/xml.ts'],
  )
})
