// What the browser adds to pages of questions: things in order are moved by buttons, points that are given out are summed.
for (const list of document.querySelectorAll('[data-ranking]')) {
  const things = () => [...list.children]
  const number = () => things().forEach((thing, i) => (thing.querySelector('select').value = String(i + 1)))
  const place = (thing) => Number(thing.querySelector('select').value) || things().length + 1
  const sort = () => list.append(...things().sort((a, b) => place(a) - place(b)))
  for (const thing of things()) {
    const row = thing.querySelector('.affix')
    const label = row.querySelector('label').textContent
    for (const way of ['Up', 'Down']) {
      const button = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'button quiet small',
        textContent: way,
      })
      button.setAttribute('aria-label', `${way}: ${label}`)
      button.addEventListener('click', () => {
        if (way === 'Up') thing.previousElementSibling?.before(thing)
        else thing.nextElementSibling?.after(thing)
        number()
        button.focus()
      })
      row.append(button)
    }
  }
  if (things().every((thing) => thing.querySelector('select').value)) sort()
}

for (const field of document.querySelectorAll('[data-total]')) {
  const sum = () => [...field.querySelectorAll('input')].reduce((all, { value }) => all + (Number(value) || 0), 0)
  field.addEventListener('input', () => (field.querySelector('output').textContent = sum().toLocaleString('en-US')))
}
