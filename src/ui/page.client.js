// What the browser adds to a page that works without it: no act twice, a look at what was waited for, keys for the office.
const inPage = (selector) => [...document.querySelectorAll(selector)]
const isTyping = (element) =>
  element.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]')

document.querySelector('[data-failed] [role="alert"]')?.focus()

addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.sent) return event.preventDefault()
  if (event.defaultPrevented || form.method !== 'post') return
  form.dataset.sent = 'yes'
  const button = event.submitter
  // A moment later, because a button that is disabled at once is not sent along.
  setTimeout(() => {
    button?.setAttribute('aria-busy', 'true')
    if (button) button.disabled = true
  })
  setTimeout(() => free(form), 15000)
})

function free(form) {
  delete form.dataset.sent
  for (const button of document.querySelectorAll('button[aria-busy]:disabled')) {
    button.removeAttribute('aria-busy')
    button.disabled = false
  }
}

addEventListener('pageshow', (event) => {
  if (event.persisted) inPage('form[data-sent]').forEach(free)
})

addEventListener('keydown', (event) => {
  const { key, target } = event
  if (document.body.dataset.keys === undefined) return
  if (event.altKey || event.ctrlKey || event.metaKey || isTyping(target)) return
  if (key === '/') go(event, document.querySelector('main input[type="search"]') ?? document.querySelector('#find'))
  if (key !== 'j' && key !== 'k' && key !== 'x') return
  const rows = inPage('main .ledger tbody tr, main .entries > li').filter((row) => row.querySelector('a'))
  const now = rows.findIndex((row) => row.contains(document.activeElement))
  if (key === 'x') return rows[now]?.querySelector('.pick input')?.click()
  go(event, rows[now < 0 ? 0 : now + (key === 'j' ? 1 : -1)]?.querySelector('a'))
})

function go(event, element) {
  if (!element) return
  event.preventDefault()
  element.focus()
}

const isWaiting = '[data-look-again]'

/** Parts that wait get what stands in their place by now, until none waits. Where somebody is, nothing is put in. */
async function lookAgain() {
  if (!document.querySelector(isWaiting)) return
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const html = await fetch(location).then(
    (page) => page.text(),
    () => '',
  )
  const page = new DOMParser().parseFromString(html, 'text/html')
  if (html) for (const part of inPage(isWaiting)) renew(part, page.getElementById(part.id))
  return lookAgain()
}

function renew(part, now) {
  const isFree = !part.contains(document.activeElement)
  const waits = now?.matches(isWaiting)
  if (now && isFree && now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes)
  if (waits) return
  part.removeAttribute('data-look-again')
  part.removeAttribute('aria-busy')
}

lookAgain()
