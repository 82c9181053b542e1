import type { Page } from './http/answer.ts'
import type { Site, Surroundings } from './http/doors.ts'
import { type Grant, may } from './http/permission.ts'
import type { Visit } from './http/route.ts'
import { findProvider } from './areas/organizations/organization.store.ts'
import { findPolicies } from './areas/policies/policy.store.ts'
import type { Office } from './platform/office.ts'
import { Button } from './ui/button.tsx'
import { Form } from './ui/form.tsx'
import type { NavGroup, NavLink } from './ui/navigation.tsx'

type Entry = { label: string; href: string; needs?: Grant }

/** The ways through the office, the loop in the order of the work. What does not work yet is not listed. */
const before: Entry[] = [{ label: 'Mission', href: '/mission' }]
const loop: Entry[] = [
  { label: 'Evidence', href: '/evidence', needs: 'evidence.see' },
  { label: 'Committees', href: '/quality', needs: 'quality.see' },
  { label: 'Gaps', href: '/gaps', needs: 'gap.see' },
  { label: 'Activities', href: '/office/activities', needs: 'activity.see.own' },
  { label: 'Reviews', href: '/office/reviews', needs: 'review.assign' },
  { label: 'Integrity', href: '/integrity', needs: 'integrity.see' },
  { label: 'Credit', href: '/office/credit', needs: 'credit.see' },
  { label: 'Reports', href: '/reports', needs: 'report.make' },
  { label: 'Outcomes', href: '/outcomes', needs: 'outcome.see' },
]
const after: Entry[] = [
  { label: 'Imports', href: '/imports', needs: 'evidence.see' },
  { label: 'People', href: '/people', needs: 'people.see' },
  { label: 'Organizations', href: '/organizations', needs: 'people.see' },
  { label: 'Questionnaires', href: '/office/questionnaires', needs: 'questionnaire.see' },
  { label: 'Mail', href: '/mail', needs: 'mail.see' },
  { label: 'Jobs', href: '/work', needs: 'work.see' },
  { label: 'Policies', href: '/policies', needs: 'policy.see' },
  { label: 'API keys', href: '/office/keys', needs: 'key.give' },
  { label: 'Audit', href: '/office/audit', needs: 'audit.see' },
]

const publicLinks: Entry[] = [
  { label: 'Catalog', href: '/catalog' },
  { label: 'Mission', href: '/mission' },
  { label: 'Check a certificate', href: '/verify' },
]
const learnerLinks: Entry[] = [
  { label: 'My learning', href: '/my' },
  { label: 'Catalog', href: '/catalog' },
  { label: 'My credit', href: '/my/credit' },
  { label: 'Office', href: '/office', needs: 'office.see' },
]

/** The name of the school changes rarely; looked up again after this long. */
const brandMs = 10_000

/** Dresses pages: the school's name, the navigation of each face, the foot. */
export function makeSite(office: Office): Site {
  let kept: { until: number; name: string; short: string; email: string; phone: string } | null = null
  const findBrand = async () => {
    if (kept && kept.until > Date.now()) return kept
    const today = office.today()
    const [provider, policies] = await Promise.all([findProvider(office.db), findPolicies(office.db, today)])
    kept = {
      ...{ until: Date.now() + brandMs, name: provider?.name ?? 'OpenCME', short: policies['office.shortName'] },
      ...{ email: policies['office.email'], phone: policies['office.phone'] },
    }
    return kept
  }
  return {
    async dress(visit, page): Promise<Surroundings> {
      const brand = await findBrand()
      const face = page.face
      return {
        brand: {
          short: brand.short,
          name: brand.name,
          office: 'Continuing Medical Education',
          desk: 'CME office',
          home: '/',
        },
        nav: face === 'task' ? [] : navigation(visit, page),
        who: face === 'task' || !visit.visitor ? undefined : who(visit),
        demo: office.settings.demo && face !== 'task' ? <DemoBar /> : undefined,
        keys: face === 'office' && visit.visitor?.usesKeys === true,
        footer: face === 'office' ? undefined : footer(brand),
      }
    },
  }
}

function navigation(visit: Visit, page: Page): NavGroup[] {
  const shown = (entries: Entry[]): NavLink[] =>
    entries
      .filter((entry) => !entry.needs || (visit.visitor !== null && may(visit.visitor, entry.needs)))
      .map((entry) => ({ label: entry.label, href: entry.href, current: entry.href === (page.current ?? visit.path) }))
  if (page.face === 'public') {
    const way = visit.visitor ? { label: 'My learning', href: '/home' } : { label: 'Sign in', href: '/sign-in' }
    return [{ links: shown([...publicLinks, way]) }]
  }
  if (page.face === 'learner') return [{ links: shown(learnerLinks) }]
  const home = {
    label: 'Waiting for you',
    href: '/office',
    count: page.waiting,
    current: (page.current ?? visit.path) === '/office',
  }
  return [{ links: [home, ...shown(before)] }, { links: shown(loop), loop: true }, { links: shown(after) }]
}

function who(visit: Visit) {
  const signOut = (
    <Form action="/sign-out" csrf={visit.stamp().csrf} inline>
      <Button look="plain" small>
        Sign out
      </Button>
    </Form>
  )
  return { name: visit.visitor!.name, href: '/my/profile', signOut }
}

function DemoBar() {
  return (
    <p>
      Demonstration: everyone here is invented. <a href="/demo/sign-in">Be someone else</a> ·{' '}
      <a href="/demo/mailbox">Mailbox</a> · <a href="/styles">Styles</a>
    </p>
  )
}

function footer(brand: { name: string; email: string; phone: string }) {
  return {
    says: `Office of Continuing Medical Education, ${brand.name}. Write to ${brand.email} or call ${brand.phone}.`,
    links: [
      { label: 'Our mission in numbers', href: '/mission' },
      { label: 'For developers', href: '/developers' },
      { label: 'Accessibility', href: '/accessibility' },
      { label: 'Privacy', href: '/privacy' },
    ],
  }
}
