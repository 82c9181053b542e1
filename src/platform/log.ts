import pino, { type Logger } from 'pino'

export type Log = Logger

/** A link's secret, also where the whole link stands in an address as what comes after sign-in. */
const linkSecret = /(\/|%2f)(sign-in\1link|link\1[a-z-]+)\1(?:(?!%2f|%3f)[^/?#&])+/gi

/** Takes the secret out of addresses that carry one: links for one act and sign-in links. */
export function maskAddress(url: string): string {
  return url.replace(linkSecret, '$1$2$1…').replace(/([?&](?:token|code)=)[^&#]+/g, '$1…')
}

/** A fault with its stack and the database's code, without what PostgreSQL quotes of a row: that may be about a person. */
function tellFault(fault: Error) {
  const { detail: _detail, where: _where, ...told } = pino.stdSerializers.err(fault)
  return told
}

/** The structured log, one JSON line each, on standard output unless told otherwise. */
export function openLog(level: string, destination?: pino.DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      redact: ['headers.cookie', 'headers.authorization', 'req.headers.cookie'],
      serializers: { url: (url: string) => maskAddress(url), err: tellFault },
    },
    destination ?? pino.destination({ dest: 2, sync: false }),
  )
}
