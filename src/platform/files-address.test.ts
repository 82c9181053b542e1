import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFilesAddress, showFilesAddress } from './files-address.ts'

const bucket = { kind: 'bucket', isEncrypted: true, folder: '', region: 'us-east-1', key: null } as const
const key = { id: 'AK', secret: 's/+cret' }

const right = [
  {
    url: 'file:///srv/opencme/files',
    is: { kind: 'folder', folder: '/srv/opencme/files' },
    because: 'a folder of this machine',
  },
  {
    url: 's3:///office?region=us-west-2',
    is: { ...bucket, host: null, bucket: 'office', region: 'us-west-2', isPathStyle: false },
    because: 'Amazon’s own store with the account of the machine',
  },
  {
    url: 's3://AK:s%2F%2Bcret@minio.example.edu:9000/office/cme/files?tls=no',
    is: {
      ...bucket,
      host: 'minio.example.edu:9000',
      bucket: 'office',
      folder: 'cme/files',
      key,
      isEncrypted: false,
      isPathStyle: true,
    },
    because: 'a store of the school’s own, its buckets told by the path',
  },
  {
    url: 's3://s3.us-east-2.amazonaws.com/office?path-style=yes&region=us-east-2',
    is: { ...bucket, host: 's3.us-east-2.amazonaws.com', bucket: 'office', region: 'us-east-2', isPathStyle: true },
    because: 'who says how buckets are told is believed',
  },
]
for (const { url, is, because } of right) test(because, () => assert.deepEqual(parseFilesAddress(url), is))

const wrong = [
  { url: '/srv/files', because: 'a path alone might be meant from anywhere' },
  { url: 'file://server/files', because: 'a folder of another machine is no folder here' },
  { url: 's3://minio.example.edu', because: 'files go into a bucket' },
  { url: 's3://AK@minio.example.edu/office', because: 'a key has a secret' },
  { url: 's3://minio.example.edu/office?regoin=x', because: 'a choice that is misspelled is not passed over' },
  { url: 's3://minio.example.edu/office?tls=0', because: 'a choice is yes or no' },
  { url: 'https://minio.example.edu/office', because: 'other ways to other stores are not known' },
]
for (const { url, because } of wrong) test(because, () => assert.equal(parseFilesAddress(url), undefined))

test('what people see of an address holds neither the key nor its secret', () => {
  const shown = right.map(({ url }) => showFilesAddress(parseFilesAddress(url)!))
  assert.equal(shown[1], 's3://Amazon/office')
  assert.equal(shown[2], 's3://minio.example.edu:9000/office/cme/files')
  assert.doesNotMatch(shown.join(), /AK|cret/)
})
