import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { inspect } from 'node:util'
import { showDuration } from './stages.mjs'

/**
 * Tells a run of tests as one line for each file, and a failure with all that is known of it.
 * Leaves the counts in the file that `TEST_COUNTS` names.
 */
export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const failures = []
  const said = {}
  let file = newFile(undefined)
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') said[data.file] = (said[data.file] ?? '') + data.message
    if (type !== 'test:pass' && type !== 'test:fail') continue
    if (data.file !== undefined && data.file !== file.path) {
      yield showFile(file, said)
      file = newFile(data.file)
    }
    count(data, type, counts, file)
    if (type === 'test:fail' && isOwnFailure(data)) {
      const failure = showFailure(data)
      file.failures.push(failure)
      failures.push(failure)
    }
  }
  yield showFile(file, said)
  if (failures.length > 0) yield `\n${failures.length} failures again, in short\n${failures.map(firstLine).join('')}`
  yield `\nℹ tests ${counts.passed + counts.failed + counts.skipped}\nℹ pass ${counts.passed}\nℹ fail ${counts.failed}\nℹ skipped ${counts.skipped}\n`
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts))
}

function newFile(path) {
  return { path, passed: 0, ms: 0, failures: [] }
}

function count(data, type, counts, file) {
  if (data.nesting === 0) file.ms += data.details.duration_ms
  if (data.details.type === 'suite') return
  if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1
  else if (type === 'test:pass') {
    counts.passed += 1
    file.passed += 1
  } else counts.failed += 1
}

/** A suite or test that failed only because one inside it did is not told twice. */
function isOwnFailure(data) {
  return data.details.error?.failureType !== 'subtestsFailed'
}

function showFile(file, said) {
  if (file.path === undefined) return ''
  const isOk = file.failures.length === 0
  const name = relative(process.cwd(), file.path).padEnd(72)
  const line = `  ${isOk ? '✔' : '✖'} ${name} ${String(file.passed).padStart(4)}  ${showDuration(file.ms).padStart(8)}\n`
  return isOk ? line : `${line}\n${file.failures.join('\n')}\n${indent(said[file.path] ?? '', 4)}`
}

function showFailure(data) {
  const where = data.file ? ` (${relative(process.cwd(), data.file)}:${data.line ?? ''})` : ''
  const error = data.details.error?.cause ?? data.details.error
  return `    ✖ ${data.name}${where}\n${indent(typeof error === 'string' ? error : withoutInnards(inspect(error, { depth: 6 })), 6)}`
}

function withoutInnards(trace) {
  return trace.replace(/\n\s+at .*node:(internal|async_hooks).*/g, '')
}

function firstLine(failure) {
  return `${failure.split('\n')[0]}\n`
}

function indent(text, spaces) {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces)).replace(/(?<!\n)$/, '\n')
}
