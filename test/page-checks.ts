import { elementsOf, findAround, parsePage, showElement, textOf, type Element } from './page-tree.ts'

type Page = { all: Element[]; ids: Map<string, Element> }

/**
 * What is wrong with a page by the house's own rules, one sentence for each offense; nothing for a page in order.
 * Every page of every route test passes through here without anyone asking.
 */
export function checkPage(html: string): string[] {
  const all = elementsOf(parsePage(html))
  const ids = new Map(
    all.filter((element) => element.attributes.id).map((element) => [element.attributes.id!, element]),
  )
  return checks.flatMap((check) => check({ all, ids }))
}

const checks = [
  findFrame,
  findHeadings,
  findUnlabeled,
  findLostReferences,
  findUnnamed,
  findInline,
  findForms,
  findMisplaced,
  findTables,
  findMissingSpaces,
  findVoice,
]

function findFrame({ all }: Page): string[] {
  const count = (tag: string) => all.filter((element) => element.tag === tag).length
  const html = all.find((element) => element.tag === 'html')
  const title = all.find((element) => element.tag === 'title' && element.parent?.tag === 'head')
  const ids = all.flatMap((element) => (element.attributes.id ? [element.attributes.id] : []))
  const twice = [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))]
  return [
    html?.attributes.lang ? [] : ['the page does not say its language'],
    title && textOf(title).trim() ? [] : ['the page has no title'],
    count('main') === 1 ? [] : [`the page has ${count('main')} main parts instead of one`],
    twice.map((id) => `the id "${id}" stands on several elements`),
  ].flat()
}

function findHeadings({ all }: Page): string[] {
  const headings = all.filter((element) => /^h[1-6]$/.test(element.tag))
  const first = headings.filter((heading) => heading.tag === 'h1')
  const wrong = first.length === 1 ? [] : [`the page has ${first.length} h1 instead of one`]
  const ordered = headings.filter((heading) => !findAround(heading, (around) => around.attributes.role === 'alert'))
  let level = 0
  for (const heading of ordered) {
    const now = Number(heading.tag.slice(1))
    if (now > level + 1) wrong.push(`${showElement(heading)} comes ${level ? `after an h${level}` : 'first'}`)
    if (!textOf(heading).trim()) wrong.push(`${showElement(heading)} is empty`)
    level = now
  }
  return wrong
}

const silent = ['hidden', 'submit', 'button', 'reset', 'image']

function isControl({ tag, attributes }: Element): boolean {
  return tag === 'select' || tag === 'textarea' || (tag === 'input' && !silent.includes(attributes.type ?? 'text'))
}

function findUnlabeled({ all, ids }: Page): string[] {
  const labels = all.filter((element) => element.tag === 'label')
  const isLabeled = (control: Element) => {
    const { id, 'aria-label': label, 'aria-labelledby': by } = control.attributes
    const around = findAround(control, (element) => element.tag === 'label')
    const tied = labels.filter((element) => id && element.attributes.for === id)
    return [
      label ?? '',
      ...[...tied, around, by ? ids.get(by) : undefined].map((one) => (one ? textOf(one) : '')),
    ].some((words) => words.trim())
  }
  return all
    .filter((element) => isControl(element) && !isLabeled(element))
    .map((one) => `${showElement(one)} has no label`)
}

const references = [
  'for',
  'form',
  'list',
  'headers',
  'popovertarget',
  'aria-describedby',
  'aria-labelledby',
  'aria-controls',
  'aria-owns',
]

function findLostReferences({ all, ids }: Page): string[] {
  return all.flatMap((element) => {
    const lost = references.flatMap((name) => {
      const names = (element.attributes[name] ?? '').split(/\s+/).filter(Boolean)
      return names
        .filter((id) => !ids.has(id))
        .map((id) => `${showElement(element)} names "${id}" by ${name}, which is not there`)
    })
    const { href } = element.attributes
    if (element.tag !== 'a' || href === undefined) return lost
    if (href === '' || href === '#') return [...lost, `${showElement(element)} leads nowhere`]
    if (!href.startsWith('#') || ids.has(decodeURIComponent(href.slice(1)))) return lost
    return [...lost, `${showElement(element)} leads to ${href}, which is not there`]
  })
}

function findUnnamed({ all }: Page): string[] {
  const nameOf = (element: Element): string =>
    [element.attributes['aria-label'], element.attributes['aria-labelledby'], element.attributes.title, textOf(element)]
      .concat(elementsOf(element).map((inner) => inner.attributes.alt ?? inner.attributes['aria-label'] ?? ''))
      .join('')
      .trim()
  const isPicture = ({ tag, attributes }: Element) =>
    attributes.role === 'img' || (tag === 'svg' && attributes['aria-hidden'] !== 'true')
  const nested = (element: Element) => findAround(element, (around) => around.tag === 'svg')
  return all.flatMap((element) => {
    const { tag, attributes } = element
    if ((tag === 'button' || tag === 'a' || tag === 'summary') && !nameOf(element))
      return [`${showElement(element)} has no name`]
    if (tag === 'img' && attributes.alt === undefined)
      return [`${showElement(element)} has no words for those who cannot see it`]
    if (isPicture(element) && !nested(element) && !nameOf(element))
      return [`${showElement(element)} has no words for those who cannot see it`]
    return []
  })
}

