import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { foldDuties, linesAtMost } from './duty.rules.ts'

const line = (id: string, day: string | null) => ({
  id,
  title: `Look at ${id}`,
  why: '',
  href: `/${id}`,
  act: 'Look',
  dueOn: day === null ? null : localDate(day),
})
const fold = (count: number) => ({ id: 'all', title: `${count} to look at`, why: '', href: '/all', act: 'Look' })

test('as many as a home bears stand one by one', () => {
  const few = ['a', 'b', 'c'].map((id) => line(id, null))
  assert.equal(few.length, linesAtMost)
  assert.deepEqual(foldDuties(few, fold), few)
})

test('one more, and they are one line with their count, due when the first of them is', () => {
  const many = [line('a', null), line('b', '2026-05-04'), line('c', '2026-04-01'), line('d', null)]
  assert.deepEqual(foldDuties(many, fold), [{ ...fold(4), dueOn: '2026-04-01' }])
})

test('where none has a day, the one line has none', () => {
  assert.equal(
    foldDuties(
      ['a', 'b', 'c', 'd'].map((id) => line(id, null)),
      fold,
    )[0]!.dueOn,
    null,
  )
})
