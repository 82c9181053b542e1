/** Most letters of captions; an hour of talk has some 60,000. */
const lettersAtMost = 1_000_000
const time = String.raw`(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}`
const timing = new RegExp(`^(${time})[ \\t]+-->[ \\t]+(${time})(?:[ \\t].*)?$`)

/** A line of a file, counted from 1. */
type Line = { at: number; text: string }

/**
 * What is wrong with captions in WebVTT, as a sentence that names the line; null where nothing is. Browsers pass over what
 * they cannot read, so that a slip of the hand is missing words for who cannot hear: here it is told instead.
 *
 * @param bytes of the file
 * @source office.questions.media
 */
export function findCaptionsFault(bytes: Uint8Array): string | null {
  const lines = readLines(bytes)
  if (lines === null) return 'It is no text in UTF-8. Save it as UTF-8.'
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0]?.text ?? ''))
    return 'Line 1: it begins with the word WEBVTT, alone or before a space'
  if (lines.reduce((sum, { text }) => sum + text.length, 0) > lettersAtMost)
    return `It has more than ${lettersAtMost.toLocaleString('en-US')} letters. Captions of one film have fewer.`
  const [head = [], ...blocks] = blocksOf(lines)
  if (head.length > 1) return `Line ${head[1]!.at}: leave an empty line after WEBVTT`
  const cues = blocks.filter(([first]) => !/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first!.text))
  if (cues.length === 0)
    return 'There are no words in it: after an empty line, a line with the times and then the words'
  for (const cue of cues) {
    const fault = findCueFault(cue)
    if (fault !== null) return fault
  }
  return null
}

function readLines(bytes: Uint8Array): Line[] | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.split(/\r\n|\n|\r/).map((one, i) => ({ at: i + 1, text: one }))
  } catch {
    return null
  }
}

/** Lines between empty ones. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]]
  for (const line of lines)
    if (line.text === '') blocks.push([])
    else blocks.at(-1)!.push(line)
  return blocks.filter((block, i) => i === 0 || block.length > 0)
}

/** A cue is its name or none, its times, and its words. */
function findCueFault(cue: readonly Line[]): string | null {
  const at = cue[0]!.text.includes('-->') ? 0 : 1
  const line = cue[at] ?? cue[0]!
  const times = timing.exec(line.text)
  if (!times) return `Line ${line.at}: write when the words are shown, such as 00:01.000 --> 00:04.000`
  if (msOf(times[2]!) <= msOf(times[1]!)) return `Line ${line.at}: the words end at ${times[2]} before they begin`
  const [first, ...more] = cue.slice(at + 1)
  if (!first) return `Line ${line.at}: the words that are shown then stand in the next line`
  const arrow = [first, ...more].find(({ text }) => text.includes('-->'))
  return arrow ? `Line ${arrow.at}: leave an empty line before these times` : null
}

function msOf(written: string): number {
  const [seconds = 0, minutes = 0, hours = 0] = written.split(':').toReversed().map(Number)
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000)
}
