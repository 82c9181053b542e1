import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { sessionCookie } from '../../http/visit.ts'

const password = 'seven herons in a row'

async function openStaffed() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['administrator'] })
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve')
  return { office, eve: office.as('eve'), page: (name: string) => `/people/${office.idOf(name)}/account` }
}

const signIn = (office: TestOffice, email: string, given: string) =>
  office.visitor().post('/sign-in/password', { email, password: given })

/** Asks for a page with the session that an answer opened. */
async function askWith(office: TestOffice, cookie: string, path: string) {
  const value = /opencme_session=([^;]+)/.exec(cookie)![1]!
  return office.server.inject({ method: 'GET', url: path, cookies: { [sessionCookie]: value } })
}

test('a person sets a password, signs in with it, and is told nothing about why another did not fit', async () => {
  const { office, eve } = await openStaffed()
  const short = await eve.post('/my/password', { password: 'too short' })
  assert.equal(short.status, 422)
  assert.match(short.text, /Use at least 15 characters/)
  assert.ok(!short.html.includes('too short'))
  assert.equal((await eve.post('/my/password', { password })).location, '/my/profile?saved=1')
  const opened = await signIn(office, 'Eve@alderbay.example', password)
  assert.equal(opened.location, '/home')
  assert.match(opened.headers['set-cookie']!, /opencme_session=.*HttpOnly/)
  const [wrong, unknown, none] = [
    await signIn(office, 'eve@alderbay.example', 'eight herons in a row'),
    await signIn(office, 'nobody@alderbay.example', password),
    await signIn(office, 'ruth@alderbay.example', password),
  ]
  assert.deepEqual([wrong.status, unknown.status, none.status], [422, 422, 422])
  assert.equal(wrong.text, unknown.text)
  assert.equal((await eve.post('/my/password/removal')).status, 303)
  assert.equal((await signIn(office, 'eve@alderbay.example', password)).status, 422)
})

test('after ten tries for one address even the right password does not open it; the link does', async () => {
  const { office, eve } = await openStaffed()
  await eve.post('/my/password', { password })
  for (let i = 0; i < 10; i += 1) await signIn(office, 'eve@alderbay.example', `wrong password ${i}`)
  assert.equal((await signIn(office, 'eve@alderbay.example', password)).status, 422)
  await office.visitor().post('/sign-in', { email: 'eve@alderbay.example' })
  assert.equal((await office.mails('eve@')).length, 1)
})

test('who signed in a while ago shows anew that it is they before address or password change', async () => {
  const { office, eve } = await openStaffed()
  office.setNow('2026-03-02T15:15:00Z')
  assert.equal((await eve.get('/my/address')).status, 200)
  assert.equal((await eve.post('/my/password', { password })).status, 303)
  office.setNow('2026-03-02T15:15:01Z')
  assert.equal((await eve.post('/my/address', { email: 'eve@new.example' })).status, 403)
  const asked = await eve.get('/my/address')
  assert.equal(asked.location, '/my/proof?next=%2Fmy%2Faddress')
  assert.deepEqual(await office.mails(), [])
  assert.match((await eve.get(asked.location)).text, /Show that it is you/)
  assert.equal((await eve.post('/my/proof/password', { password: 'not that one', next: '/my/address' })).status, 422)
  const fresh = await eve.post('/my/proof/password', { password, next: '/my/address' })
  assert.equal(fresh.location, '/my/address')
  assert.equal((await askWith(office, fresh.headers['set-cookie']!, '/my/address')).statusCode, 200)
})

test('a session ends when it is idle for as long as the office says, and not while it is used', async () => {
  const { office, eve } = await openStaffed()
  await eve.post('/my/password', { password })
  const cookie = (await signIn(office, 'eve@alderbay.example', password)).headers['set-cookie']!
  const status = async (at: string) => {
    office.setNow(at)
    return (await askWith(office, cookie, '/my')).statusCode
  }
  assert.equal(await status('2026-03-02T22:00:00Z'), 200)
  assert.equal(await status('2026-03-03T05:59:00Z'), 200, 'used within eight hours, though more since the beginning')
  assert.equal(await status('2026-03-03T14:00:00Z'), 303, 'eight hours of nothing')
})

test('a person sees their sessions and ends one of them, and nobody ends another’s', async () => {
  const { office, eve } = await openStaffed()
  await eve.post('/my/password', { password })
  const cookie = (await signIn(office, 'eve@alderbay.example', password)).headers['set-cookie']!
  const [, id] = /sessions\/([\w-]{36})\/end/.exec((await eve.get('/my/profile')).html)!
  assert.equal((await office.as('ruth').post(`/my/sessions/${id}/end`)).status, 404)
  assert.equal((await eve.post(`/my/sessions/${id}/end`)).status, 303)
  assert.equal((await askWith(office, cookie, '/my')).statusCode, 303)
  assert.equal((await eve.get('/my')).status, 200)
})

test('an account is shut with a reason: sessions and links end, and it is opened again', async () => {
  const { office, eve, page } = await openStaffed()
  const ruth = office.as('ruth')
  await office.visitor().post('/sign-in', { email: 'eve@alderbay.example' })
  const link = /\/sign-in\/link\/\w+/.exec((await office.mails('eve@'))[0]!.body)![0]
  assert.match((await ruth.post(`${page('eve')}/closure`, { why: ' ' })).text, /Say why; it is kept/)
  assert.equal((await ruth.post(`${page('eve')}/closure`, { why: 'Left the school' })).status, 303)
  assert.equal((await eve.get('/my')).status, 303)
  assert.equal((await office.visitor().post(link)).status, 404)
  await office.visitor().post('/sign-in', { email: 'eve@alderbay.example' })
  assert.equal((await office.mails('eve@')).length, 1, 'no new link')
  assert.match((await ruth.get(`/people/${office.idOf('eve')}`)).text, /Shut since .* Left the school/)
  assert.equal((await ruth.post(`${page('eve')}/closure/withdrawal`, { why: 'Is back' })).status, 303)
  await office.visitor().post('/sign-in', { email: 'eve@alderbay.example' })
  assert.equal((await office.mails('eve@')).length, 2)
})

test('staff do not shut an administrator, nobody their own account, nobody the last administrator’s', async () => {
  const { office, page } = await openStaffed()
  const [ada, ruth] = [office.as('ada'), office.as('ruth')]
  const why = { why: 'Because' }
  assert.match((await ruth.post(`${page('ada')}/closure`, why)).text, /the only administrator/)
  assert.match((await ada.post(`${page('ada')}/closure`, why)).text, /your own account/)
  await office.person('bob', { roles: ['administrator'] })
  assert.match((await ruth.post(`${page('ada')}/closure`, why)).text, /An administrator shuts the account/)
  assert.equal((await office.as('bob').post(`${page('ada')}/closure`, why)).status, 303)
})

test('pages of who is signed in stay in no browser', async () => {
  const { office, eve } = await openStaffed()
  assert.equal((await eve.get('/my')).headers['cache-control'], 'private, no-store')
  assert.equal((await office.visitor().get('/sign-in')).headers['cache-control'], 'private, no-cache')
})
