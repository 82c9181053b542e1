import { z } from 'zod'
import { missing } from './kernel/decision.ts'
import { showPage } from './http/answer.ts'
import { readOne } from './http/api-read.ts'
import { type Description, type Operation, describeApi } from './http/openapi.ts'
import { problems } from './http/problem.ts'
import type { Route, Visit } from './http/route.ts'
import { OperationPage } from './operation.tsx'
import { Leaf } from './ui/leaf.tsx'
import { Ledger, RowTitle } from './ui/ledger.tsx'
import { PageTitle } from './ui/title.tsx'

const path = '/api/v1/openapi.json'

/** An operation with its address, as the pages and the description name it. */
export type Listed = { method: 'GET' | 'POST'; path: string; operation: Operation }

/** The API in plain words, and its description for programs, both from the rows of the route table. */
export function developerRoutes(routes: () => readonly Route[]): Route[] {
  let kept: { address: string; description: Description } | undefined
  const describe = ({ office }: Visit) => {
    const address = office.address()
    if (kept?.address !== address) kept = { address, description: describeApi(routes(), address) }
    return kept.description
  }
  return [
    readOne({
      path,
      may: 'public',
      noun: 'This description',
      says: 'Describes all of this by OpenAPI 3.1',
      output: z.record(z.string(), z.unknown()),
      find: (visit) => describe(visit),
    }),
    {
      method: 'GET',
      path: '/developers',
      may: 'public',
      cacheSeconds: 60,
      handle: (visit) => {
        const description = describe(visit)
        const body = <DevelopersPage operations={listOperations(description)} address={visit.office.address()} />
        return showPage({ face: 'public', title: 'For developers', body })
      },
    },
    {
      method: 'GET',
      path: '/developers/:operation',
      may: 'public',
      cacheSeconds: 60,
      handle: (visit) => {
        const description = describe(visit)
        const found = listOperations(description).find(
          ({ operation }) => operation.operationId === visit.params.operation,
        )
        if (!found) return missing
        const body = (
          <OperationPage {...found} schemas={description.components.schemas} address={visit.office.address()} />
        )
        return showPage({ face: 'public', title: found.operation.summary, current: '/developers', body })
      },
    },
  ]
}

function listOperations({ paths }: Description): Listed[] {
  return Object.entries(paths).flatMap(([path, { get, post }]): Listed[] => [
    ...(get ? [{ method: 'GET' as const, path, operation: get }] : []),
    ...(post ? [{ method: 'POST' as const, path, operation: post }] : []),
  ])
}

function DevelopersPage({ operations, address }: { operations: Listed[]; address: string }) {
  const nouns = [...new Set(operations.map(({ operation }) => operation.tags[0]!))]
  return (
    <>
      <PageTitle lead="What another program can read and do here, and how. Everything below is also told for programs.">
        For developers
      </PageTitle>
      <p>
        <a href={path}>The description by OpenAPI 3.1</a> holds every address, field and answer. It is made from the
        same shapes that read what you send.
      </p>
      <HowTo address={address} />
      {nouns.map((noun) => (
        <Leaf title={noun}>
          <Ledger
            caption={noun}
            hideCaption
            rows={operations.filter(({ operation }) => operation.tags[0] === noun)}
            columns={[
              {
                key: 'path',
                label: 'What',
                row: true,
                cell: ({ method, path, operation }) => (
                  <RowTitle href={`/developers/${operation.operationId}`} soft={<code>{`${method} ${path}`}</code>}>
                    {operation.summary}
                  </RowTitle>
                ),
              },
              { key: 'roles', label: 'Who', cell: ({ operation }) => whoMay(operation) },
            ]}
          />
        </Leaf>
      ))}
      <ProblemsLeaf />
    </>
  )
}

function whoMay({ security, 'x-roles': roles }: Operation): string {
  if (security.length === 0) return 'Everyone'
  return roles.length === 0 ? 'Every key' : roles.join(', ')
}

function HowTo({ address }: { address: string }) {
  return (
    <Leaf title="How it works">
      <div class="prose">
        <p>
          <b>Keys.</b> An administrator of the office makes a key under “API keys” and chooses the roles it acts as.
          Send it with every request, never in an address. What needs no key says so.
        </p>
        <pre>
          <code>{`curl -H "Authorization: Bearer $KEY" ${address}/api/v1/key`}</code>
        </pre>
        <p>
          <b>Lists</b> come a page at a time: <code>limit</code> says how many, at most 200. The answer’s{' '}
          <code>after</code> is sent back for the next page; the Link header has the whole address.
        </p>
        <p>
          <b>Acts</b> are POST with a JSON body, by the rules of the office’s own forms. Give each act an{' '}
          <code>Idempotency-Key</code>: sent again within a day it is not done again, and gets the first answer.
        </p>
        <p>
          <b>Changes.</b> A record is read with an <code>ETag</code>. A correction has to send it as{' '}
          <code>If-Match</code>, so that nobody’s change is written over unseen; <code>*</code> writes over whatever is
          there. Send it with a GET as <code>If-None-Match</code>, and what you have already is not sent again.
        </p>
        <p>
          <b>How often.</b> 600 requests a minute for each key, 120 for an address without one. The RateLimit header
          says how many are left.
        </p>
        <p>
          <b>Numbers about few people</b> are not told: where fewer than five answered, the count is left out.
        </p>
      </div>
    </Leaf>
  )
}

function ProblemsLeaf() {
  const rows = Object.entries(problems).map(([kind, [status, title, next]]) => ({ kind, status, title, next }))
  return (
    <Leaf title="When something is wrong">
      <p>
        Errors are problem documents (RFC 9457). Each of their errors has the code, the rule and the field that the
        office’s form shows.
      </p>
      <Ledger
        caption="Problems"
        hideCaption
        rows={rows}
        rowId={({ kind }) => `problem-${kind}`}
        columns={[
          {
            key: 'title',
            label: 'What',
            row: true,
            cell: (row) => <RowTitle soft={<code>{`request/${row.kind}`}</code>}>{row.title}</RowTitle>,
          },
          { key: 'status', label: 'Status', num: true },
          { key: 'next', label: 'What to do' },
        ]}
      />
    </Leaf>
  )
}
