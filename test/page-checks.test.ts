import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPage } from './page-checks.ts'

const page = (body: string, head = '<title>Gaps</title>', html = '<html lang="en">') =>
  `<!doctype html>${html}<head>${head}</head><body><main id="main"><h1>Gaps</h1>${body}</main></body></html>`

test('a page in order passes', () => {
  const body = `<p>One <b>word</b> and <a href="/gaps">a link</a>, <i>a title</i>™.</p><h2>Part</h2><h3>Smaller</h3><h2>Next</h2>
    <form method="post" action="/gaps"><input type="hidden" name="_csrf" value="t"><label for="a">Words</label>
    <input id="a" aria-describedby="a-hint"><p id="a-hint">Hint</p><label>Pick <input type="checkbox"></label><button>Save</button></form>
    <table><caption>Gaps</caption><tr><th scope="col">Gap</th></tr></table><svg role="img" aria-label="A chart"><text>A</text><text>B</text></svg>`
  assert.deepEqual(checkPage(page(body)), [])
})

const offenses = [
  { because: 'a second h1', body: '<h1>Again</h1>', says: 'the page has 2 h1 instead of one' },
  { because: 'a heading that skips a level', body: '<h3>Deep</h3>', says: '<h3> "Deep" comes after an h1' },
  { because: 'an empty heading', body: '<h2> </h2>', says: '<h2> is empty' },
  { because: 'a field without a label', body: '<input name="npi">', says: '<input name="npi"> has no label' },
  {
    because: 'a label without words',
    body: '<label for="x"></label><input id="x">',
    says: '<input id="x"> has no label',
  },
  {
    because: 'a hint that is not there',
    body: '<label for="x">NPI</label><input id="x" aria-describedby="x-hint">',
    says: '<input id="x"> names "x-hint" by aria-describedby, which is not there',
  },
  {
    because: 'a label for nothing',
    body: '<label for="y">NPI</label>',
    says: '<label> "NPI" names "y" by for, which is not there',
  },
  { because: 'one id twice', body: '<p id="a">1</p><p id="a">2</p>', says: 'the id "a" stands on several elements' },
  {
    because: 'a link into nothing',
    body: '<a href="#gone">Go</a>',
    says: '<a href="#gone"> "Go" leads to #gone, which is not there',
  },
  { because: 'a link that leads nowhere', body: '<a href="#">Go</a>', says: '<a href="#"> "Go" leads nowhere' },
  { because: 'a button without a name', body: '<button class="x"></button>', says: '<button class="x"> has no name' },
  {
    because: 'a picture without words',
    body: '<svg class="plot"></svg>',
    says: '<svg class="plot"> has no words for those who cannot see it',
  },
  {
    because: 'a style of its own',
    body: '<p id="p" style="color: red">a</p>',
    says: '<p id="p"> "a" has a style of its own',
  },
  {
    because: 'a script in an attribute',
    body: '<p id="p" onclick="go()">a</p>',
    says: '<p id="p"> "a" has a script in onclick',
  },
  { because: 'a script in the page', body: '<script>go()</script>', says: 'the page holds a script' },
  { because: 'a stylesheet in the page', body: '<style>p {}</style>', says: 'the page holds a stylesheet' },
  {
    because: 'a color that is no token',
    body: '<svg aria-hidden="true"><rect fill="#f00" id="r"/></svg>',
    says: '<rect id="r"> has a fill that is no token: #f00',
  },
  {
    because: 'a tab order of its own',
    body: '<p id="p" tabindex="2">a</p>',
    says: '<p id="p"> "a" changes the order of the tab key',
  },
  {
    because: 'a form without a token',
    body: '<form method="post" action="/x"></form>',
    says: 'the form to /x carries no token',
  },
  {
    because: 'a form that posts to no address',
    body: '<form method="post" class="f"><input type="hidden" name="_csrf" value="t"></form>',
    says: '<form class="f"> does not say where it posts',
  },
  {
    because: 'a form inside a form',
    body: '<form><div><form class="in"></form></div></form>',
    says: '<form class="in"> stands inside another form',
  },
  {
    because: 'a link inside a button',
    body: '<button id="b"><a href="/x">x</a></button>',
    says: '<a href="/x"> "x" stands inside <button id="b"> "x"',
  },
  {
    because: 'a block inside a paragraph',
    body: '<p><div class="d">x</div></p>',
    says: '<div class="d"> "x" stands inside a paragraph, which a browser takes apart',
  },
  { because: 'a stray list item', body: '<li class="l">x</li>', says: '<li class="l"> "x" stands outside a list' },
  {
    because: 'a list of something else',
    body: '<ul><p class="l">x</p></ul>',
    says: '<p class="l"> "x" stands in a list and is no item',
  },
  {
    because: 'a table without a caption',
    body: '<table class="ledger"></table>',
    says: '<table class="ledger"> has no caption',
  },
  {
    because: 'a heading of a table that heads nothing',
    body: '<table><caption>G</caption><tr><th>Gap</th></tr></table>',
    says: '<th> "Gap" does not say what it heads',
  },
  {
    because: 'two words run together',
    body: '<p><b>312</b><span>of 540</span></p>',
    says: 'no space between "312" and "of 540" in <p> "312of 540"',
  },
  {
    because: 'text that runs into a link',
    body: '<p>Read<a href="/x">the rule</a></p>',
    says: 'no space between "Read" and "the rule" in <p> "Readthe rule"',
  },
  {
    because: 'a button that begs',
    body: '<button>Please save</button>',
    says: '<button> "Please save" does not speak as the office does',
  },
  {
    because: 'an error that shouts',
    body: '<p class="error">Wrong!</p>',
    says: '<p class="error"> "Wrong!" does not speak as the office does',
  },
]
for (const { because, body, says } of offenses) {
  test(`caught: ${because}`, () => assert.deepEqual(checkPage(page(body)), [says]))
}

test('caught: a page without language, title or main part', () => {
  assert.deepEqual(checkPage('<!doctype html><html><head></head><body><h1>Gaps</h1></body></html>'), [
    'the page does not say its language',
    'the page has no title',
    'the page has 0 main parts instead of one',
  ])
})

test('the summary of errors may stand before the h1, and raised letters may touch their word', () => {
  const alert = '<div role="alert"><h2>Not saved yet</h2></div>'
  const html = page('<p><sup>P1</sup><a href="/m">we serve</a></p>').replace('<h1>', `${alert}<h1>`)
  assert.deepEqual(checkPage(html), [])
})

test('what a person typed is text, whatever it looks like', () => {
  assert.deepEqual(checkPage(page('<p>&lt;script&gt;go()&lt;/script&gt; &lt;b style=&quot;&quot;&gt;</p>')), [])
})
