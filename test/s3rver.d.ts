/** The part of s3rver that the tests use; its own types are of another time. */
declare module 's3rver' {
  import type { RequestListener } from 'node:http'
  export default class S3rver {
    constructor(options: {
      port: number
      address: string
      silent: boolean
      directory: string
      configureBuckets: { name: string }[]
    })
    configureBuckets(): Promise<void>
    callback(): RequestListener
  }
}
