import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceOf, makeQuestionnaire } from '../../../test/questionnaires.ts'
import { parseAnswer, sendAnswer } from '../../areas/items/item.rules.ts'
import { type Question, type Value, questionOf } from '../../areas/items/item.schema.ts'
import { canonicalOf, writeResponse } from './response.map.ts'
import type { WireAnswer, WireAnswered, WireResponse } from './response.wire.ts'

const version = { questionnaireId: '01a20efd-3758-7123-8b97-7ee81c6a9aa7', number: 3 }

/** An answer that can be given to a question; null for a file and for some questions of each. */
function answerTo({ type, options, scales, maximum, total }: Question, chance: () => number): Value | null {
  const keys = options.map(({ key }) => key)
  const upTo = (most: number) => 1 + Math.floor(chance() * most)
  if (chance() < 0.2) return null
  switch (type) {
    case 'single':
      return keys[upTo(keys.length) - 1]!
    case 'several':
    case 'hot text':
      return keys.slice(0, upTo(keys.length))
    case 'rating':
      return upTo(maximum ?? 5)
    case 'matrix':
      return Object.fromEntries(
        keys.map((key) => [key, Object.fromEntries(scales.map((scale) => [scale.key, upTo(scale.points)]))]),
      )
    case 'ranking':
      return keys.toReversed()
    case 'allocation': {
      const first = upTo(total ?? 100)
      return Object.fromEntries(keys.map((key, i) => [key, i === 0 ? first : i === 1 ? (total ?? 100) - first : 0]))
    }
    case 'number':
      return 2.5
    case 'date':
      return '2026-06-01'
    case 'short text':
    case 'long text':
      return `Señal, “ñ” ${upTo(9)}`
    case 'file':
      return null
  }
}

test('answers to 200 made-up questionnaires come back from R4 as they were', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const chance = chanceOf(seed)
    const questions = makeQuestionnaire(seed).items.map(questionOf)
    const items = questions.map((question) => ({ question, answer: answerTo(question, chance), fileUrl: '' }))
    const sheet = { ...version, language: 'en', isHandedIn: true, at: new Date(0), items }
    const wire = JSON.parse(writeResponse(sheet)) as WireResponse
    assert.deepEqual([wire.questionnaire, wire.status], [canonicalOf(version), 'completed'])
    const found = new Map<string, WireAnswer[]>()
    gather(wire.item, found)
    for (const { question, answer } of items) {
      const value = valueOf(question, found)
      const parsed = parseAnswer(question, value === null ? {} : sendAnswer(question, value))
      assert.deepEqual(parsed.ok && parsed.value, answer, `seed ${seed} ${question.key} ${question.type}`)
    }
  }
})

function gather(items: readonly WireAnswered[], found: Map<string, WireAnswer[]>): void {
  for (const { linkId, answer = [], item = [] } of items) {
    if (answer.length > 0) found.set(linkId, answer)
    gather(item, found)
  }
}

function valueOf(question: Question, found: ReadonlyMap<string, WireAnswer[]>): Value | null {
  const { key, options, scales } = question
  const answers = found.get(key) ?? []
  const numberAt = (linkId: string) => found.get(linkId)?.[0]?.valueInteger
  switch (question.type) {
    case 'ranking': {
      const placed = options.filter((one) => numberAt(`${key}.${one.key}`) !== undefined)
      const place = (one: { key: string }) => numberAt(`${key}.${one.key}`)!
      return placed.length === 0 ? null : placed.toSorted((a, b) => place(a) - place(b)).map((one) => one.key)
    }
    case 'allocation':
      return recordOf(options, (one) => numberAt(`${key}.${one.key}`))
    case 'matrix':
      return recordOf(
        options,
        (row) => recordOf(scales, (scale) => numberAt(`${key}.${row.key}.${scale.key}`)) ?? undefined,
      )
    case 'several':
    case 'hot text':
      return answers.length === 0 ? null : answers.map(plain).map(String)
    default: {
      const [first] = answers
      return first === undefined ? null : plain(first)
    }
  }
}

/** What these say by their keys; null where none says anything. */
function recordOf<Said>(parts: readonly { key: string }[], say: (part: { key: string }) => Said | undefined) {
  const told = parts.flatMap((part): [string, Said][] => {
    const said = say(part)
    return said === undefined ? [] : [[part.key, said]]
  })
  return told.length === 0 ? null : Object.fromEntries(told)
}

function plain(answer: WireAnswer): string | number {
  const { valueCoding, valueInteger, valueDecimal, valueDate, valueString } = answer
  return valueCoding?.code ?? valueInteger ?? valueDecimal ?? valueDate ?? valueString ?? ''
}
