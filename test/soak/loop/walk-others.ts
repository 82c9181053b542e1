import { setTimeout as sleep } from 'node:timers/promises'
import type { Act, Ledger } from './acts.ts'
import { type Browser, type Fields, type PageForm, openBrowser } from './browser.ts'
import type { Someone } from './ground.ts'
import type { Reached } from './program.ts'

/**
 * Signs someone in by the door of the demonstration. Where the answer of a first sending was lost, the second opens no
 * session for this browser, because its key was in the first answer: they press the button once more.
 */
export async function signIn(program: Reached, ledger: Ledger, personId: string): Promise<Browser> {
  const browser = openBrowser(program)
  for (let tries = 1; tries <= 10; tries += 1) {
    const before = await program.query('select from access_session where person_id = $1', [personId])
    await ledger.do(browser, {
      name: 'sign in',
      page: '/demo/sign-in',
      action: '/demo/sign-in',
      fields: [['personId', personId]],
      effect: {
        text: `select max(id::text) as id from access_session where person_id = $1 having count(*) > $2`,
        values: [personId, before.length],
      },
    })
    if ((await browser.open('/my')).status === 200) return browser
  }
  throw new Error(`${personId} could not sign in`)
}

/** Answers the link that the office sent after someone was named in an activity: no ties, and a signature. */
export async function disclose(program: Reached, ledger: Ledger, who: { person: Someone; activityId: string }) {
  const { person, activityId } = who
  const link = await findLink(program, who)
  const visitor = openBrowser(program)
  await ledger.do(visitor, {
    name: 'answer the question about ties',
    page: link,
    action: link,
    fields: [['answer', 'none']],
    effect: {
      text: `select person_id as id from integrity_draft where activity_id = $1 and person_id = $2
        union select person_id from integrity_disclosure where activity_id = $1 and person_id = $2`,
      values: [activityId, person.id],
    },
  })
  await ledger.do(visitor, {
    name: 'sign the disclosure',
    page: `${link}/signature`,
    action: `${link}/signature`,
    fields: [['signedName', person.name]],
    effect: {
      text: 'select id from integrity_disclosure where activity_id = $1 and person_id = $2',
      values: [activityId, person.id],
    },
  })
}

const mailPatienceMs = 90_000

/** The link in the mail that the worker writes once it hears the news. */
async function findLink(program: Reached, { person, activityId }: { person: Someone; activityId: string }) {
  for (const until = Date.now() + mailPatienceMs; Date.now() < until; await sleep(200)) {
    const mails = await program.query<{ body: string }>(
      `select m.body from platform_mail m join tasks_ask a on a.mail_id = m.id join tasks_task t on t.id = a.task_id
       where t.subject_id = $1 and t.owed_by = $2 order by m.queued_at desc limit 1`,
      [activityId, person.id],
    )
    const path = /\/link\/disclosure\/\w+/.exec(mails[0]?.body ?? '')?.[0]
    if (path) return path
  }
  throw new Error(`no mail asked ${person.name} about ties within ${mailPatienceMs / 1000} s`)
}

/** A learner's whole way: recorded by the office, enrolled, read, tested, evaluated, committed, credit claimed. */
export async function learn(
  walk: { program: Reached; ledger: Ledger; ada: Browser; mark: string },
  activityId: string,
): Promise<void> {
  const { program, ledger } = walk
  const personId = await recordLearner(walk)
  const browser = await signIn(program, ledger, personId)
  const here = `/learn/${activityId}`
  const act = actsOf(ledger, browser, activityId, personId)
  await act(
    'enroll',
    '',
    '/enrollment',
    [],
    'select id from courses_enrollment where activity_id = $1 and person_id = $2',
  )
  await act('read', '/modules/1', '/modules/1', [], ofRecord(`p.kind = 'read'`))
  await act('begin the test', '/test', '/test', [], ofAttempt('true'))
  await act('hand the test in', '/test/1', '/test/1', answerAll, ofAttempt('s.submitted_at is not null'))
  await act('begin the evaluation', '/evaluation', '/evaluation', [], ofResponse('s.page >= 1'))
  for (const page of [1, 2, 3]) {
    const isThere = page < 3 ? `s.page > ${page} or s.submitted_at is not null` : 's.submitted_at is not null'
    const path = `/evaluation/${page}`
    await act(`answer page ${page} of the evaluation`, path, path, answerAll, ofResponse(isThere))
  }
  const promise: Fields = [
    ['statement_0', `Ask for the kidney first, ${walk.mark}`],
    ['confidence_0', '4'],
  ]
  await act(
    'commit to change',
    '/commitments',
    '/commitments',
    promise,
    `select c.id from evaluation_commitment c join evaluation_response r using (activity_id, person_id)
     where activity_id = $1 and person_id = $2 and r.submitted_at is not null`,
  )
  const claim = await browser.open(`${here}/claim`)
  if (claim.status === 404) return
  await act(
    'claim credit',
    '/claim',
    '/claim',
    [['part', 'all']],
    `select d.id from certificates_certificate d join claims_claim c on c.id = d.claim_id
     where c.activity_id = $1 and c.person_id = $2`,
  )
}

