import { showInstant } from '../../kernel/dates.ts'
import { Back } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Pages } from '../../ui/pages.tsx'
import { SearchForm } from '../../ui/search.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { partsOf } from './mail.rules.ts'

export type MailboxRow = { id: string; to: string; name: string | null; subject: string; queuedAt: Date }

/** The mails of a demonstration, which never leave the machine. */
export function MailboxPage(box: {
  rows: MailboxRow[]
  words: string
  previous?: string
  next?: string
  timeZone: string
}) {
  return (
    <>
      <PageTitle lead="In a demonstration no mail leaves the machine. Here is every one of them, with links that work.">
        Mailbox
      </PageTitle>
      <SearchForm
        action="/demo/mailbox"
        label="Find a mail"
        value={box.words}
        placeholder="A name, an address, a subject"
      />
      <div class="gap">
        {box.rows.length === 0 ? (
          <Empty title={box.words ? 'No mail fits.' : 'No mail yet.'}>
            {box.words
              ? 'Try part of a name or of the subject.'
              : 'When the office asks someone for something, or somebody signs in, the mail arrives here.'}
          </Empty>
        ) : (
          <Entries label="Mail, newest first">
            {box.rows.map((mail) => (
              <Entry
                when={showInstant(mail.queuedAt, box.timeZone)}
                title={mail.subject}
                href={`/demo/mailbox/${mail.id}`}
                meta={`To ${mail.name ?? mail.to}`}
              />
            ))}
          </Entries>
        )}
        <Pages previous={box.previous} next={box.next} />
      </div>
    </>
  )
}

type Letter = { to: string; name: string | null; subject: string; body: string; queuedAt: Date }

/** One mail as the person it was for would read it. */
export function LetterPage({ mail, address, timeZone }: { mail: Letter; address: string; timeZone: string }) {
  return (
    <>
      <Back href="/demo/mailbox">Mailbox</Back>
      <PageTitle
        meta={[`To ${mail.name ? `${mail.name}, ${mail.to}` : mail.to}`, showInstant(mail.queuedAt, timeZone)]}
      >
        {mail.subject}
      </PageTitle>
      <div class="prose">
        {mail.body
          .trim()
          .split(/\n{2,}/)
          .map((paragraph) => (
            <p>{linesOf(paragraph, address)}</p>
          ))}
      </div>
    </>
  )
}

function linesOf(paragraph: string, address: string) {
  return paragraph.split('\n').map((line, i) => (
    <>
      {i > 0 ? <br /> : null}
      {partsOf(line.trim(), address).map((part) => (part.href ? <a href={part.href}>{part.text}</a> : part.text))}
    </>
  ))
}
