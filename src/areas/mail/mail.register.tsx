import { showInstant } from '../../kernel/dates.ts'
import { makeAct } from '../../lists/act.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { RowTitle } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { sendAgain } from './mail.commands.ts'
import { type MailLine, type MailState, countMails, mailLog, mailStates } from './mail.store.ts'
import { MailStatus } from './mail.view.tsx'

type MailRow = MailLine & { written: string }

const stateWords: Record<MailState, string> = { bounced: 'Came back', queued: 'Waiting to be sent', sent: 'Sent' }

const columns: readonly RegisterColumn<MailRow>[] = [
  {
    key: 'subject',
    label: 'Subject',
    row: true,
    cell: (mail) => <RowTitle href={`/mail/${mail.id}`}>{mail.subject}</RowTitle>,
  },
  {
    key: 'to',
    label: 'To',
    plain: true,
    cell: (mail) => (
      <>
        {mail.name ? <>{mail.name} </> : null}
        <span class="soft">{mail.to}</span>
      </>
    ),
  },
  { key: 'name', label: 'Name', isExtra: true, cell: (mail) => mail.name ?? '–' },
  { key: 'kind', label: 'Kind', isExtra: true },
  { key: 'written', label: 'Written', order: 'newest', text: (mail) => mail.queuedAt.toISOString() },
  {
    key: 'state',
    label: 'State',
    cell: (mail) => <MailStatus state={mail.state} />,
    text: (mail) => stateWords[mail.state],
  },
]

/** Every mail the office sent, newest first; what came back stands in the first tab. */
export const mailRegister: Register<MailLine, MailRow, { state?: MailState }> = {
  path: '/mail',
  name: 'mail',
  title: 'Mail',
  one: 'mail',
  many: 'mails',
  may: 'mail.see',
  source: mailLog,
  narrow: (_visit, { state }) => ({ state: mailStates.find((one) => one === state) }),
  dress: (visit, mails) =>
    mails.map((mail) => ({ ...mail, written: showInstant(mail.queuedAt, visit.office.settings.timeZone) })),
  nameOf: ({ subject, name, to }) => `${subject}, to ${name ?? to}`,
  columns,
  filters: [
    {
      name: 'state',
      label: 'Mail by state',
      any: 'All',
      isTabs: true,
      options: mailStates.map((state) => ({ value: state, label: stateWords[state] })),
    },
  ],
  orders: { newest: 'newest first' },
  search: 'An address, a name, a subject',
  tabCounts: async (visit) => {
    const { bounced, queued } = await countMails(visit.db)
    return { bounced, queued }
  },
  head: () => <PageTitle lead="What the office wrote to whom, and what became of it.">Mail</PageTitle>,
  empty: (_isNarrowed, { words, filters: { state } }) => {
    if (words) return { title: 'No mail fits.', says: 'Try part of an address, or another tab.' }
    if (state === 'bounced')
      return { title: 'Nothing came back.', says: 'What cannot be delivered stands here until it is sent again.' }
    if (state === 'queued') return { title: 'Nothing waits to be sent.', says: 'Mail leaves within seconds.' }
    return { title: 'No mail yet.', says: 'When the office asks someone for something, the mail is kept here.' }
  },
  acts: [
    makeAct({
      name: 'sending',
      label: 'Send again',
      may: 'mail.see',
      says: (mail) => `Goes out once more, to the address ${mail.name ?? mail.to} has now`,
      done: 'Sent again',
      final: 'A mail that was sent cannot be called back.',
      act: (tx, mail, _said, { office }) =>
        sendAgain(tx, mail.id, { address: office.address(), today: office.today() }),
    }),
  ],
}
