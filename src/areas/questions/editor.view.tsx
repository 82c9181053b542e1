import type { Stamp } from '../../http/route.ts'
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
import { Prose } from '../../ui/prose.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { ItemKey } from '../items/item.part.tsx'
import { isScored, ways } from '../items/item.rules.ts'
import type { Item } from '../items/item.schema.ts'
import { showCondition } from './key.rules.ts'
import type { Language } from '../items/language.schema.ts'
import type { QuestionnaireKind, Section, Translations } from './questionnaire.schema.ts'
import type { Text } from './translation.rules.ts'
import { LanguagesLeaf } from './translation.view.tsx'
import { Unpublished, type VersionLine, Versions } from './version.view.tsx'

type Head = {
  id: string
  kind: QuestionnaireKind
  title: string
  intro: string
  number: number
  isFrozen: boolean
  isPublished: boolean
  language: Language
  sections: Section[]
  translations: Translations
}
type Line = Item & { stamp: Stamp }

export type EditorProps = {
  questionnaire: Head
  items: Line[]
  versions: VersionLine[]
  texts: Text[]
  stamp: Stamp
  /** The mark of the title and first words as they are shown, to be sent along. */
  seen: string
  mayWrite: boolean
  said?: string
  typed?: { title: string; intro: string }
  errors?: Errors
}

/** One questionnaire: its questions in order, what can be done to each, and who answered which version. */
export function EditorPage(editor: EditorProps) {
  const { questionnaire, items, versions, mayWrite, said } = editor
  const here = `/office/questionnaires/${questionnaire.id}`
  const parts = [...items, ...questionnaire.sections]
  const pages = [...new Set(parts.map(({ page }) => page))].toSorted((a, b) => a - b)
  return (
    <>
      <Crumbs trail={[{ label: 'Questionnaires', href: '/office/questionnaires' }]} />
      <PageTitle
        meta={factsOf(questionnaire, items)}
        acts={<Acts here={here} mayWrite={mayWrite} stamp={editor.stamp} />}
      >
        {questionnaire.title}
      </PageTitle>
      {questionnaire.isFrozen ? <Frozen number={questionnaire.number} answered={versions[0]?.answered ?? 0} /> : null}
      {questionnaire.isPublished ? null : (
        <Unpublished here={here} number={questionnaire.number} stamp={mayWrite ? editor.stamp : null} />
      )}
      {said ? (
        <Notice is="bad" title="Nothing was moved." live>
          {said}
        </Notice>
      ) : null}
      {pages.length === 0 ? (
        <Leaf title="Page 1">
          <Empty title="No question yet.">
            Add the first one. Its page, its place and its words can be changed later.
          </Empty>
        </Leaf>
      ) : null}
      {pages.map((page) => (
        <PageLeaf {...editor} here={here} page={page} />
      ))}
      {mayWrite ? <HeadForm {...editor} here={here} /> : null}
      <LanguagesLeaf {...questionnaire} here={here} texts={editor.texts} mayWrite={mayWrite} />
      <Versions versions={versions} />
    </>
  )
}

function PageLeaf({ questionnaire, items, mayWrite, here, page }: EditorProps & { here: string; page: number }) {
  const section = questionnaire.sections.find((one) => one.page === page)
  const isEmpty = !items.some((item) => item.page === page)
  return (
    <Leaf
      title={section ? section.title : `Page ${page}`}
      small={section ? `Page ${page}` : undefined}
      id={`page-${page}`}
    >
      {section?.intro ? <Prose text={section.intro} /> : null}
      {isEmpty ? <p class="soft">No question on this page yet.</p> : null}
      <Entries>
        {items.map((item, at) =>
          item.page === page ? <Question here={here} items={items} at={at} mayWrite={mayWrite} /> : null,
        )}
      </Entries>
      {mayWrite ? (
        <p class="row">
          <ButtonLink href={`${here}/items/new?page=${page}`} look="quiet" small>
            Add a question <span class="hide">to page {page}</span>
          </ButtonLink>{' '}
          <ButtonLink href={`${here}/pages/${page}`} look="plain" small>
            {section ? 'Change the title of the page' : 'Give the page a title'} <span class="hide">: page {page}</span>
          </ButtonLink>
        </p>
      ) : null}
    </Leaf>
  )
}

function factsOf({ kind, number }: Head, items: Line[]): string[] {
  const scored = items.filter(isScored).length
  const count = items.length === 1 ? '1 question' : `${items.length} questions`
  return [kind, `version ${number}`, count, ...(scored > 0 ? [`${scored} scored`] : [])]
}

function Acts({ here, mayWrite, stamp }: { here: string; mayWrite: boolean; stamp: Stamp }) {
  const ways = [
    ['preview', 'As it will be seen'],
    ['key', 'With right answers'],
    ['paper', 'On paper'],
    ['export', 'As a file'],
  ] as const
  return (
    <>
      {ways.map(([path, label]) => (
        <>
          <ButtonLink href={`${here}/${path}`} look="quiet" small>
            {label}
          </ButtonLink>{' '}
        </>
      ))}
      {mayWrite ? (
        <>
          <Form action={`${here}/copy`} {...stamp} inline>
            <Button look="quiet" small>
              Copy
            </Button>
          </Form>{' '}
          <ButtonLink href={`${here}/items/new`}>Add a question</ButtonLink>
        </>
      ) : null}
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
  const facts = [
    item.key,
    item.isRequired ? 'required' : 'optional',
    isScored(item) ? 'scored' : '',
    showCondition(item, items),
  ]
  return (
    <Entry
      id={`item-${item.key}`}
      when={ways[item.type].words}
      title={item.wording}
      href={mayWrite ? `${here}/items/${item.key}` : undefined}
      meta={facts.filter(Boolean).join(' · ')}
      act={mayWrite ? <ItemActs here={here} item={item} isFirst={at === 0} isLast={at === items.length - 1} /> : null}
    >
      <ItemKey question={item} />
    </Entry>
  )
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
        <ButtonLink href={`${here}/items/${item.key}/media`} look="plain" small>
          {item.media ? 'Change the' : 'Add a'} {item.media?.kind ?? 'picture'}{' '}
          <span class="hide">: {item.wording}</span>
        </ButtonLink>{' '}
        <ButtonLink href={`${here}/items/${item.key}/removal`} look="plain" small>
          Remove <span class="hide">: {item.wording}</span>
        </ButtonLink>
      </span>
    </Form>
  )
}

function HeadForm({ here, questionnaire, stamp, seen, typed, errors = {} }: EditorProps & { here: string }) {
  const head = typed ?? questionnaire
  return (
    <Leaf title="Title and first words">
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      {errors[''] ? (
        <Notice title="It says now:">{[questionnaire.title, questionnaire.intro].join('. ')}</Notice>
      ) : null}
      <Form action={here} {...stamp} hidden={{ seen }}>
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
