import { type ReportWire, parseReport } from './measure-report.wire.ts'

/** What a FHIR file holds that is read here: reports, names of organizations and measures, and how much was left unread. */
export type FhirWire = {
  type: string
  reports: ReportWire[]
  /** Names of organizations, by `Organization/<id>` and by full address. */
  organizations: Map<string, string>
  /** Titles of measures, by canonical address without version. */
  measures: Map<string, string>
  unread: number
  /** Was a patient among what was left unread? */
  hasPatients: boolean
}

/**
 * Goes through a FHIR resource and everything packed into it (Bundle, Parameters), and takes the measure reports out.
 * All other resources, patients among them, are counted and left behind.
 *
 * @param lines lines of objects by path, from `readJson`
 * @source fhir.measure-report.summary
 */
export function parseFhir(value: object, lines: ReadonlyMap<string, number>): FhirWire {
  const type = typeOf(value) ?? ''
  const found: FhirWire = {
    type,
    reports: [],
    organizations: new Map(),
    measures: new Map(),
    unread: 0,
    hasPatients: false,
  }
  collect(value, '', null, found, lines)
  return found
}

function collect(
  value: unknown,
  path: string,
  address: string | null,
  found: FhirWire,
  lines: ReadonlyMap<string, number>,
): void {
  if (typeof value !== 'object' || value === null) return
  const type = typeOf(value)
  if (type === 'Bundle') return collectPacked(value, 'entry', path, found, lines)
  if (type === 'Parameters') return collectPacked(value, 'parameter', path, found, lines)
  if (type === 'MeasureReport') {
    const lineOf = (at: string) => lines.get(at) ?? lines.get(path) ?? 1
    found.reports.push(parseReport(value, path, lineOf))
    return
  }
  found.unread++
  if (type === 'Patient') found.hasPatients = true
  if (type === 'Organization') nameOrganization(value, address, found)
  if (type === 'Measure') nameMeasure(value, found)
}

function collectPacked(
  value: object,
  member: 'entry' | 'parameter' | 'part',
  path: string,
  found: FhirWire,
  lines: ReadonlyMap<string, number>,
): void {
  listMember(value, member).forEach((one, at) => {
    if (typeof one !== 'object' || one === null) return
    const place = `${path}/${member}/${at}`
    if (member !== 'entry') collectPacked(one, 'part', place, found, lines)
    if ('resource' in one) collect(one.resource, `${place}/resource`, textMember(one, 'fullUrl'), found, lines)
  })
}

function nameOrganization(value: object, address: string | null, found: FhirWire): void {
  const name = textMember(value, 'name')
  const id = textMember(value, 'id')
  if (name && id) found.organizations.set(`Organization/${id}`, name)
  if (name && address) found.organizations.set(address, name)
}

function nameMeasure(value: object, found: FhirWire): void {
  const url = textMember(value, 'url')
  const title = textMember(value, 'title') ?? textMember(value, 'name')
  if (url && title) found.measures.set(url.split('|')[0]!, title)
}

function typeOf(value: object): string | null {
  return textMember(value, 'resourceType')
}

function textMember(value: object, name: string): string | null {
  const member: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
  return typeof member === 'string' && member.trim() !== '' ? member.trim() : null
}

function listMember(value: object, name: string): unknown[] {
  const member: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
  return Array.isArray(member) ? member : []
}
