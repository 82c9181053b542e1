import ts from 'typescript'
import type { Standards } from '../../src/standards/standard.ts'
import { docstringOf, listExported } from './docstrings.ts'
import { placeOfPath } from './place.ts'
import { type Source, placeOf, walk } from './source.ts'

const idForm = /^[a-z]+(\.[a-z0-9-]+)+$/

/** One place where a rule is named: with `@source` in a docstring, or as the `source` of a refusal or gate. */
type Citation = { id: string; at: string; refuses?: boolean }

/** Rules that are cited and not registered. */
export function findUnknownRules(sources: readonly Source[], standards: Standards): string[] {
  return sources
    .filter((source) => placeOfPath(source.path).layer !== 'standards')
    .flatMap((source) => [...listTags(source), ...listSourceValues(source), ...listOutsideIds(source)])
    .filter((citation) => !Object.hasOwn(standards, citation.id))
    .map((citation) => `${citation.at} cites ${citation.id}, which src/standards/ does not have`)
}

/** Registered rules that no code cites and no person keeps. */
export function findUncitedRules(sources: readonly Source[], standards: Standards): string[] {
  const cited = new Set(sources.filter((source) => isCode(source.path)).flatMap(listMentions))
  return Object.entries(standards)
    .filter(([id, standard]) => !standard.keptByHand && !cited.has(id))
    .map(([id]) => `${id} is cited by no code; cite it where it is kept, or say in keptByHand how the office keeps it`)
}

/** Registry rows that do not tell a reader what, which edition and where. */
export function findPoorRows(standards: Standards): string[] {
  return Object.entries(standards).flatMap(([id, { title, edition, link }]) => [
    ...(idForm.test(id) ? [] : [`${id} is no dotted id`]),
    ...(title.trim().length < 15 ? [`${id} has no title that says the rule`] : []),
    ...(edition.trim() === '' ? [`${id} names no edition`] : []),
    ...(/^https?:\/\/\S+\.\S+$/.test(link) || id.startsWith('office.') ? [] : [`${id} has no link`]),
  ])
}

/** Exported functions whose refusals name another rule than their docstring. */
export function findOtherAuthority(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => isCode(source.path))
    .flatMap((source) =>
      listExported(source).flatMap(({ statement, name }) => {
        const said = idsIn(docstringOf(statement) ?? '')
        const values = listSourceValues(source, statement)
          .filter((one) => one.refuses)
          .map((one) => one.id)
        return [...new Set(values)]
          .filter((id) => !said.includes(id))
          .map((id) => `${placeOf(source, statement)} ${name} refuses by ${id} and its docstring does not cite it`)
      }),
    )
}

function isCode(path: string): boolean {
  const place = placeOfPath(path)
  return place.layer !== 'standards' && !place.isTest
}

/** `@source a.b, c.d` in any comment: the ids, and as they stand where they are none. */
function idsIn(text: string): string[] {
  return [...text.matchAll(/@source[ \t]+([^\n]*)/g)].flatMap((match) =>
    match[1]!
      .replace(/\*\/.*$/, '')
      .split(/[\s,]+/)
      .filter((word) => word !== ''),
  )
}

function listTags(source: Source): Citation[] {
  return source.text
    .split('\n')
    .flatMap((line, index) => idsIn(line).map((id) => ({ id, at: `${source.path}:${index + 1}` })))
}

/** `source: 'a.b'`, `const source = 'a.b'`; in a refusal also what has not the form of an id. */
function listSourceValues(source: Source, within?: ts.Node): Citation[] {
  const found: Citation[] = []
  const isWithin = (node: ts.Node) => !within || (node.pos >= within.pos && node.end <= within.end)
  walk(source, (node) => {
    if (!isWithin(node)) return
    if (!ts.isPropertyAssignment(node) && !ts.isVariableDeclaration(node)) return
    if (node.name.getText() !== 'source' || !node.initializer || !ts.isStringLiteralLike(node.initializer)) return
    const id = node.initializer.text
    const refuses = isInRefusal(node) || (ts.isVariableDeclaration(node) && idForm.test(id))
    if (idForm.test(id) || refuses) found.push({ id, at: placeOf(source, node), refuses })
  })
  return found
}

/** Every text that can be nothing but a rule of an outside body, wherever it stands: in a call, a choice, an attribute. */
function listOutsideIds(source: Source): Citation[] {
  const found: Citation[] = []
  if (!isCode(source.path)) return found
  walk(source, (node) => {
    if (ts.isStringLiteralLike(node) && /^(accme|ama|methods)\./.test(node.text) && idForm.test(node.text))
      found.push({ id: node.text, at: placeOf(source, node) })
  })
  return found
}

function isInRefusal(node: ts.Node): boolean {
  const object = node.parent
  if (!ts.isObjectLiteralExpression(object)) return false
  return object.properties.some((property) => property.name?.getText() === 'code')
}

/** Every word in the text that has the form of an id, in a tag or in quotes. */
function listMentions(source: Source): string[] {
  const quoted = [...source.text.matchAll(/['"`]([a-z]+(?:\.[a-z0-9-]+)+)['"`]/g)].map((match) => match[1]!)
  return [...idsIn(source.text), ...quoted]
}
