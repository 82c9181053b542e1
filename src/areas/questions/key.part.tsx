import { Entries, Entry } from '../../ui/entries.tsx'
import { Prose } from '../../ui/prose.tsx'
import { ItemKey } from '../items/item.part.tsx'
import { ways } from '../items/item.rules.ts'
import type { Question } from '../items/item.schema.ts'
import { showCondition } from './key.rules.ts'
import type { Section } from './questionnaire.schema.ts'

type KeyProps = { items: readonly Question[]; sections?: readonly Section[]; label?: string }

/** A questionnaire as its reviewer reads it: every question, when it is asked, what is right and what is told. */
export function QuestionnaireKey({ items, sections = [], label = 'Questions' }: KeyProps) {
  const pages = [...new Set([...items, ...sections].map(({ page }) => page))].toSorted((a, b) => a - b)
  return (
    <>
      {pages.map((page) => {
        const section = sections.find((one) => one.page === page)
        return (
          <>
            {section ? <h3>{section.title}</h3> : null}
            {section?.intro ? <Prose text={section.intro} /> : null}
            <Entries label={section ? section.title : pages.length > 1 ? `${label}, page ${page}` : label}>
              {items.map((item, i) =>
                item.page === page ? (
                  <Entry when={`Question ${i + 1}`} title={item.wording} meta={metaOf(item, items)}>
                    <ItemKey question={item} />
                  </Entry>
                ) : null,
              )}
            </Entries>
          </>
        )
      })}
    </>
  )
}

function metaOf(item: Question, items: readonly Question[]): string {
  const need = item.isRequired ? 'required' : 'optional'
  return [ways[item.type].words.toLowerCase(), need, showCondition(item, items)].filter(Boolean).join(' · ')
}
