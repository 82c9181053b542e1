import pino, { type Logger } from 'pino'

export type Log = Logger

/** Takes the secret out of addresses that carry one: links for one act and sign-in links. */
export function maskAddress(url: string): string {
  return url
    .replace(/\/(sign-in\/link|link\/[a-z-]+)\/[^/?#]+/g, '/$1/…')
    .replace(/([?&](?:token|code)=)[^&#]+/g, '$1…')
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
