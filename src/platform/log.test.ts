import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskAddress } from './log.ts'

const addresses = [
  { url: '/link/disclosure/abc123', masked: '/link/disclosure/…' },
  { url: '/link/follow-up/abc123/answer?x=1', masked: '/link/follow-up/…/answer?x=1' },
  { url: '/sign-in/link/abc123', masked: '/sign-in/link/…' },
  { url: '/gaps?token=abc&q=1', masked: '/gaps?token=…&q=1' },
  { url: '/gaps/7', masked: '/gaps/7' },
]
for (const { url, masked } of addresses)
  test(`${url} is logged as ${masked}`, () => assert.equal(maskAddress(url), masked))
