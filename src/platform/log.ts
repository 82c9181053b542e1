import pino, { type Logger } from 'pino'

export type Log = Logger

/** A link's secret, also where the whole link stands in an address as what comes after sign-in. */
const linkSecret = /(\/|%2f)(sign-in\1link|link\1[a-z-]+)\1(?:(?!%2f|%3f)[^/?#&])+/gi

/** Takes the secret out of addresses that carry one: links for one act and sign-in links. */
export function maskAddress(url: string): string {
  return url.replace(linkSecret, '$1$2$1…').replace(/([?&](?:token|code)=)[^&#]+/g, '$1…')
}

/** The structured log, one JSON line each, on standard output unless told otherwise. */
export function openLog(level: string, destination?: pino.DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      redact: ['headers.cookie', 'headers.authorization', 'req.headers.cookie'],
      serializers: { url: (url: string) => maskAddress(url), err: pino.stdSerializers.err },
    },
    destination ?? pino.destination({ dest: 2, sync: false }),
  )
}
