import type { SourceDraft } from '../../areas/evidence/source.schema.ts'
import type { ArticleSource } from './article.map.ts'

/** The name under which PubMed's numbers are kept. */
export const pubmedSystem = 'pubmed'

const longestTitle = 1000
const longestAbstract = 20_000

/**
 * A PubMed record as a source of evidence: the literature's channel, its number as identifier, its headings as
 * topics. The full stop that PubMed sets after a title is left out.
 */
export function sourceOf(article: ArticleSource): SourceDraft {
  return {
    channel: 'literature',
    kind: 'article',
    title: cut(article.title.replace(/(?<=[\p{L}\p{N})\]])\.$/u, ''), longestTitle),
    issuer: article.journal,
    issuedOn: article.publishedOn,
    issuedText: article.publishedText || null,
    identifierSystem: pubmedSystem,
    identifier: article.pmid,
    link: `https://pubmed.ncbi.nlm.nih.gov/${article.pmid}/`,
    design: article.design,
    levelStart: article.levelStart,
    standing: article.standing,
    detail: {
      kind: 'article',
      authors: article.authors,
      abstract: article.abstract.map(({ label, text }) => ({ label, text: cut(text, longestAbstract) })),
      publicationTypes: article.publicationTypes.map((type) => type.name),
      keywords: article.keywords,
      doi: article.doi,
      pmcid: article.pmcid,
      isPreprint: article.preprint,
      language: article.language,
      retracts: article.retracts,
    },
    topics: article.mesh
      .filter((heading) => heading.name !== '' && heading.name.length <= 200)
      .map((heading) => ({ label: heading.name, meshUi: heading.ui || null, isMajor: heading.major })),
  }
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
