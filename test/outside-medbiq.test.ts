import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { XmlDocument, XmlElement, XsdValidator, xmlCleanupInputProvider, xmlRegisterInputProvider } from 'libxml2-wasm'
import { fsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { printActivityReport } from '../src/exchange/medbiq/activity-report.map.ts'
import { printMems } from '../src/exchange/medbiq/mems.map.ts'
import { printParsActivities } from '../src/exchange/pars/activity.map.ts'
import { activityFormats, deliveryMethods, measuredOutcomes } from '../src/exchange/pars/vocabulary.schema.ts'
import { localDate } from '../src/kernel/dates.ts'
import { aCompletion, anActivity, grandRounds, reportHead } from './reportable.ts'

const samples = resolve(process.env.SAMPLES_DIR ?? '../shared/samples', 'medbiq')
const schemas = {
  mems: 'schemas/metrics/v2/medicaleducationmetrics.xsd',
  report: 'schemas/activityreport/v2/activityreport.xsd',
}

if (!existsSync(join(samples, 'catalog.xml'))) {
  console.log('no outside samples')
} else {
  answerFromCatalog()
  after(xmlCleanupInputProvider)
  checkMems()
  checkActivityReports()
}

function checkMems() {
  const validate = readSchema(schemas.mems)

  test('the smallest made document passes the MEMS schema, and one without its first day does not', () => {
    const made = readSample('mems-made/mems.xml')
    validate(made)
    assert.throws(() => validate(made.replace('<ReportingStartDate>2026-01-01</ReportingStartDate>', '')))
  })

  test('our MEMS passes its schema: a full series, bare material, nothing known yet, hard names', () => {
    validate(printMems(grandRounds()))
    validate(printMems(anActivity()))
    validate(printMems(anActivity({ physicians: null, nonPhysicians: null, outcomes: [], publicListing: null })))
    validate(printMems(anActivity({ title: 'د. ليلى & Núñez <b>', description: 'a\u000Bb\r\n"c"', location: null })))
  })

  test('our MEMS passes its schema for every format, delivery and outcome', () => {
    const location = { city: 'Montréal', state: null, country: 'CAN' }
    const outcomes = measuredOutcomes.map((outcome) => ({ outcome, types: ['Objective'] as const }))
    for (const format of activityFormats)
      validate(printMems(anActivity({ format, deliveryMethods, location, outcomes })))
  })

  test('the schema reaches down to the healthcare extension: a yes that reads true does not pass', () => {
    const printed = printMems(grandRounds())
    assert.throws(
      () => validate(printed.replace('<hx:commercialSupport>yes', '<hx:commercialSupport>true')),
      /enumeration/,
    )
  })

  test('the file for PARS does not pass for MEMS: the two are relatives and not twins', () => {
    assert.throws(() => validate(printParsActivities([grandRounds()])), /No matching global declaration/)
  })
}

function checkActivityReports() {
  const validate = readSchema(schemas.report)
  const period = { reportingStartOn: localDate('2026-01-01'), reportingEndOn: localDate('2026-12-31') }

  test('the official sample passes the Activity Report schema, and one without its period does not', () => {
    const official = readSample('schemas/activityreport/v2/sample_activityreport.xml')
    validate(official)
    assert.throws(() => validate(official.replace('<ReportingEndDate>2018-06-30</ReportingEndDate>', '')))
  })

  test('our Activity Report passes its schema: license, NPI, neither, a nurse, February 29, hard names', () => {
    const completions = [
      aCompletion({ npi: '1234567893' }),
      aCompletion({ creditId: 'ccid:a:2', license: null, npi: '1234567893', birth: { month: 2, day: 29 } }),
      aCompletion({ creditId: 'ccid:a:3', license: null, birth: null, accmeActivityId: null }),
      aCompletion({ creditId: 'ccid:a:4', isPhysician: false }),
      aCompletion({ creditId: 'ccid:a:5', givenName: 'ليلى', familyName: "O'Brien & Núñez" }),
    ]
    validate(printActivityReport({ ...reportHead, ...period, completions }))
  })

  test('an Activity Report of nobody does not pass: the format asks for at least one record', () => {
    assert.throws(() => validate(printActivityReport({ ...reportHead, ...period, completions: [] })))
  })
}

function readSample(path: string): string {
  return readFileSync(join(samples, path), 'utf8')
}

/** Compiles a schema once and returns what throws on a document that does not fit it. */
function readSchema(path: string): (xml: string) => void {
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
