import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'

const policy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    objectSrc: ["'none'"],
    imgSrc: ["'self'", 'data:'],
    mediaSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
}

const aYear = 31_536_000

/** What no page of ours asks a browser for, so that nothing that got into one can. */
const unused = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']

/**
 * The headers that tell a browser what our pages may do, by name. They are the same on every answer, so they are made once.
 *
 * @param isHttps whether the office is reached by https; only then may a browser be told to come by nothing else
 */
export function listProtection(isHttps: boolean): Record<string, string> {
  const request = new IncomingMessage(new Socket())
  const reply = new ServerResponse(request)
  const protect = helmet({
    contentSecurityPolicy: policy,
    referrerPolicy: { policy: 'same-origin' },
    hsts: isHttps ? { maxAge: aYear } : false,
  })
  protect(request, reply, (error?: unknown) => {
    if (error) throw new Error('The headers that protect pages cannot be made', { cause: error })
  })
  reply.setHeader('permissions-policy', unused.map((name) => `${name}=()`).join(', '))
  return Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]))
}
