import { after, test } from 'node:test'
import { recordPerson } from '../../src/areas/people/person.commands.ts'
import { personInput } from '../../src/areas/people/person.schema.ts'
import { timedWork } from '../../src/platform/office.ts'
import { launchBrowser } from '../browser.ts'
import { type ServedOffice, openServedOffice } from './served-office.ts'
import { type Walker, openWalker } from './walker.ts'

const browser = await launchBrowser()
after(() => browser.close())

const password = 'four herons on a pier'
const email = 'samuel@alderbay.example'

test('on a phone without JavaScript two records become one and two again, a password is set, an account shut and opened', async () => {
  const office = await openServedOffice('2026-05-11T14:00:00Z')
  const way = { width: 320, script: false, pictures: process.env.PICTURES }
  const [ruth, samuel] = [await openWalker(browser, office, way), await openWalker(browser, office, way)]
  const { db } = office.office
  const { id } = await db.selectFrom('people_person').where('email', '=', email).select('id').executeTakeFirstOrThrow()
  const page = `/people/${id}`
  await knowTwice(office)
  await ruth.signIn('Ruth')
  await mergeAndUndo(ruth, page)
  await samuel.signIn('Samuel')
  await setPassword(samuel)
  await samuel.leave()
  await signInByPassword(samuel)
  await samuel.isAt(/Samuel/)
  await shut(ruth, page)
  await samuel.open('/my')
  await samuel.isAt('Sign in')
  await signInByPassword(samuel)
  await samuel.sees('Address and password do not fit')
  await samuel.open('/sign-in')
  await samuel.fill({ 'E-mail address': email })
  await samuel.press(/link/)
  await ruth.open(`/demo/mailbox?q=${email}`)
  await ruth.sees(/No mail|Nothing|nothing/)
  await reopen(ruth, page)
  await signInByPassword(samuel)
  await samuel.isAt(/Samuel/)
})

/** Has Samuel in the office a second time, under another address. */
async function knowTwice({ office }: ServedOffice) {
  const again = { givenName: 'Samuel', familyName: 'Orte', email: 'sam.orte@corran.example', birthday: '03/07' }
  const facts = personInput.parse({ ...again, profession: 'physician', careerStage: 'practicing' })
  await office.write(timedWork, (tx) => recordPerson(tx, facts))
}

async function mergeAndUndo(ruth: Walker, page: string) {
  await ruth.open(page)
  await ruth.follow('Samuel Orte')
  await ruth.isAt('Are these one?')
  await ruth.sees('sam.orte@corran.example')
  await ruth.press('Make them one')
  await ruth.sees('They are two as before', 'Say why they are one')
  await ruth.fill({ 'Why they are one': 'He moved from Corran' })
  await ruth.press('Make them one')
  await ruth.sees('Samuel Orte went into this record', 'He moved from Corran')
  await ruth.unfold('Undo')
  await ruth.fill({ 'Why they are two': 'Two men of one name' })
  await ruth.press('Make them two again')
  await ruth.isAt('Samuel Orte')
  await ruth.sees('sam.orte@corran.example')
}

async function setPassword(samuel: Walker) {
  await samuel.open('/my/profile')
  await samuel.follow('Set a password')
  await samuel.fill({ 'New password': 'two herons' })
  await samuel.press('Keep it')
  await samuel.sees('Nothing is changed yet', 'Use at least 15 characters')
  await samuel.fill({ 'New password': 'passwordpassword123' })
  await samuel.press('Keep it')
  await samuel.sees('Many others use this')
  await samuel.fill({ 'New password': password })
  await samuel.press('Keep it')
  await samuel.sees('Saved.', 'Change your password')
}

async function signInByPassword(samuel: Walker) {
  await samuel.open('/sign-in/password')
  await samuel.fill({ 'E-mail address': email, Password: password })
  await samuel.press('Sign in')
}

async function shut(ruth: Walker, page: string) {
  await ruth.open(page)
  await ruth.follow('Sessions, or shut it')
  await ruth.press('Shut the account')
  await ruth.sees('The account is as it was')
  await ruth.fill({ Why: 'He left the hospital' })
  await ruth.press('Shut the account')
  await ruth.sees('This account is shut.', 'Signed in now Nowhere')
}

async function reopen(ruth: Walker, page: string) {
  await ruth.open(page)
  await ruth.follow('Open it again')
  await ruth.fill({ Why: 'He is back' })
  await ruth.press('Open the account')
  await ruth.sees('Signed in now Nowhere', 'Shut it')
}
