import { z } from 'zod'
import type { Refusal } from '../kernel/decision.ts'
import { type Data, sendData } from './answer.ts'

/** Everything that can go wrong with a request to the API, with its status and what it means in plain words. */
export const problems = {
  'not-json': [400, 'The body is not JSON', 'Send one JSON object, no deeper than 50 levels.'],
  'bad-key-header': [
    400,
    'This Idempotency-Key cannot be read',
    'Send 1 to 255 letters, digits or signs, such as a UUID.',
  ],
  'no-key': [401, 'This needs a key', 'Send a key of this office that is in force, as Authorization: Bearer …'],
  'reads-only': [403, 'This key only reads', 'Ask the office for a key that may write.'],
  missing: [404, 'There is nothing here for you', 'The address may be mistyped, or it belongs to someone else.'],
  'in-flight': [
    409,
    'The same act is still being done',
    'Wait a second and send it again with the same Idempotency-Key.',
  ],
  changed: [412, 'It was changed in between', 'Read it again, and send your change with the ETag you get then.'],
  'no-etag': [
    428,
    'This writes over what others may have changed',
    'Read it, and send your change with the ETag you get as If-Match. If-Match: * writes over whatever is there.',
  ],
  'too-large': [
    413,
    'This is too much for one request',
    'Send a smaller body: at most 1 MB, and where a file lies in it 10 MB.',
  ],
  'not-json-type': [415, 'Only JSON is read', 'Send Content-Type: application/json.'],
  unfit: [422, 'Something in the request does not fit', 'Mend what the errors name, and send it again.'],
  refused: [422, 'A rule of the office says no', 'The errors say which, and what to do.'],
  'key-used': [422, 'This Idempotency-Key was used for something else', 'Give every act a key of its own.'],
  'too-often': [429, 'That was too often', 'Wait as many seconds as Retry-After says.'],
  fault: [
    500,
    'Something broke on our side',
    'Nothing was half saved. Send it again; the same Idempotency-Key acts once.',
  ],
} as const satisfies Record<string, readonly [status: number, title: string, next: string]>
export type ProblemKind = keyof typeof problems

/** What an error of the API tells: the same code, source and field as the form has. */
export const problemShape = z
  .object({
    type: z.string().meta({ description: 'An address at which this kind of problem is explained' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What to do next' }),
    instance: z.string().meta({ description: 'Names this one request; tell it to the office' }),
    code: z.string().meta({ description: 'The kind of problem, for programs' }),
    errors: z.array(
      z.object({
        code: z.string().meta({ description: 'noun/what-is-wrong, as claim/over-limit' }),
        source: z.string().nullable().meta({ description: 'The outside rule that says so, as accme.si.3.2' }),
        field: z.string().nullable().meta({ description: 'Where in what was sent' }),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'Problem', description: 'What is wrong and what to do next (RFC 9457)' })
export type ProblemError = z.output<typeof problemShape>['errors'][number]

/** An error as a problem document. */
export function answerProblem(
  requestId: string,
  kind: ProblemKind,
  errors: readonly ProblemError[] = [],
  headers: Readonly<Record<string, string>> = {},
): Data {
  const [status, title, detail] = problems[kind]
  const problem = {
    type: `/developers#problem-${kind}`,
    title,
    status,
    detail: errors.length === 1 ? errors[0]!.message : detail,
    instance: `urn:uuid:${requestId}`,
    code: `request/${kind}`,
    errors,
  }
  return sendData(problem, status, { 'content-type': 'application/problem+json; charset=utf-8', ...headers })
}

/** A rule's "no", with the code, source and field that the form shows. */
export function answerRefusal(requestId: string, { code, source, field, message }: Refusal): Data {
  return answerProblem(requestId, 'refused', [{ code, source: source ?? null, field: field ?? null, message }])
}

/** What does not fit its shape, field by field. */
export function answerUnfit(requestId: string, error: z.ZodError): Data {
  return answerProblem(requestId, 'unfit', error.issues.flatMap(errorsOf))
}

function errorsOf(issue: z.core.$ZodIssue): ProblemError[] {
  const code = `input/${issue.code.replaceAll('_', '-')}`
  if (issue.code !== 'unrecognized_keys')
    return [{ code, source: null, field: issue.path.join('.') || null, message: issue.message }]
  return issue.keys.map((field) => ({
    code,
    source: null,
    field,
    message: `There is no "${field}" here. Leave it out`,
  }))
}
