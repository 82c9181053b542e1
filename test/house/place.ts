/** Where a file stands in the house, read from its path alone. */
export type Place = {
  /** `standards` … `exchange`; `app` for the outermost files, directly in src/ and in src/command/; `outside` for tests, tools and the demonstration. */
  layer: string
  /** The area, or the outside format below `exchange/`; empty elsewhere. */
  area: string
  /** `claim` and `rules` of `claim.rules.ts`; the kind is empty where there is none. */
  noun: string
  kind: string
  isTest: boolean
}

/** Reads layer, area, noun and kind from a path such as `src/areas/claims/claim.rules.test.ts`. */
export function placeOfPath(path: string): Place {
  const [top = '', layer = '', ...rest] = path.split('/')
  const name = path.slice(path.lastIndexOf('/') + 1)
  const words = name.split('.').slice(0, -1)
  const isTest = words.at(-1) === 'test'
  const [noun = '', kind = ''] = isTest ? words.slice(0, -1) : words
  const file = { noun, kind, isTest }
  if (top !== 'src') return { layer: 'outside', area: '', ...file }
  if (rest.length === 0 || layer === 'command') return { layer: 'app', area: '', ...file }
  const area = (layer === 'areas' || layer === 'exchange') && rest.length > 1 ? rest[0]! : ''
  return { layer, area, ...file }
}
