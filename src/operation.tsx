import { exampleOf, showKind } from './http/example.ts'
import type { Operation, Parameter, Shape } from './http/openapi.ts'
import { Crumbs } from './ui/crumbs.tsx'
import { Leaf } from './ui/leaf.tsx'
import { Ledger, RowTitle } from './ui/ledger.tsx'
import { PageTitle } from './ui/title.tsx'

type OperationProps = {
  method: 'GET' | 'POST'
  path: string
  operation: Operation
  schemas: Record<string, Shape>
  address: string
}
type FieldRow = { name: string; kind: string; isRequired: boolean; says: string }

/** One address: what it takes, what it answers, and an example of both. */
export function OperationPage({ method, path, operation, schemas, address }: OperationProps) {
  const body = operation.requestBody?.content['application/json'].schema
  const answer = answerOf(operation)
  return (
    <>
      <Crumbs trail={[{ label: 'For developers', href: '/developers' }]} />
      <PageTitle lead={operation.description} meta={[<code>{`${method} ${path}`}</code>]}>
        {operation.summary}
      </PageTitle>
      {operation.parameters.length > 0 ? (
        <Leaf title="It takes">
          <Fields rows={operation.parameters.map(rowOfParameter)} caption="In the address and the headers" />
        </Leaf>
      ) : null}
      {body ? (
        <Leaf title="It is sent">
          <Fields rows={rowsOf(body, schemas)} caption="The body" />
        </Leaf>
      ) : null}
      <Leaf title="It answers">
        <Fields rows={rowsOf(answer, schemas)} caption="The answer" />
      </Leaf>
      <Leaf title="For example">
        <pre>
          <code>{showCall({ method, path, operation, body, schemas, address })}</code>
        </pre>
        <pre>
          <code>{JSON.stringify(exampleOf(answer, schemas), null, 2)}</code>
        </pre>
        <p class="small soft">Values are made up by their kind, and show the form only.</p>
      </Leaf>
    </>
  )
}

function answerOf({ responses }: Operation): Shape {
  const done = (responses['200'] ?? responses['201']) as { content: { 'application/json': { schema: Shape } } }
  return done.content['application/json'].schema
}

function Fields({ rows, caption }: { rows: FieldRow[]; caption: string }) {
  return (
    <Ledger
      caption={caption}
      hideCaption
      rows={rows}
      empty="Nothing."
      columns={[
        { key: 'name', label: 'Name', row: true, cell: (row) => <RowTitle soft={row.says}>{row.name}</RowTitle> },
        { key: 'kind', label: 'Is' },
        { key: 'isRequired', label: 'Must be there', cell: (row) => (row.isRequired ? 'Yes' : '–') },
      ]}
    />
  )
}

function rowOfParameter({ name, schema, required, description }: Parameter): FieldRow {
  return { name, kind: showKind(schema), isRequired: required, says: description ?? '' }
}

function rowsOf(shape: Shape, schemas: Record<string, Shape>): FieldRow[] {
  const whole = typeof shape.$ref === 'string' ? schemas[shape.$ref.split('/').at(-1)!]! : shape
  const required = (whole.required ?? []) as string[]
  return Object.entries((whole.properties ?? {}) as Record<string, Shape>).flatMap(([name, field]) => [
    {
      name,
      kind: showKind(field),
      isRequired: required.includes(name),
      says: typeof field.description === 'string' ? field.description : '',
    },
    ...(name === 'items' ? inside(field, schemas) : []),
  ])
}

/** What each entry of a list holds, told below it. */
function inside(list: Shape, schemas: Record<string, Shape>): FieldRow[] {
  return rowsOf((list.items ?? {}) as Shape, schemas).map((row) => ({ ...row, name: `items[].${row.name}` }))
}

function showCall(call: Omit<OperationProps, 'operation'> & { operation: Operation; body: Shape | undefined }): string {
  const key = call.operation.security.length > 0 ? [`-H "Authorization: Bearer $KEY"`] : []
  const sent = call.body
    ? [
        `-H "Content-Type: application/json"`,
        `-H "Idempotency-Key: $(uuidgen)"`,
        `-d '${JSON.stringify(exampleOf(call.body, call.schemas)).replaceAll("'", '’')}'`,
      ]
    : []
  const path = call.path.replace(/\{\w*Id\}/g, String(exampleOf({ format: 'uuid' }, {})))
  return ['curl', ...key, ...sent, `${call.address}${path}`].join(' \\\n  ')
}
