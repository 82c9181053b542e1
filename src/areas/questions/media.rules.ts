import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { Media, MediaKind } from '../items/item.schema.ts'
import type { Language } from '../items/language.schema.ts'
import { findCaptionsFault } from './caption.rules.ts'

/** The most megabytes of a picture, sound or film. */
export const mediaMegabytesAtMost = 25
const most: Record<MediaKind, number> = { picture: 2, sound: 10, film: mediaMegabytesAtMost }

type Sent = { name: string; bytes: Uint8Array }
type SentCaptions = { language: Language; file: Sent }

/**
 * What is sent for a question: a new file or none, captions in a language or none, the languages whose captions go, and
 * words for who cannot see or hear it.
 */
export type SentMedia = {
  file?: Sent
  captions?: SentCaptions
  gone?: readonly string[]
  alt: string
  transcript: string
}

/** What is to be kept: `file` and `captions` where they are new, and the languages whose captions stay. */
export type ReadMedia = {
  kind: MediaKind
  file: (Sent & { mediaType: string }) | null
  captions: SentCaptions | null
  staying: Language[]
  alt: string
  transcript: string
}

const known: { endings: string[]; kind: MediaKind; mediaType: string; marks: [number, string][] }[] = [
  { endings: ['png'], kind: 'picture', mediaType: 'image/png', marks: [[1, 'PNG']] },
  { endings: ['jpg', 'jpeg'], kind: 'picture', mediaType: 'image/jpeg', marks: [[0, '\u00ff\u00d8\u00ff']] },
  {
    endings: ['webp'],
    kind: 'picture',
    mediaType: 'image/webp',
    marks: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
  { endings: ['mp3'], kind: 'sound', mediaType: 'audio/mpeg', marks: [[0, 'ID3']] },
  { endings: ['mp3'], kind: 'sound', mediaType: 'audio/mpeg', marks: [[0, '\u00ff\u00fb']] },
  {
    endings: ['wav'],
    kind: 'sound',
    mediaType: 'audio/wav',
    marks: [
      [0, 'RIFF'],
      [8, 'WAVE'],
    ],
  },
  { endings: ['m4a'], kind: 'sound', mediaType: 'audio/mp4', marks: [[4, 'ftyp']] },
  { endings: ['mp4'], kind: 'film', mediaType: 'video/mp4', marks: [[4, 'ftyp']] },
  { endings: ['webm'], kind: 'film', mediaType: 'video/webm', marks: [[0, '\u001aE\u00df\u00a3']] },
]

/**
 * Can this stand above a question? A file is known by its name and its first bytes. Whoever cannot see or hear it has words:
 * everything has a description, a sound all that is said in it, a film captions.
 *
 * @param before what stands there now; its file and captions stay where no new ones are sent
 * @returns what is to be kept, or refusal `media/no-file`, `media/of-other-kind`, `media/too-large`, `media/no-words`,
 *   `media/no-transcript`, `media/no-captions`, `media/captions`
 * @source office.questions.media
 */
export function decideMedia(sent: SentMedia, before: Media | null): Decision<ReadMedia> {
  const { file, captions } = sent
  if (!file && !before) return no('no-file', 'file', 'Choose a picture, a sound or a film')
  const found = file && known.find(({ endings, marks }) => endings.includes(endingOf(file)) && hasMarks(file, marks))
  if (file && !found)
    return no('of-other-kind', 'file', `“${file.name}” is no PNG, JPEG, WebP, MP3, WAV, M4A, MP4 or WebM`)
  const kind = found?.kind ?? before!.kind
  if (file && file.bytes.length > most[kind] * 1_000_000)
    return no('too-large', 'file', `A ${kind} has at most ${most[kind]} MB. Make “${file.name}” smaller.`)
  const fault = captions && findCaptionsFault(captions.file.bytes)
  if (fault) return no('captions', 'captions', `“${captions.file.name}” cannot be read as WebVTT. ${fault}`)
  const [alt, transcript] = [sent.alt.trim(), sent.transcript.trim()]
  if (alt === '') return no('no-words', 'alt', 'Say in a sentence what it shows, for who cannot see it')
  if (kind === 'sound' && transcript === '')
    return no('no-transcript', 'transcript', 'Write down all that is said, for who cannot hear it')
  const there = before?.kind === kind ? before.captions.map(({ language }) => language) : []
  const staying = there.filter((language) => !sent.gone?.includes(language) && language !== captions?.language)
  if (kind === 'film' && !captions && staying.length === 0)
    return no('no-captions', 'captions', 'A film has captions, for who cannot hear it. Send them as a WebVTT file.')
  if (kind === 'picture' && captions) return no('captions', 'captions', 'Captions are for a sound or a film')
  const kept = file ? { ...file, mediaType: found!.mediaType } : null
  return allow({ kind, alt, transcript, file: kept, captions: captions ?? null, staying })
}

function endingOf({ name }: Sent): string {
  return name.split('.').at(-1)?.toLowerCase() ?? ''
}

function hasMarks({ bytes }: Sent, marks: readonly [number, string][]): boolean {
  return marks.every(([at, mark]) => [...mark].every((letter, i) => bytes[at + i] === letter.charCodeAt(0)))
}

function no(what: string, field: string, message: string): Decision<ReadMedia> {
  return refuse({ code: `media/${what}`, source: 'office.questions.media', field, message })
}
