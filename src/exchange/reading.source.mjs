// From the sources a thread needs help to read TypeScript; the bundle has a file of its own and does not come here.
import { tsImport } from 'tsx/esm/api'

await tsImport('./reading.thread.ts', import.meta.url)
