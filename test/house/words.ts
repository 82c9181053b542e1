import ts from 'typescript'
import { placeOfPath } from './place.ts'
import { type Source, placeOf, walk } from './source.ts'

/** A list of words in code, and the columns whose CHECK it must equal. */
export type WordList = { at: string; columns: string[]; words: string[] }

/** The lists of words that are fixed by `as const`, with the columns of `@check table.column` (or several, with commas) in the comment directly above them. */
export function listWordLists(sources: readonly Source[]): WordList[] {
  return sources.flatMap((source) => {
    const lists: WordList[] = []
    walk(source, (node) => {
      if (!ts.isVariableStatement(node)) return
      const tag = /@check\s+([\w., ]+)/.exec(node.getFullText().slice(0, node.getLeadingTriviaWidth()))
      const columns = tag ? tag[1]!.split(',').map((column) => column.trim()) : []
      const words = wordsOf(node.declarationList.declarations[0]!)
      if (tag || (words.length > 1 && /\bas const\b/.test(node.getText())))
        lists.push({ at: placeOf(source, node), columns, words })
    })
    return lists
  })
}

/** The texts of `[...] as const`, or the keys of `{...} as const`. */
function wordsOf(declaration: ts.VariableDeclaration): string[] {
  let value = declaration.initializer
  while (value && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))) value = value.expression
  if (value && ts.isArrayLiteralExpression(value))
    return value.elements.map((one) => (ts.isStringLiteralLike(one) ? one.text : `${one.getText()} (not a word)`))
  if (value && ts.isObjectLiteralExpression(value))
    return value.properties.map((one) =>
      one.name && (ts.isStringLiteralLike(one.name) || ts.isIdentifier(one.name)) ? one.name.text : one.getText(),
    )
  return []
}

/** Where a list of words and the CHECK of its column differ. The order of words is free. */
export function compareWordLists(lists: readonly WordList[], checks: Readonly<Record<string, string[]>>): string[] {
  return lists.flatMap(({ at, columns, words }) =>
    columns.flatMap((column) => {
      const checked = checks[column]
      if (!checked) return [`${at} names ${column}, which has no CHECK with a list of words`]
      const onlyHere = words.filter((word) => !checked.includes(word))
      const onlyThere = checked.filter((word) => !words.includes(word))
      return [
        ...(onlyHere.length > 0 ? [`${at} has ${onlyHere.join(', ')}, which ${column} refuses`] : []),
        ...(onlyThere.length > 0 ? [`${at} lacks ${onlyThere.join(', ')}, which ${column} lets in`] : []),
      ]
    }),
  )
}

/** Lists that hold most of the words of a CHECK of the same owner (or stand in the kernel) and are not marked with it. */
export function findUnmarkedLists(lists: readonly WordList[], checks: Readonly<Record<string, string[]>>): string[] {
  const listed = new Set(lists.flatMap((list) => list.columns))
  return Object.entries(checks)
    .filter(([column]) => !listed.has(column))
    .flatMap(([column, words]) =>
      lists
        .filter((list) => list.columns.length === 0 && mayOwn(list, column))
        .filter((list) => isMostly(words, list.words) && isMostly(list.words, words))
        .map((list) => `${list.at} has the words of ${column}; write @check ${column} above it`),
    )
}

function mayOwn(list: WordList, column: string): boolean {
  const place = placeOfPath(list.at)
  const owner = place.layer === 'areas' ? place.area : place.layer
  return owner === 'kernel' || column.startsWith(`${owner}_`)
}

function isMostly(words: readonly string[], others: readonly string[]): boolean {
  return words.filter((word) => others.includes(word)).length * 2 > words.length
}

/** The first line in which two texts differ; undefined when they are equal. */
export function findFirstDifference(expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined
  const [wanted, found] = [expected.split('\n'), actual.split('\n')]
  const line = wanted.findIndex((text, index) => text !== found[index])
  const at = line === -1 ? wanted.length : line
  return `line ${at + 1}: expected ${show(wanted[at])}, found ${show(found[at])}`
}

function show(line: string | undefined): string {
  return line === undefined ? 'the end' : `"${line}"`
}

/** Packages that the lock file names as optional and does not describe: `npm ci` refuses such a file. */
export function findUnlockedPackages(lock: Lock): string[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => lock.packages[`node_modules/${name}`] === undefined)
      .filter((name) => lock.packages[`${path}/node_modules/${name}`] === undefined)
      .map((name) => `${path || 'package.json'} names ${name}, and package-lock.json has no row for it`),
  )
}

export type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
