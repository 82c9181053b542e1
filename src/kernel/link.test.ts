import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hideSecrets, isWithLink, linkPath, linkPurposes } from './link.ts'

test('secrets are taken out of links, and nothing else is', () => {
  const text =
    'Open http://a.example/link/follow-up/abc123\n\nor http://a.example/sign-in/link/xyz\nor http://a.example/my/credit\n'
  assert.equal(
    hideSecrets(text),
    'Open http://a.example/link/follow-up/…\n\nor http://a.example/sign-in/link/…\nor http://a.example/my/credit\n',
  )
})

for (const purpose of linkPurposes) {
  test(`a link to ${purpose} is known as one, with its secret and without`, () => {
    const text = `Open http://a.example${linkPath(purpose, 'abc123')}.`
    assert.doesNotMatch(hideSecrets(text), /abc123/)
    assert.deepEqual([isWithLink(text), isWithLink(hideSecrets(text))], [true, true])
  })
}

test('an address that lets nobody in is no such link', () => {
  assert.equal(isWithLink('Open http://a.example/my/credit.'), false)
})
