import type { FastifyReply, FastifyRequest } from 'fastify'
import { gzipSync } from 'node:zlib'
import { assets } from '../ui/assets.ts'

type AssetRoute = { path: string; send: (request: FastifyRequest, reply: FastifyReply) => FastifyReply }

/** The stylesheet, the small script and the icon: named by their content, so that a browser keeps them for a year. */
export const assetRoutes: AssetRoute[] = [
  asset(assets.cssPath, 'text/css; charset=utf-8', assets.cssBody),
  asset(assets.scriptPath, 'text/javascript; charset=utf-8', assets.scriptBody),
  asset(assets.answeringPath, 'text/javascript; charset=utf-8', assets.answeringBody),
  asset(assets.iconPath, 'image/svg+xml; charset=utf-8', assets.iconBody),
]

function asset(path: string, mediaType: string, body: string): AssetRoute {
  const zipped = gzipSync(body, { level: 9 })
  return {
    path,
    send(request, reply) {
      void reply
        .header('content-type', mediaType)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(body)
      return reply.header('content-encoding', 'gzip').send(zipped)
    },
  }
}
