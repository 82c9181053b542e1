import { test } from 'node:test'
import { walkLoop } from './walk-loop.ts'

test('a gap is walked from its evidence to its outcome at 1440 px with JavaScript', { timeout: 240_000 }, () =>
  walkLoop({ width: 1440, script: true }),
)
