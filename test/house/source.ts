import { readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** One file as the guards see it: its path from the root, with forward slashes, and what stands in it. */
export type Source = { path: string; text: string }

/**
 * One import or re-export. `to` is a path from the root for files of ours, else the name of a package.
 * `names` are what is taken by its exported name; `*` stands for everything. `isType` when only types are taken.
 */
export type Import = { from: string; line: number; to: string; isOurs: boolean; names: string[]; isType: boolean }

/** Reads the files below a folder, for instance `src`. */
export function readSources(folder: string, pattern = /\.(tsx?|m?js)$/): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

const parsed = new WeakMap<Source, ts.SourceFile>()

/** The syntax tree of a file; each file is parsed once. */
export function parse(source: Source): ts.SourceFile {
  const known = parsed.get(source)
  if (known) return known
  const kind = /x$/.test(source.path) ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2022, true, kind)
  parsed.set(source, tree)
  return tree
}

/** "src/a.ts:12", for the beginning of an offense. */
export function placeOf(source: Source, node: ts.Node): string {
  return `${source.path}:${lineOf(source, node)}`
}

function lineOf(source: Source, node: ts.Node): number {
  const tree = parse(source)
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
}

/** Calls `visit` for every node of a file. */
export function walk(source: Source, visit: (node: ts.Node) => void): void {
  const step = (node: ts.Node): void => {
    visit(node)
    ts.forEachChild(node, step)
  }
  step(parse(source))
}

/** Everything a file imports, re-exports or loads with `import()`. */
export function listImports(source: Source): Import[] {
  const found: Import[] = []
  const add = (node: ts.Node, target: ts.Expression | undefined, names: string[], isType: boolean): void => {
    if (!target || !ts.isStringLiteralLike(target)) return
    const isOurs = target.text.startsWith('.')
    const to = isOurs ? posix.join(posix.dirname(source.path), target.text) : target.text
    found.push({ from: source.path, line: lineOf(source, node), to, isOurs, names, isType })
  }
  walk(source, (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, ...namesOf(node.importClause))
    if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, ...namesOf(node))
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], ['*'], false)
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node, node.argument.literal as ts.StringLiteral, ['*'], true)
  })
  return found
}

function namesOf(clause: ts.ImportClause | ts.ExportDeclaration | undefined): [string[], boolean] {
  if (!clause) return [[], false]
  const wholeIsType = ts.isExportDeclaration(clause)
    ? clause.isTypeOnly
    : clause.phaseModifier === ts.SyntaxKind.TypeKeyword
  const bindings = ts.isExportDeclaration(clause) ? clause.exportClause : clause.namedBindings
  if (!bindings || ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) return [['*'], wholeIsType]
  const elements: { name: string; isType: boolean }[] = [...bindings.elements].map((element) => ({
    name: (element.propertyName ?? element.name).text,
    isType: wholeIsType || element.isTypeOnly,
  }))
  const values = elements.filter((element) => !element.isType)
  const hasDefault = !ts.isExportDeclaration(clause) && clause.name !== undefined
  if (values.length === 0 && !hasDefault) return [elements.map((element) => element.name), true]
  return [[...values.map((element) => element.name), ...(hasDefault ? ['default'] : [])], false]
}
