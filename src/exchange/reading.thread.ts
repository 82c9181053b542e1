import { parentPort, workerData } from 'node:worker_threads'
import { type Reading, readNow } from './reading.ts'

/** The thread in which a large file is read: it answers once and ends. */
parentPort?.postMessage(readNow(workerData as Reading))
