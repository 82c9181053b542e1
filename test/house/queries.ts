import ts from 'typescript'
import { placeOfPath } from './place.ts'
import { type Source, placeOf, walk } from './source.ts'

const building = /^(selectFrom|selectNoFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/
const writing = /^(insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/
const statement = /^\s*(select|insert|update|delete|with|merge|truncate|alter|create|drop)\b/i
const writtenTable =
  /\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|(?<!\bfor\s+|\bkey\s+|\bdo\s+|\bon\s+)update)\s+(?:only\s+)?"?([a-z_$?][\w$?]*)"?/gi

/** Put a whole office into an empty database, and one record into another (decision 0036): they write the tables of every owner. */
const writeAll = ['src/platform/refill.ts', 'src/platform/repoint.ts']

/** Queries outside the store files and the platform. */
export function findStrayQueries(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => !mayHoldQueries(source.path))
    .flatMap((source) => listQueries(source).map((query) => `${query.at} holds SQL; it belongs in a store`))
}

/** Queries that write a table of another owner, or one that cannot be told from the text. */
export function findForeignWrites(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => mayHoldQueries(source.path) && !writeAll.includes(source.path))
    .flatMap((source) => {
      const prefix = ownPrefix(source.path)
      return listQueries(source).flatMap((query) =>
        query.writes
          .filter((table) => !table.startsWith(prefix))
          .map((table) => `${query.at} writes ${table}; it may write ${prefix}… only`),
      )
    })
}

/** The tables of an owner begin with its folder's name. */
export function ownPrefix(path: string): string {
  const place = placeOfPath(path)
  return place.layer === 'areas' ? `${place.area}_` : `${place.layer}_`
}

function mayHoldQueries(path: string): boolean {
  const place = placeOfPath(path)
  return place.isTest || place.layer === 'platform' || place.kind === 'store'
}

type Query = { at: string; writes: string[] }

function listQueries(source: Source): Query[] {
  const queries: Query[] = []
  walk(source, (node) => {
    const query = ts.isCallExpression(node)
      ? readCall(node)
      : ts.isTaggedTemplateExpression(node)
        ? readTemplate(node)
        : undefined
    if (query) queries.push({ at: placeOf(source, node), writes: query })
  })
  return queries
}

/** `db.insertInto('claims_claim')`, `client.query('select …')`: the tables it writes; undefined when it is no query. */
function readCall(call: ts.CallExpression): string[] | undefined {
  if (!ts.isPropertyAccessExpression(call.expression)) return undefined
  const name = call.expression.name.text
  const first = call.arguments[0]
  if (building.test(name)) return writing.test(name) ? tablesOf(first) : []
  if (/^(query|raw)$/.test(name) && first && statement.test(textOf(first))) return tablesIn(textOf(first))
  return isAskedDirectly(call.expression, first) ? [] : undefined
}

/** `pool.query(text)`, `client.query({ text })`, `db.executeQuery(query)`, `db.schema.dropTable('…')`: whatever they say, it is SQL. */
function isAskedDirectly({ expression, name }: ts.PropertyAccessExpression, asked?: ts.Expression): boolean {
  if (name.text === 'executeQuery' || /\b(db|tx)\.schema$/.test(expression.getText())) return true
  const isSpelledOut = asked !== undefined && ts.isStringLiteralLike(asked)
  return name.text === 'query' && /\b(pool|client)$/.test(expression.getText()) && !isSpelledOut
}

function tablesOf(argument: ts.Expression | undefined): string[] {
  if (argument && ts.isStringLiteralLike(argument)) return [argument.text.split(' ')[0]!]
  if (argument && ts.isArrayLiteralExpression(argument))
    return argument.elements.flatMap((element) => tablesOf(element))
  return ['a table that is not named in the text']
}

function readTemplate(node: ts.TaggedTemplateExpression): string[] | undefined {
  const tag = node.tag.getText()
  return tag === 'sql' ? tablesIn(textOf(node.template)) : undefined
}

function textOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((span) => `$${span.literal.text}`).join('')
  return ''
}

function tablesIn(text: string): string[] {
  return [...text.replace(/--.*$/gm, '').matchAll(writtenTable)]
    .map((match) => match[1]!)
    .map((table) => (/^[$?]/.test(table) ? 'a table that is not named in the text' : table))
}
