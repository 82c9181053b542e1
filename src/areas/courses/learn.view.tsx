import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { Back, Button, ButtonLink } from '../../ui/button.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Prose } from '../../ui/prose.tsx'
import { Status, type State } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'

export type Course = { id: string; title: string; minutes: number | null }
export type TestRules = { passPercent: number; attemptsAllowed: number | null; questions: number }
export type Step = { title: string; says: string; state: State; href: string | null; act: string }

type BeginProps = {
  course: Course
  rules: TestRules
  stamp: Stamp
  disclosure: string
  modules: { title: string; minutes: number }[]
}

/** Before a learner begins: what there is to do, the pass mark, and who has ties to industry. One button, past all of it. */
export function BeginPage({ course, rules, stamp, disclosure, modules }: BeginProps) {
  return (
    <>
      <Back href={`/activities/${course.id}`}>{course.title}</Back>
      <PageTitle
        lead={
          course.minutes ? `It takes about ${course.minutes} minutes; you can stop and go on at any time.` : undefined
        }
      >
        Before you begin
      </PageTitle>
      <Leaf title="What to do">
        <div class="prose">
          <ol>
            {modules.map((module) => (
              <li>
                Read: {module.title}, {module.minutes} minutes
              </li>
            ))}
            <li>Take the test: {showRules(rules)}</li>
            <li>Say what you will change, and claim your credit or certificate</li>
          </ol>
        </div>
      </Leaf>
      <Leaf title="Who has ties to industry">
        <Prose text={disclosure} />
      </Leaf>
      <Form action={`/learn/${course.id}/enrollment`} {...stamp}>
        <Button>I have read this: begin</Button>
      </Form>
    </>
  )
}

function showRules({ passPercent, attemptsAllowed, questions }: TestRules): string {
  const attempts =
    attemptsAllowed === null
      ? 'as many attempts as you need'
      : attemptsAllowed === 1
        ? 'one attempt'
        : `${attemptsAllowed} attempts`
  return `${showQuestions(questions)}; ${passPercent} percent right is needed to pass; ${attempts}`
}

function showQuestions(count: number): string {
  return count === 1 ? '1 question' : `${count} questions`
}

type LearnProps = { course: Course; rules: TestRules; steps: Step[]; said?: string; isOver?: string }

/** A learner's way through a course: what is done, what comes next. */
export function LearnPage({ course, rules, steps, said, isOver }: LearnProps) {
  const next = steps.find((step) => step.state !== 'done' && step.href !== null)
  return (
    <>
      <Back href="/my">My learning</Back>
      <PageTitle lead={next ? undefined : 'Everything here is done.'}>{course.title}</PageTitle>
      {said ? (
        <Notice is="bad" title="Not yet." live>
          {said}
        </Notice>
      ) : null}
      {isOver ? (
        <Notice is="warn" title="Over.">
          {isOver}
        </Notice>
      ) : null}
      <Entries label="What to do">
        {steps.map((step) => (
          <Entry
            when={<Status is={step.state}>{step.says}</Status>}
            title={step.title}
            href={step.href ?? undefined}
            act={
              step.href && step.state !== 'done' ? (
                <ButtonLink href={step.href} look={step === next ? 'filled' : 'quiet'} small>
                  {step.act} <span class="hide">: {step.title}</span>
                </ButtonLink>
              ) : null
            }
          />
        ))}
      </Entries>
      <p class="meta gap">The test: {showRules(rules)}.</p>
    </>
  )
}

export type ReadingProps = {
  course: Course
  module: { position: number; title: string; body: string; minutes: number }
  /** Which of the readings it is; positions may have gaps. */
  number: number
  count: number
  stamp: Stamp
  isRead: boolean
  references: { citation: string; link: string | null }[]
}

/** One reading, and one button at its end. */
export function ReadingPage({ course, module, number, count, stamp, isRead, references }: ReadingProps) {
  return (
    <>
      <Back href={`/learn/${course.id}`}>{course.title}</Back>
      <PageTitle above={`Reading ${number} of ${count} · about ${module.minutes} minutes`}>{module.title}</PageTitle>
      <Prose text={module.body} />
      {references.length > 0 ? (
        <Leaf title="References">
          <div class="prose">
            <ol>
              {references.map((reference) => (
                <li>{reference.link ? <a href={reference.link}>{reference.citation}</a> : reference.citation}</li>
              ))}
            </ol>
          </div>
        </Leaf>
      ) : null}
      <Form action={`/learn/${course.id}/modules/${module.position}`} {...stamp}>
        <Button>{isRead ? 'Go on' : 'I have read this'}</Button>
      </Form>
    </>
  )
}

