import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after } from 'node:test'
import { XmlDocument, XmlElement, XsdValidator, xmlCleanupInputProvider, xmlRegisterInputProvider } from 'libxml2-wasm'
import { fsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

const samples = resolve(process.env.SAMPLES_DIR ?? '../shared/samples', 'medbiq')

/** The schemas that a test holds our files against, by their place in the samples. */
export const schemas = {
  mems: 'schemas/metrics/v2/medicaleducationmetrics.xsd',
  report: 'schemas/activityreport/v2/activityreport.xsd',
}

/** Are the samples of this format at hand? Tests say "no outside samples" where they are not. */
export function hasSamples(): boolean {
  return existsSync(join(samples, 'catalog.xml'))
}

let isPrepared = false

/** Once for each test process. */
function prepare() {
  if (isPrepared) return
  isPrepared = true
  answerFromCatalog()
  after(xmlCleanupInputProvider)
}

/** A file of the samples as text. */
export function readSample(path: string): string {
  return readFileSync(join(samples, path), 'utf8')
}

/** Compiles a schema and returns what throws on a document that does not fit it. */
export function readSchema(path: string): (xml: string) => void {
  prepare()
  const schema = XmlDocument.fromString(readSample(path), { url: join(samples, path) })
  const validator = XsdValidator.fromDoc(schema)
  return (xml) => {
    const document = XmlDocument.fromString(xml)
    try {
      validator.validate(document)
    } finally {
      document.dispose()
    }
  }
}

/** Lets the parser find every schema in the samples, by their catalog and without the network. */
function answerFromCatalog() {
  const { files, prefixes } = readCatalog()
  const place = (address: string): string => {
    const wanted = address.trim()
    const exact = files.get(wanted)
    if (exact !== undefined) return join(samples, exact)
    const prefix = prefixes.find(({ from }) => wanted.startsWith(from))
    return prefix ? join(samples, prefix.to, wanted.slice(prefix.from.length)) : wanted
  }
  xmlRegisterInputProvider({
    ...fsInputProviders,
    match: (address) => fsInputProviders.match(place(address)),
    open: (address) => fsInputProviders.open(place(address)),
  })
}

/** The catalog's files and prefixes; what stands beside a named file (Dublin Core's parts) is found beside it. */
function readCatalog() {
  const catalog = XmlDocument.fromString(readSample('catalog.xml'))
  const namespaces = { c: 'urn:oasis:names:tc:entity:xmlns:xml:catalog' }
  const read = (name: string, from: string, to: string) =>
    catalog
      .find(`//c:${name}`, namespaces)
      .filter((node) => node instanceof XmlElement)
      .map((node) => ({ from: node.attr(from)!.value, to: node.attr(to)!.value }))
  const named = read('system', 'systemId', 'uri')
  const folders = named
    .filter(({ from }) => from.endsWith('.xsd'))
    .map((file) => ({ from: folder(file.from), to: folder(file.to) }))
  const prefixes = [...read('rewriteSystem', 'systemIdStartString', 'rewritePrefix'), ...folders]
  catalog.dispose()
  return { files: new Map(named.map(({ from, to }) => [from, to])), prefixes }
}

function folder(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