function findInline({ all }: Page): string[] {
  return all.flatMap((element) => {
    const { tag, attributes } = element
    const names = Object.keys(attributes)
    const data = /json|speculationrules/.test(attributes.type ?? '')
    return [
      names.includes('style') ? [`${showElement(element)} has a style of its own`] : [],
      names.filter((name) => /^on[a-z]+$/.test(name)).map((name) => `${showElement(element)} has a script in ${name}`),
      tag === 'style' ? ['the page holds a stylesheet'] : [],
      tag === 'script' && attributes.src === undefined && !data ? ['the page holds a script'] : [],
      Number(attributes.tabindex ?? 0) > 0 ? [`${showElement(element)} changes the order of the tab key`] : [],
      ['fill', 'stroke', 'color', 'bgcolor']
        .filter((name) => attributes[name] && !/^(none|currentcolor|var\(--[\w-]+\))$/i.test(attributes[name]))
        .map((name) => `${showElement(element)} has a ${name} that is no token: ${attributes[name]}`),
    ].flat()
  })
}

function findForms({ all }: Page): string[] {
  return all
    .filter((element) => element.tag === 'form')
    .flatMap((form) => {
      const wrong = findAround(form, (around) => around.tag === 'form')
        ? [`${showElement(form)} stands inside another form`]
        : []
      if (form.attributes.method?.toLowerCase() !== 'post') return wrong
      const token = elementsOf(form).find((element) => element.attributes.name === '_csrf')
      if (!form.attributes.action) wrong.push(`${showElement(form)} does not say where it posts`)
      if (!token?.attributes.value) wrong.push(`the form to ${form.attributes.action ?? ''} carries no token`)
      return wrong
    })
}

const blocks = new Set(
  'address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 header hr main nav ol p section table ul'.split(
    ' ',
  ),
)

function findMisplaced({ all }: Page): string[] {
  return all.flatMap((element) => {
    const { tag, parent } = element
    const acts = ['a', 'button', 'select', 'textarea', 'input']
    const around = acts.includes(tag)
      ? findAround(element, (one) => one.tag === 'a' || one.tag === 'button')
      : undefined
    const paragraph = blocks.has(tag) ? findAround(element, (one) => one.tag === 'p') : undefined
    return [
      around ? [`${showElement(element)} stands inside ${showElement(around)}`] : [],
      paragraph ? [`${showElement(element)} stands inside a paragraph, which a browser takes apart`] : [],
      tag === 'li' && !['ul', 'ol', 'menu'].includes(parent?.tag ?? '')
        ? [`${showElement(element)} stands outside a list`]
        : [],
      (parent?.tag === 'ul' || parent?.tag === 'ol') && tag !== 'li'
        ? [`${showElement(element)} stands in a list and is no item`]
        : [],
    ].flat()
  })
}

function findTables({ all }: Page): string[] {
  return all.flatMap((element) => {
    if (element.tag === 'th' && !element.attributes.scope) return [`${showElement(element)} does not say what it heads`]
    if (element.tag !== 'table') return []
    const caption = element.children.find((child) => typeof child !== 'string' && child.tag === 'caption')
    return caption && textOf(caption).trim() ? [] : [`${showElement(element)} has no caption`]
  })
}

const inline = new Set('a abbr b button cite code del em i ins kbd label mark q s small span strong time u'.split(' '))

/** Words that run into each other because no space stands between two elements, as JSX leaves them at a line's end. */
function findMissingSpaces({ all }: Page): string[] {
  const isInline = (node: Element | string) => typeof node !== 'string' && inline.has(node.tag)
  const apart = (element: Element) => /\brow\b/.test(element.attributes.class ?? '')
  return all.flatMap((element) =>
    element.children.flatMap((node, i) => {
      const next = element.children[i + 1]
      if (next === undefined || !(isInline(node) || isInline(next))) return []
      if ([node, next].some((one) => typeof one !== 'string' && !inline.has(one.tag))) return []
      if (apart(element) && typeof node !== 'string' && typeof next !== 'string') return []
      const [left, right] = [textOf(node), textOf(next)]
      if (!/[\p{L}\p{N}.,;:!?%)”’]$/u.test(left) || !/^[\p{L}\p{N}(“$]/u.test(right)) return []
      return [`no space between "${left.slice(-20)}" and "${right.slice(0, 20)}" in ${showElement(element)}`]
    }),
  )
}

function findVoice({ all }: Page): string[] {
  const says = all.filter((element) => element.tag === 'button' || /\berror\b/.test(element.attributes.class ?? ''))
  return says
    .filter((element) => /\bplease\b|\bsuccessfully\b|!$/i.test(textOf(element).trim()))
    .map((element) => `${showElement(element)} does not speak as the office does`)
}
