import type { ComponentChildren } from 'preact'

type Block = { list: boolean; lines: string[] }

/**
 * What a person wrote, set to be read. Blank lines part paragraphs, lines that begin with "- " are a list, and
 * *words between stars* are set apart. Nothing else has a meaning, least of all HTML.
 */
export function Prose({ text, lead = false }: { text: string; lead?: boolean }) {
  return (
    <div class={lead ? 'lead' : 'prose'}>
      {blocksOf(text).map((block) =>
        block.list ? (
          <ul>
            {block.lines.map((line) => (
              <li>{emphasis(line)}</li>
            ))}
          </ul>
        ) : (
          <p>{block.lines.flatMap((line, i) => (i === 0 ? emphasis(line) : [<br />, ...emphasis(line)]))}</p>
        ),
      )}
    </div>
  )
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let fresh = true
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const words = line.trim()
    if (words === '') {
      fresh = true
      continue
    }
    const list = /^[-•] /.test(words)
    const last = blocks.at(-1)
    const item = list ? words.slice(2).trim() : words
    if (last && last.list === list && (list || !fresh)) last.lines.push(item)
    else blocks.push({ list, lines: [item] })
    fresh = false
  }
  return blocks
}

function emphasis(line: string): ComponentChildren[] {
  return line.split(/(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])/).map((part, i) => (i % 2 === 1 ? <em>{part}</em> : part))
}
