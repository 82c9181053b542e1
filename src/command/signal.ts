const aDayMs = 86_400_000

/**
 * Comes back at the signal to stop. A second one ends the program at once. Until then the program goes on, also while
 * nothing else holds it, as when the database is away.
 */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const staying = setInterval(() => {}, aDayMs)
    const stop = () => {
      clearInterval(staying)
      process.once('SIGINT', () => process.exit(130))
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}
