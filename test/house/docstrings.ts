import ts from 'typescript'
import { placeOfPath } from './place.ts'
import { type Source, parse, placeOf } from './source.ts'

const layers = ['kernel', 'statistics', 'platform', 'exchange']
const kinds = ['rules', 'commands', 'store']

/** Exported functions and classes that do not say what they decide or do. */
export function findUndocumented(sources: readonly Source[]): string[] {
  return sources.filter(mustSay).flatMap((source) =>
    listExported(source)
      .filter(({ statement }) => !hasDocstring(statement))
      .map(({ statement, name }) => `${placeOf(source, statement)} ${name} has no docstring`),
  )
}

function mustSay(source: Source): boolean {
  const { layer, kind, isTest } = placeOfPath(source.path)
  if (isTest || !/\.ts$/.test(source.path) || source.path.endsWith('.generated.ts')) return false
  return kinds.includes(kind) || layers.includes(layer)
}

/** Exported functions, arrow functions and classes. Of an overloaded function only the first line of its form counts. */
export function listExported(source: Source): { statement: ts.Statement; name: string }[] {
  const seen = new Set<string>()
  return parse(source)
    .statements.flatMap((statement) => namesOf(statement).map((name) => ({ statement, name })))
    .filter(({ statement, name }) => {
      const isNew = !seen.has(name)
      seen.add(name)
      return isNew && isExported(statement)
    })
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return [statement.name?.text ?? 'default']
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations
    .filter(
      ({ initializer }) => initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
    )
    .map((declaration) => declaration.name.getText())
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false
}

/** The text of the docstring above a statement, with its tags; undefined where there is none. */
export function docstringOf(statement: ts.Statement): string | undefined {
  const text = ts
    .getJSDocCommentsAndTags(statement)
    .filter((node) => ts.isJSDoc(node))
    .at(-1)
    ?.getText()
  return text && /[a-z]/i.test(text.replace(/@\w+.*/g, '')) ? text : undefined
}

function hasDocstring(statement: ts.Statement): boolean {
  return docstringOf(statement) !== undefined
}
