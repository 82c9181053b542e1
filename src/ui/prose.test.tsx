import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { Prose } from './prose.tsx'

const cases = [
  { text: 'One.\n\nTwo.', html: '<p>One.</p><p>Two.</p>', because: 'a blank line parts paragraphs' },
  { text: 'One.\r\n\r\n\r\nTwo.', html: '<p>One.</p><p>Two.</p>', because: 'lines may end as Windows ends them' },
  {
    text: 'Room 204\nAlder Bay',
    html: '<p>Room 204<br/>Alder Bay</p>',
    because: 'a line that was broken stays broken',
  },
  {
    text: 'Do:\n- this\n- that\n\nThen go.',
    html: '<p>Do:</p><ul><li>this</li><li>that</li></ul><p>Then go.</p>',
    because: 'lines after a dash are a list',
  },
  { text: '- one\n\n- two', html: '<ul><li>one</li><li>two</li></ul>', because: 'a list may be airy' },
  {
    text: 'up to 4 *AMA PRA Category 1 Credits*™.',
    html: '<p>up to 4 <em>AMA PRA Category 1 Credits</em>™.</p>',
    because: 'stars set words apart',
  },
  {
    text: '*Two* and *three*',
    html: '<p><em>Two</em> and <em>three</em></p>',
    because: 'several words may be set apart',
  },
  { text: '2*3*4 and 5 * 6 * 7', html: '<p>2*3*4 and 5 * 6 * 7</p>', because: 'a product is no emphasis' },
  { text: '**', html: '<p>**</p>', because: 'stars around nothing are stars' },
  { text: '-5 degrees', html: '<p>-5 degrees</p>', because: 'a minus is no dash' },
  {
    text: '<b>bold</b> & <script>go()</script>',
    html: '<p>&lt;b>bold&lt;/b> &amp; &lt;script>go()&lt;/script></p>',
    because: 'HTML is text here',
  },
  { text: '', html: '', because: 'nothing written is nothing shown' },
]
for (const { text, html, because } of cases) {
  test(because, () => assert.equal(renderToString(<Prose text={text} />), `<div class="prose">${html}</div>`))
}
