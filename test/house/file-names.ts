import { type Place, placeOfPath } from './place.ts'

const forbidden = /^(utils?|helpers?|common|shared|misc|lib|libs|services?|types?|index|constants|interfaces)$/
/** Says nothing even as a part of a name. */
const vague = /^(utils?|helpers?|misc|services?)$/
const plain = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The names a file may have: kinds of an area's files, kinds of an adapter's, formats, and files directly in src/. */
export type Names = {
  areas: readonly string[]
  kinds: readonly string[]
  adapters: readonly string[]
  adapterKinds: readonly string[]
  outermost: readonly string[]
}

/** Files and folders whose name does not say what they are. Takes every path below src/, whatever its ending. */
export function findWrongNames(paths: readonly string[], names: Names): string[] {
  return paths.flatMap((path) =>
    wrongsOf(path, names)
      .filter((wrong) => wrong !== undefined)
      .map((wrong) => `${path} ${wrong}`),
  )
}

function wrongsOf(path: string, names: Names): (string | undefined)[] {
  const words = path.split('/').slice(1)
  const bad = words
    .map((word) => word.split('.')[0]!)
    .flatMap((word) => (forbidden.test(word) ? [word] : word.split('-').filter((part) => vague.test(part))))[0]
  const place = placeOfPath(path)
  return [
    bad && `is called "${bad}", which says nothing; name it after what it owns`,
    words.length > 4 ? 'lies more than three folders deep' : undefined,
    path.endsWith('/README.md') ? undefined : wrongFile(place, words, names),
  ]
}

function wrongFile(place: Place, words: string[], names: Names): string | undefined {
  if (words.length === 1 && !names.outermost.includes(place.noun)) return 'does not belong directly in src/'
  if (!plain.test(place.noun)) return 'has a name with other letters than a-z, 0-9 and -'
  if (/\d$/.test(place.noun)) return 'is counted; a file that is too long is split by noun'
  if (place.layer === 'areas') return wrongAreaFile(place, words, names)
  if (place.layer === 'exchange' && place.area !== '') return wrongAdapterFile(place, names)
  return undefined
}

function wrongAreaFile(place: Place, words: string[], names: Names): string | undefined {
  if (!names.areas.includes(words[1]!)) return `lies in ${words[1]}, which is no area of the table`
  if (words.length !== 3) return 'lies in a folder inside an area; an area has none'
  if (!names.kinds.includes(place.kind)) return `has the kind "${place.kind}"; there are ${names.kinds.join(', ')}`
  if (isPlural(place.noun)) return 'has a noun in the plural'
  return undefined
}

function wrongAdapterFile(place: Place, names: Names): string | undefined {
  if (!names.adapters.includes(place.area)) return `lies in ${place.area}, which is no outside format of the table`
  const kinds = [...names.adapterKinds, ...names.kinds]
  return kinds.includes(place.kind) ? undefined : `has the kind "${place.kind}"; there are ${kinds.join(', ')}`
}

/** Good enough for the nouns of an office: -ss, -us, -is and -series are not plurals. */
function isPlural(noun: string): boolean {
  return noun.endsWith('s') && !/(ss|us|is|series|news)$/.test(noun)
}
