import { findPolicy } from './areas/policies/policy.store.ts'
import { download, showPage } from './http/answer.ts'
import type { Route, Visit } from './http/route.ts'
import { addTo } from './kernel/dates.ts'
import { Leaf } from './ui/leaf.tsx'
import { PageTitle } from './ui/title.tsx'

/** So long the file about weaknesses may be believed before it is asked for again; it is made anew each time. */
const contactDays = 90

/** What the office promises about access and about what it keeps, and where to tell it of a weakness. */
export const aboutRoutes: Route[] = [
  {
    method: 'GET',
    path: '/accessibility',
    may: 'public',
    cacheSeconds: 60,
    handle: () => showPage({ face: 'public', title: 'Accessibility', body: <AccessibilityPage /> }),
  },
  {
    method: 'GET',
    path: '/privacy',
    may: 'public',
    cacheSeconds: 60,
    handle: () => showPage({ face: 'public', title: 'Privacy', body: <PrivacyPage /> }),
  },
  {
    method: 'GET',
    path: '/.well-known/security.txt',
    may: 'public',
    handle: async (visit) =>
      download({
        bytes: await writeContact(visit),
        mediaType: 'text/plain; charset=utf-8',
        name: 'security.txt',
        inline: true,
      }),
  },
]

/** The file that RFC 9116 describes, with the office's own address and nobody else's. */
async function writeContact({ db, office }: Visit): Promise<string> {
  const email = await findPolicy(db, 'office.email', office.today())
  const { baseUrl } = office.settings
  const lines = [
    `Contact: mailto:${email}`,
    `Expires: ${addTo(office.today(), { days: contactDays })}T00:00:00Z`,
    'Preferred-Languages: en',
    ...(baseUrl ? [`Canonical: ${baseUrl}/.well-known/security.txt`] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function AccessibilityPage() {
  return (
    <>
      <PageTitle lead="Everyone must be able to learn here, and to work here.">Accessibility</PageTitle>
      <Leaf title="What we hold to">
        <div class="prose">
          <p>
            We build to the Web Content Accessibility Guidelines 2.2, level AA. Everything can be read and sent with the
            keyboard alone, on a phone 320 pixels wide, at 400 percent zoom, in light and dark, and without JavaScript.
          </p>
          <p>
            Charts have a description and a table. Certificates are tagged PDF files that screen readers can follow.
          </p>
        </div>
      </Leaf>
      <Leaf title="Where it falls short">
        <div class="prose">
          <p>
            We check every page with tools and the keyboard, and not yet with people who use a screen reader every day.
            If something keeps you out, write or call: the address stands below. Until it is mended we send you the same
            content another way.
          </p>
        </div>
      </Leaf>
    </>
  )
}

function PrivacyPage() {
  return (
    <>
      <PageTitle lead="What we keep of you, why, and who sees it.">Privacy</PageTitle>
      <Leaf title="What we keep">
        <div class="prose">
          <p>
            Your name, e-mail address, profession and career stage; if you give them, birth month and day (never the
            year), license number and NPI. What you took part in, your answers in tests and evaluations, what you intend
            to change, the credit you claimed. For planners and speakers: financial relationships with companies.
          </p>
          <p>Patients are never in our records: hospitals give us counts and rates only.</p>
        </div>
      </Leaf>
      <Leaf title="Who sees it">
        <div class="prose">
          <p>
            You, and the staff of the office. Raw disclosures only the integrity officer. Your credit goes to the
            accreditor if you allow it, and you can take that back. No company ever gets your name or address from us.
            Numbers below five are not shown.
          </p>
        </div>
      </Leaf>
      <Leaf title="How long">
        <div class="prose">
          <p>Participation and credit for at least six years, because boards may ask for proof that long.</p>
        </div>
      </Leaf>
      <Leaf title="Cookies">
        <div class="prose">
          <p>Two, both ours: one keeps you signed in, one protects forms from other sites. Nothing follows you.</p>
        </div>
      </Leaf>
    </>
  )
}
