import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { productRoot } from './root.ts'

/** A document as bytes, or the letters for which this machine has no font. */
export type Printed = { ok: true; bytes: Uint8Array } | { ok: false; lacking: string[] }

/** Finding the machine's fonts takes a moment, so it is done once, when the first document is printed. */
let compiler: NodeCompiler | undefined

const sources = join(productRoot, 'src')

/**
 * Prints a Typst template as a tagged PDF that keeps to PDF/UA-1. The same template and data give the same bytes.
 * Data reaches the template as JSON (`sys.inputs.data`) and is never part of its source, so that no word of it can be markup.
 * A letter that no font has would be an empty box to the eye and nothing to a screen reader: the document is not printed.
 *
 * @param template path of the template below `src/`
 * @returns the bytes, or the letters that are lacking
 */
export function printPdf(template: string, data: unknown): Printed {
  compiler ??= NodeCompiler.create({ workspace: sources })
  const page = { mainFilePath: join(sources, template), inputs: { data: JSON.stringify(data) } }
  try {
    return { ok: true, bytes: compiler.pdf(page, { pdfStandard: 'ua-1' }) }
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault)
    const lacking = listLacking(message)
    if (lacking.length > 0) return { ok: false, lacking }
    throw new Error(`${template} cannot be set: ${message}`, { cause: fault })
  } finally {
    compiler.evictCache(0)
  }
}

/** The letters that the maker of the PDF names when no font has them; it spells those that cannot be shown by their number. */
function listLacking(message: string): string[] {
  const found = [...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map((match) =>
    match[1]!.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16))),
  )
  return [...new Set(found)]
}