/** Acts of one learner in one course; the effect of each is asked for by the course and the learner. */
function actsOf(ledger: Ledger, browser: Browser, activityId: string, personId: string) {
  const here = `/learn/${activityId}`
  return (name: string, page: string, action: string, fields: Act['fields'], text: string) => {
    const effect = { text, values: [activityId, personId] }
    return ledger.do(browser, { name, page: here + page, action: here + action, fields, effect })
  }
}

function ofRecord(which: string): string {
  return `select p.id from participation_entry p join participation_record r on r.id = p.record_id
    where r.activity_id = $1 and r.person_id = $2 and ${which}`
}

function ofAttempt(which: string): string {
  return `select t.id from courses_attempt t join courses_enrollment e on e.id = t.enrollment_id
    join answers_sheet s on s.id = t.sheet_id where e.activity_id = $1 and e.person_id = $2 and (${which})`
}

function ofResponse(which: string): string {
  return `select r.id from evaluation_response r join answers_sheet s on s.id = r.sheet_id
    where r.activity_id = $1 and r.person_id = $2 and (${which})`
}

/** Answers everything: the first choice of each question, "no" where there is one, and some words. */
function answerAll(form: PageForm): Fields {
  const chosen = [...form.radios].map(([name, values]): [string, string] => [
    name,
    values.includes('no') && name.includes('bias') ? 'no' : values[0]!,
  ])
  return [
    ...chosen,
    ...form.texts.filter((name) => !name.includes('bias')).map((name): [string, string] => [name, 'More of it']),
  ]
}

function recordLearner({ ledger, ada, mark }: { ledger: Ledger; ada: Browser; mark: string }): Promise<string> {
  const email = `${mark.replaceAll(' ', '-')}@alderbay.example`
  return ledger.do(ada, {
    name: 'record a person',
    page: '/people/new',
    action: '/people/new',
    fields: [
      ['givenName', 'Dana'],
      ['familyName', 'Reader'],
      ['email', email],
      ['profession', 'physician'],
      ['degree', 'MD'],
      ['careerStage', 'practicing'],
      ['country', 'USA'],
    ],
    effect: { text: 'select id from people_person where email = $1', values: [email] },
  })
}

/** Imports articles, the same file again and again until a run has kept all of it; each article is there once. */
export async function bringArticles(
  walk: { program: Reached; ledger: Ledger; ada: Browser; mark: string },
  articles: { from: number; count: number },
): Promise<number> {
  const { program, ledger, ada, mark } = walk
  const content = articlesXml(articles)
  for (let run = 1; run <= 60; run += 1) {
    const name = `${mark} run ${run}.xml`
    const runId = await ledger.do(ada, {
      name: 'import a file',
      page: '/imports/new',
      action: '/imports',
      fields: [['kind', 'pubmed']],
      file: { field: 'file', name, content },
      effect: { text: 'select id from exchange_run where file_name = $1', values: [name] },
    })
    if (await isDone(program, runId)) return run
  }
  throw new Error(`sixty imports of ${mark} and none came to its end`)
}

/** Waits until a run is done; a run that has not moved for ten seconds died with its process. */
async function isDone(program: Reached, runId: string): Promise<boolean> {
  for (;;) {
    const [run] = await program.query<{ state: string }>(`select state from exchange_run where id = $1`, [runId])
    if (['done', 'refused', 'failed'].includes(run!.state)) return run!.state === 'done'
    await sleep(150)
  }
}

function articlesXml({ from, count }: { from: number; count: number }): string {
  const one = (number: number) => `<PubmedArticle><MedlineCitation><PMID Version="1">${number}</PMID>
<Article PubModel="Print"><Journal><Title>Invented annals</Title><JournalIssue CitedMedium="Print"><PubDate><Year>2025</Year></PubDate></JournalIssue></Journal>
<ArticleTitle>Invented article ${number}.</ArticleTitle><Abstract><AbstractText>Nothing happened.</AbstractText></Abstract>
<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>
</MedlineCitation></PubmedArticle>`
  const all = Array.from({ length: count }, (_, at) => one(from + at))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n${all.join('\n')}\n</PubmedArticleSet>\n`
}
