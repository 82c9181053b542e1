import ts from 'typescript'
import { type Place, placeOfPath } from './place.ts'
import { type Import, type Source, listImports, parse } from './source.ts'

/** What one kind of file may take: of its own area by kind, of the layers below, and of which it may take types only. */
export type KindRow = { own: readonly string[]; layers: readonly string[]; types?: readonly string[] }

/** The order of the house as data. Changing it is a decision record. */
export type House = {
  layers: Readonly<Record<string, readonly string[]>>
  areas: Readonly<Record<string, readonly string[]>>
  kinds: Readonly<Record<string, KindRow>>
  /** Kinds that one area may take from another that it may import. */
  shared: readonly string[]
  /** Kinds that nobody takes but the outermost files. */
  listed: readonly string[]
  /** Packages that only some places may use. */
  packages: readonly { package: RegExp; unless: (place: Place) => boolean; because: string }[]
}

/** Every import that goes against the order of the house, as "file:line what is wrong". */
export function findWrongImports(sources: readonly Source[], house: House): string[] {
  return sources
    .filter((source) => !placeOfPath(source.path).isTest)
    .flatMap(listImports)
    .flatMap((one) => wrongsOf(one, house).map((wrong) => `${one.from}:${one.line} ${wrong}`))
}

function wrongsOf(one: Import, house: House): string[] {
  const from = placeOfPath(one.from)
  if (!one.isOurs) return wrongPackages(one, from, house)
  const to = placeOfPath(one.to)
  const wrongs = [wrongLayer(one, from, to, house), wrongListed(one, from, to, house)]
  if (from.layer === 'areas') wrongs.push(wrongKind(one, from, to, house))
  if (from.layer === 'areas' && to.layer === 'areas') wrongs.push(wrongArea(one, from, to, house))
  if (from.layer !== 'areas' && to.layer === 'areas') wrongs.push(wrongName(one, to))
  return wrongs.filter((wrong) => wrong !== undefined)
}

function wrongPackages(one: Import, from: Place, house: House): string[] {
  return house.packages
    .filter((row) => row.package.test(one.to) && !row.unless(from))
    .map((row) => `takes the package ${one.to}: ${row.because}`)
}

function wrongLayer(one: Import, from: Place, to: Place, house: House): string | undefined {
  if (from.layer === 'app' && one.to.startsWith('demo/')) return undefined
  if (to.layer === 'outside') return 'takes a file from outside src/'
  if (from.layer === to.layer) return undefined
  if (house.layers[from.layer]?.includes(to.layer)) return undefined
  return `${from.layer} may not import ${to.layer}`
}

function wrongListed(one: Import, from: Place, to: Place, house: House): string | undefined {
  if (!house.listed.includes(to.kind) || from.layer === 'app') return undefined
  if (to.kind === 'demo' && from.kind === 'demo') return undefined
  return `takes ${one.to}, which only the outermost files list`
}

/** Inside a noun data runs one way, and each kind of file stands on few layers. */
function wrongKind(one: Import, from: Place, to: Place, house: House): string | undefined {
  const row = house.kinds[from.kind]
  if (!row) return undefined
  const mayTake = to.layer === 'areas' ? row.own.includes(to.kind) : row.layers.includes(to.layer)
  const mayTakeType = one.isType && row.types?.includes(to.layer === 'areas' ? to.kind : to.layer)
  if (mayTake || mayTakeType) return undefined
  return `a ${from.kind} file may not import ${to.layer === 'areas' ? `a ${to.kind} file` : to.layer}`
}

function wrongArea(one: Import, from: Place, to: Place, house: House): string | undefined {
  if (from.area === to.area) return undefined
  if (!house.areas[from.area]?.includes(to.area)) return `${from.area} may not import ${to.area}`
  if (!house.shared.includes(to.kind) && !(to.kind === 'demo' && from.kind === 'demo'))
    return `takes ${one.to}: of another area only ${house.shared.join(', ')}`
  return wrongName(one, to)
}

/** Of another's store only what reads: find…, list…, count…, is…, and types. */
function wrongName(one: Import, to: Place): string | undefined {
  if (to.kind !== 'store' || one.isType) return undefined
  const writing = one.names.filter((name) => !/^(find|list|count|is)[A-Z]/.test(name) && !/^[A-Z]/.test(name))
  return writing.length > 0 ? `takes ${writing.join(', ')} of another area's store; call its command` : undefined
}

/** Files that import each other in a circle, each circle once, as "a → b → a". Types do not count. */
export function findCircles(sources: readonly Source[]): string[] {
  const next = new Map<string, string[]>()
  for (const source of sources)
    next.set(
      source.path,
      listImports(source)
        .filter((one) => one.isOurs && !one.isType)
        .map((one) => one.to),
    )
  const circles: string[] = []
  const done = new Set<string>()
  const follow = (path: string, trail: string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path)) return
    done.add(path)
    for (const one of next.get(path) ?? []) follow(one, [...trail, path])
  }
  for (const path of next.keys()) follow(path, [])
  return circles
}

/** Files that only hand on what stands elsewhere. */
export function findBarrels(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => {
      const statements = parse(source).statements.filter((statement) => !ts.isImportDeclaration(statement))
      return statements.length > 0 && statements.every((one) => ts.isExportDeclaration(one))
    })
    .map((source) => `${source.path} only hands on what stands elsewhere; import it from there`)
}
