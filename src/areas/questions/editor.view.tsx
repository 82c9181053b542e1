import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { isScored } from './questionnaire.rules.ts'
import { type Item, type QuestionnaireKind, typeWords } from './questionnaire.schema.ts'

type Head = { id: string; kind: QuestionnaireKind; title: string; intro: string; number: number; isFrozen: boolean }
type Line = Item & { stamp: Stamp }
type VersionLine = { id: string; number: number; since: LocalDate; begun: number; answered: number }

export type EditorProps = {
  questionnaire: Head
  items: Line[]
  versions: VersionLine[]
  stamp: Stamp
  mayWrite: boolean
  said?: string
  typed?: { title: string; intro: string }
  errors?: Errors
}

/** One questionnaire: its questions in order, what can be done to each, and who answered which version. */
export function EditorPage(editor: EditorProps) {
  const { questionnaire, items, versions, mayWrite, said } = editor
  const here = `/office/questionnaires/${questionnaire.id}`
  const pages = [...new Set(items.map((item) => item.page))]
  return (
    <>
      <Crumbs trail={[{ label: 'Questionnaires', href: '/office/questionnaires' }]} />
      <PageTitle meta={factsOf(questionnaire, items)} acts={<Acts here={here} mayWrite={mayWrite} />}>
        {questionnaire.title}
      </PageTitle>
      {questionnaire.isFrozen ? <Frozen number={questionnaire.number} answered={versions[0]?.answered ?? 0} /> : null}
      {said ? (
        <Notice is="bad" title="Nothing was moved." live>
          {said}
        </Notice>
      ) : null}
      {items.length === 0 ? (
        <Leaf title="Page 1">
          <Empty title="No question yet.">
            Add the first one. Its page, its place and its words can be changed later.
          </Empty>
        </Leaf>
      ) : null}
      {pages.map((page) => (
        <Leaf title={`Page ${page}`}>
          <Entries>
            {items.map((item, at) =>
              item.page === page ? <Question here={here} items={items} at={at} mayWrite={mayWrite} /> : null,
            )}
          </Entries>
        </Leaf>
      ))}
      {mayWrite ? <HeadForm {...editor} here={here} /> : null}
      <Versions versions={versions} />
    </>
  )
}

function factsOf({ kind, number }: Head, items: Line[]): string[] {
  const scored = items.filter(isScored).length
  const count = items.length === 1 ? '1 question' : `${items.length} questions`
  return [kind, `version ${number}`, count, ...(scored > 0 ? [`${scored} scored`] : [])]
}

function Acts({ here, mayWrite }: { here: string; mayWrite: boolean }) {
  return (
    <>
      <ButtonLink href={`${here}/preview`} look="quiet">
        As it will be seen
      </ButtonLink>{' '}
      {mayWrite ? <ButtonLink href={`${here}/items/new`}>Add a question</ButtonLink> : null}
    </>
  )
}

function Frozen({ number, answered }: { number: number; answered: number }) {
  const many = `${answered.toLocaleString('en-US')} people have handed it in`
  const people = answered === 0 ? 'Nobody has handed it in yet' : answered === 1 ? 'One person has handed it in' : many
  return (
    <Notice is="warn" title={`Version ${number} has answers.`}>
      {`${people}. It stays as it is; a change here makes version ${number + 1}, for whoever begins from then on.`}
    </Notice>
  )
}

function Question({ here, items, at, mayWrite }: { here: string; items: Line[]; at: number; mayWrite: boolean }) {
  const item = items[at]!
  const facts = [item.isRequired ? 'required' : 'optional', isScored(item) ? 'scored' : '', conditionOf(item, items)]
  return (
    <Entry
      id={`item-${item.key}`}
      when={typeWords[item.type]}
      title={item.wording}
      href={mayWrite ? `${here}/items/${item.key}` : undefined}
      meta={facts.filter(Boolean).join(' · ')}
      act={mayWrite ? <ItemActs here={here} item={item} isFirst={at === 0} isLast={at === items.length - 1} /> : null}
    >
      <Answers item={item} />
    </Entry>
  )
}

function Answers({ item }: { item: Item }) {
  if (item.type === 'rating') {
    const [low, high] = [item.lowLabel ?? 'least', item.highLabel ?? 'most']
    return <p>{`1, ${low}, to ${item.maximum ?? 5}, ${high}`}</p>
  }
  if (item.options.length === 0) return item.rightNumber === null ? null : <p>{`Right is ${item.rightNumber}`}</p>
  return (
    <p>
      {item.options.map((option, i) => (
        <>
          {i > 0 ? <br /> : null}
          {option.isRight ? <b>{option.wording}, right</b> : option.wording}
        </>
      ))}
    </p>
  )
}

function conditionOf(item: Item, items: readonly Item[]): string {
  const first = items.find((one) => one.key === item.showIf?.key)
  if (!item.showIf || !first) return ''
  const words = item.showIf.is.map((key) => first.options.find((option) => option.key === key)?.wording ?? key)
  return `asked only when “${first.wording}” is answered by ${words.map((word) => `“${word}”`).join(' or ')}`
}

function ItemActs({ here, item, isFirst, isLast }: { here: string; item: Line; isFirst: boolean; isLast: boolean }) {
  const move = (way: 'up' | 'down', label: string) => (
    <Button look="quiet" small name="way" value={way}>
      {label} <span class="hide">: {item.wording}</span>
    </Button>
  )
  return (
    <Form action={`${here}/items/${item.key}/place`} {...item.stamp} inline>
      <span class="row">
        {isFirst ? null : move('up', 'Up')} {isLast ? null : move('down', 'Down')}{' '}
        <ButtonLink href={`${here}/items/${item.key}/removal`} look="plain" small>
          Remove <span class="hide">: {item.wording}</span>
        </ButtonLink>
      </span>
    </Form>
  )
}

function HeadForm({ here, questionnaire, stamp, typed, errors = {} }: EditorProps & { here: string }) {
  const head = typed ?? questionnaire
  return (
    <Leaf title="Title and first words">
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <Form action={here} {...stamp}>
        <TextField name="title" label="Title" value={head.title} error={errors.title} required />
        <TextArea
          name="intro"
          label="What people read first"
          optional
          rows={3}
          value={head.intro}
          error={errors.intro}
        />
        <Button look="quiet">Save</Button>
      </Form>
    </Leaf>
  )
}

function Versions({ versions }: { versions: VersionLine[] }) {
  return (
    <Leaf title="Versions" small="Answers stay with theirs">
      <Entries>
        {versions.map((version) => (
          <Entry
            when={`Version ${version.number}`}
            meta={`Since ${showShortDay(version.since)}`}
          >{`${version.answered.toLocaleString('en-US')} handed in, ${(version.begun - version.answered).toLocaleString('en-US')} begun`}</Entry>
        ))}
      </Entries>
    </Leaf>
  )
}
