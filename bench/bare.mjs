import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** The measure of the pages: nothing but Node's own server, sending the same bytes with the same headers. */
const [port, file, headers] = process.argv.slice(2)
const bytes = readFileSync(file)
const sent = { ...JSON.parse(headers), 'content-length': bytes.length }
const server = createServer((request, reply) => {
  reply.writeHead(200, sent)
  reply.end(bytes)
})
server.listen(Number(port), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
