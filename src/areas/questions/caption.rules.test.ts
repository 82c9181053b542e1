import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCaptionsFault } from './caption.rules.ts'

const cue = '00:01.000 --> 00:04.000\nThe patient is told.'
const cases: { file: string; fault: RegExp | null; because: string }[] = [
  { file: `WEBVTT\n\n${cue}`, fault: null, because: 'one cue' },
  {
    file: `\uFEFFWEBVTT - of the ward\r\n\r\n${cue.replace('\n', '\r\n')}\r\n`,
    fault: null,
    because: 'as an editor saves it',
  },
  {
    file: `WEBVTT\n\nNOTE by Ruth\n\nSTYLE\n::cue {}\n\n1\n${cue}\n\n`,
    fault: null,
    because: 'notes, styles and names of cues',
  },
  {
    file: `WEBVTT\n\n01:00:01.000 --> 01:00:04.000 align:start line:0\nLate`,
    fault: null,
    because: 'hours and settings',
  },
  { file: `WEBVTT\n\n00:01.000 --> 00:01.001\nOne thousandth`, fault: null, because: 'it ends just after it begins' },
  {
    file: `WEBVTT\n\n00:01.000 --> 00:01.000\nNone`,
    fault: /^Line 3: the words end at 00:01\.000/,
    because: 'no time at all',
  },
  {
    file: `WEBVTT\n\n59:59.000 --> 01:00:00.000\nOver the hour`,
    fault: null,
    because: 'an hour is more than 59 minutes',
  },
  {
    file: `WEBVTT\n\n00:60.000 --> 01:01.000\nSixty`,
    fault: /^Line 3: write when/,
    because: 'a minute has sixty seconds',
  },
  {
    file: `WEBVTT\n\n00:01,000 --> 00:04,000\nAs in SRT`,
    fault: /^Line 3: write when/,
    because: 'a comma is of another format',
  },
  {
    file: `WEBVTT\n\n${cue}\n\n2\nNo times`,
    fault: /^Line 7: write when/,
    because: 'a second cue without times, at its own line',
  },
  {
    file: `WEBVTT\n\n00:01.000 --> 00:04.000\n`,
    fault: /^Line 3: the words that are shown/,
    because: 'times without words',
  },
  { file: `WEBVTT\n\n${cue}\n${cue}`, fault: /^Line 5: leave an empty line/, because: 'two cues run together' },
  { file: `WEBVTT\n${cue}`, fault: /^Line 2: leave an empty line/, because: 'the head is not closed' },
  { file: 'WEBVTT\n', fault: /no words/, because: 'nothing but the head' },
  { file: `WEBVTTX\n\n${cue}`, fault: /^Line 1/, because: 'another word' },
  { file: `1\n00:00:01,000 --> 00:00:04,000\nSRT`, fault: /^Line 1/, because: 'another format' },
  { file: '', fault: /^Line 1/, because: 'an empty file' },
]
for (const { file, fault, because } of cases)
  test(`captions: ${because}`, () => {
    const found = findCaptionsFault(new TextEncoder().encode(file))
    if (fault === null) assert.equal(found, null)
    else assert.match(found ?? 'nothing wrong', fault)
  })

test('captions: bytes that are no UTF-8', () => {
  assert.match(findCaptionsFault(Uint8Array.of(0x57, 0xff, 0xfe))!, /UTF-8/)
})
