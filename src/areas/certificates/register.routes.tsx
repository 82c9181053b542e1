import { showCsvPages } from '../../kernel/csv.ts'
import { isId } from '../../kernel/ids.ts'
import { quarters, showTwoDecimals } from '../../kernel/quarters.ts'
import { download, showPage } from '../../http/answer.ts'
import type { Route, Visit } from '../../http/route.ts'
import { certificateKinds, standings } from './certificate.schema.ts'
import { type Certificate, type CertificateFilter, countCertificates, listCertificates } from './certificate.store.ts'
import { standingOf } from './certificate.rules.ts'
import { RegisterPage } from './register.view.tsx'

const pageSize = 40
/** So many rows of the file are held at once. */
const atOnce = 500

/** The office's list of certificates, as a page and as a file. */
export const registerRoutes: Route[] = [
  {
    method: 'GET',
    path: '/office/credit',
    may: 'credit.see',
    handle: async (visit) => {
      const filter = filterOf(visit)
      const [found, counts] = await Promise.all([
        listCertificates(visit.db, { ...filter, after: readPlace(visit.query.after) }, pageSize + 1),
        countCertificates(visit.db),
      ])
      const shown = found.slice(0, pageSize)
      const last = found.length > pageSize ? shown.at(-1) : undefined
      const kept = { q: filter.words ?? '', kind: filter.kind ?? '', standing: filter.standing ?? '' }
      const body = (
        <RegisterPage
          lines={shown.map((certificate) => ({ ...certificate, standing: standingOf(certificate) }))}
          counts={{ ...counts, quarters: quarters(counts.quarters) }}
          filter={{ words: kept.q, kind: kept.kind, standing: kept.standing }}
          file={addressOf('/office/credit/certificates.csv', kept)}
          first={visit.query.after ? addressOf('/office/credit', kept) : undefined}
          next={last && addressOf('/office/credit', { ...kept, after: placeOf(last) })}
        />
      )
      return showPage({ face: 'office', title: 'Credit', current: '/office/credit', body })
    },
  },
  {
    method: 'GET',
    path: '/office/credit/certificates.csv',
    may: 'credit.see',
    handle: (visit) => {
      const bytes = showCsvPages(heading, readRows(visit, filterOf(visit)))
      const name = `certificates-${visit.office.today()}.csv`
      return download({ bytes, mediaType: 'text/csv; charset=utf-8', name })
    },
  },
]

function filterOf({ query }: Visit): CertificateFilter {
  return {
    words: query.q,
    kind: certificateKinds.find((kind) => kind === query.kind),
    standing: standings.find((standing) => standing === query.standing),
  }
}

/** All certificates of the filter as rows, read from the database as the file is taken. */
async function* readRows(visit: Visit, filter: CertificateFilter) {
  let after: CertificateFilter['after']
  for (;;) {
    const found = await listCertificates(visit.db, { ...filter, after }, atOnce)
    yield found.map(cellsOf)
    if (found.length < atOnce) return
    after = readPlace(placeOf(found.at(-1)!))
  }
}

const heading = [
  'Number',
  'Name',
  'Activity',
  'Title',
  'Completed',
  'Issued',
  'Kind',
  'Credits awarded',
  'Credits designated',
  'Standing',
]

function cellsOf(certificate: Certificate): string[] {
  const { number, words } = certificate
  return [
    number,
    words.learner,
    words.activityNumber,
    words.title,
    words.completedOn,
    words.issuedOn,
    words.kind,
    words.awarded === null ? '' : showTwoDecimals(words.awarded),
    showTwoDecimals(words.designated),
    standingOf(certificate),
  ]
}

function addressOf(path: string, kept: Record<string, string>): string {
  const given = Object.entries(kept).filter(([, value]) => value !== '')
  return given.length > 0 ? `${path}?${new URLSearchParams(given).toString()}` : path
}

function placeOf({ issuedAt, id }: Certificate): string {
  return `${issuedAt.toISOString()}~${id}`
}

function readPlace(after: string | undefined): CertificateFilter['after'] {
  const [at, id] = (after ?? '').split('~')
  return at && id && isId(id) && !Number.isNaN(Date.parse(at)) ? { at: new Date(at).toISOString(), id } : undefined
}