type TestStartProps = {
  course: Course
  rules: TestRules
  stamp: Stamp
  attempt: number
  isBegun: boolean
  mayBegin: boolean
  /** Why no attempt began, or can. */
  said?: string
}

/** Before the test: the pass mark, the attempts, one button; or why there is none. */
export function TestStartPage({ mayBegin, said, ...start }: TestStartProps) {
  const { course, rules } = start
  return (
    <>
      <Back href={`/learn/${course.id}`}>{course.title}</Back>
      <PageTitle lead={`You need ${rules.passPercent} percent right to pass.`}>The test</PageTitle>
      {said ? (
        <Notice is="bad" title="Not now." live>
          {said}
        </Notice>
      ) : null}
      {mayBegin ? <TestStart {...start} /> : null}
    </>
  )
}

function TestStart({ course, rules, stamp, attempt, isBegun }: Omit<TestStartProps, 'mayBegin' | 'said'>) {
  return (
    <>
      <div class="prose">
        <p>
          {showQuestions(rules.questions)}. Your answers are saved page by page; you can stop and go on later.{' '}
          {rules.attemptsAllowed === null
            ? 'Try as often as you need.'
            : `This is attempt ${attempt} of ${rules.attemptsAllowed}.`}{' '}
          After the last page you see which answers were right, and why.
        </p>
      </div>
      <Form action={`/learn/${course.id}/test`} {...stamp}>
        <Button>{isBegun ? 'Go on with the test' : attempt > 1 ? 'Try again' : 'Begin the test'}</Button>
      </Form>
    </>
  )
}

type TestPageProps = {
  course: Course
  stamp: Stamp
  page: number
  pages: number[]
  questions: ComponentChildren
  takesFiles: boolean
  later: ComponentChildren
  summary: ComponentChildren
}

/** One page of the test. */
export function TestPage({ course, stamp, page, pages, questions, takesFiles, later, summary }: TestPageProps) {
  const at = pages.indexOf(page)
  return (
    <>
      <Back href={`/learn/${course.id}`}>{course.title}</Back>
      <PageTitle above={`Page ${at + 1} of ${pages.length}`}>The test</PageTitle>
      {summary}
      <Form action={`/learn/${course.id}/test/${page}`} {...stamp} multipart={takesFiles}>
        {questions}
        <div class="row">
          <Button>{at === pages.length - 1 ? 'Hand in' : 'Continue'}</Button>
          {at > 0 ? (
            <ButtonLink href={`/learn/${course.id}/test/${pages[at - 1]}`} look="plain">
              Back a page
            </ButtonLink>
          ) : null}
        </div>
        {later}
      </Form>
    </>
  )
}

type ResultProps = {
  course: Course
  points: number
  possible: number
  percent: number
  isPassed: boolean
  passPercent: number
  mayRetry: boolean
  answers: ComponentChildren
}

/** How the test went, which answers were right and why, and what comes next. */
export function ResultPage({
  course,
  points,
  possible,
  percent,
  isPassed,
  passPercent,
  mayRetry,
  answers,
}: ResultProps) {
  return (
    <>
      <Back href={`/learn/${course.id}`}>{course.title}</Back>
      <PageTitle lead={`${points} of ${possible} right, ${percent} percent. ${passPercent} percent are needed.`}>
        {isPassed ? 'You have passed' : 'Not passed yet'}
      </PageTitle>
      <p class="row">
        {isPassed ? <ButtonLink href={`/learn/${course.id}`}>Go on</ButtonLink> : null}
        {!isPassed && mayRetry ? <ButtonLink href={`/learn/${course.id}/test`}>Try again</ButtonLink> : null}
        {!isPassed && !mayRetry ? (
          <>
            All attempts are used, so this activity cannot be completed any more.{' '}
            <a href="/catalog">Look in the catalog</a> for another.
          </>
        ) : null}
      </p>
      <Leaf title="Your answers">{answers}</Leaf>
    </>
  )
}
