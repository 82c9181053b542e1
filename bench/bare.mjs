import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'

/**
 * The measure of the pages: nothing but Node's own server, sending the same bytes with the same headers. Told how often, it
 * asks the database for one number as many times before it answers, by a statement that is kept planned.
 */
const [port, file, headers, connectionString, queries] = process.argv.slice(2)
const bytes = readFileSync(file)
const sent = { ...JSON.parse(headers), 'content-length': bytes.length }
const times = Number(queries ?? 0)
const pool = times > 0 ? new pg.Pool({ connectionString, max: 10 }) : undefined
const server = createServer(async (request, reply) => {
  for (let at = 0; at < times; at += 1) await pool.query({ name: 'one', text: 'select $1::int as n', values: [at] })
  reply.writeHead(200, sent)
  reply.end(bytes)
})
server.listen(Number(port), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
