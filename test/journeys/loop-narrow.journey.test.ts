import { test } from 'node:test'
import { walkLoop } from './walk-loop.ts'

test('a gap is walked from its evidence to its outcome at 320 px without JavaScript', { timeout: 240_000 }, () =>
  walkLoop({ width: 320, script: false }),
)
