import { showCsv } from '../../kernel/csv.ts'
import { download, showPage } from '../../http/answer.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { listCertificatesOf } from './certificate.store.ts'
import { standingOf } from './certificate.rules.ts'
import { type TranscriptLine, divideByYear, listTranscriptCells, listUnmatched } from './transcript.rules.ts'
import { findMatchable } from './transcript.store.ts'
import { TranscriptPage } from './transcript.view.tsx'

/** A person's own transcript. */
export const transcriptRoutes: Route[] = [
  {
    method: 'GET',
    path: '/my/credit',
    may: 'signed in',
    handle: async (visit) => {
      const [lines, person] = await Promise.all([linesOf(visit), findMatchable(visit.db, visitorOf(visit).id)])
      const hasCredit = lines.some((line) => line.standing === 'valid' && line.words.awarded !== null)
      const body = (
        <TranscriptPage
          years={divideByYear(lines)}
          thisYear={visit.office.today().slice(0, 4)}
          unmatched={person && hasCredit ? listUnmatched(person) : []}
        />
      )
      return showPage({ face: 'learner', title: 'My credit', current: '/my/credit', body })
    },
  },
  {
    method: 'GET',
    path: '/my/credit/transcript.csv',
    may: 'signed in',
    handle: async (visit) => {
      const { heading, rows } = listTranscriptCells(await linesOf(visit))
      const name = `transcript-${visit.office.today()}.csv`
      return download({ bytes: showCsv(heading, rows), mediaType: 'text/csv; charset=utf-8', name })
    },
  },
]

async function linesOf(visit: Visit): Promise<TranscriptLine[]> {
  const certificates = await listCertificatesOf(visit.db, visitorOf(visit).id)
  return certificates.map((certificate) => ({ ...certificate, standing: standingOf(certificate) }))
}
