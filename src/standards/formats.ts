import type { Standards } from './standard.ts'

/** Formats of others that are read here: how they are written, and what may not be taken from them. */
export const formatsStandards: Standards = {
  'orcid.check': {
    title: 'The last sign of an ORCID is a check digit over the fifteen before it, where X stands for ten',
    edition: 'ORCID help pages, after ISO/IEC 7064 mod 11-2',
    link: 'https://support.orcid.org/hc/en-us/articles/360006897674-Structure-of-the-ORCID-Identifier',
  },
  'cms.ccn': {
    title:
      'A hospital or center at Medicare is known by six signs: two digits of its state, a digit or letter, three digits',
    edition: 'CMS State Operations Manual, chapter 2, section 2779',
    link: 'https://www.cms.gov/Regulations-and-Guidance/Guidance/Transmittals/downloads/R29SOMA.pdf',
  },
  'ror.check': {
    title: 'An identifier of ROR ends with two check digits over the six signs before them',
    edition: 'ROR documentation, after ISO/IEC 7064 mod 97-10',
    link: 'https://ror.readme.io/docs/identifier',
  },
  'xml.well-formed': {
    title: 'An XML file is whole and closes what it opens, or it is no XML file',
    edition: 'XML 1.0, fifth edition, W3C 2008',
    link: 'https://www.w3.org/TR/xml/#sec-well-formed',
  },
  'xml.encoding': {
    title: 'An XML file is written in the encoding that it names, or in UTF-8 or UTF-16 where it names none',
    edition: 'XML 1.0, fifth edition, W3C 2008, 4.3.3',
    link: 'https://www.w3.org/TR/xml/#charencoding',
  },
  'xml.closed': {
    title: 'A document from outside brings no definitions of its own and pulls nothing in',
    edition: 'OWASP, XML External Entity Prevention, read in 2026; stricter here: no internal subset at all',
    link: 'https://cheatsheetseries.owasp.org/cheatsheets/XML_External_Entity_Prevention_Cheat_Sheet.html',
  },
  'json.text': {
    title: 'JSON between systems is one whole value, written in UTF-8',
    edition: 'RFC 8259, 2017',
    link: 'https://www.rfc-editor.org/rfc/rfc8259',
  },
  'pubmed.record': {
    title: 'What a PubMed record holds; its own numbers stand in PubmedData, those in references belong to others',
    edition: 'NLM PubMed DTD of January 1, 2025',
    link: 'https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/index.html',
  },
  'pubmed.date': {
    title: 'A date of publication is told in parts, or as one text where the parts do not fit',
    edition: 'MEDLINE/PubMed XML data elements, NLM',
    link: 'https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html#pubdate',
  },
  'pubmed.publication-type': {
    title: 'The kind of a publication is known by the number of its type, for names change',
    edition: 'MeSH publication characteristics, NLM',
    link: 'https://www.nlm.nih.gov/mesh/pubtypes.html',
  },
  'pubmed.retraction': {
    title: 'A retracted article is marked by its type or by a note that points to the notice; either is enough',
    edition: 'NLM, Errata, retractions and other linked citations in PubMed',
    link: 'https://www.nlm.nih.gov/bsd/policy/errata.html',
  },
  'pubmed.deleted': {
    title: 'Records that PubMed takes back are listed at the end of a file',
    edition: 'MEDLINE/PubMed XML data elements, NLM',
    link: 'https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html#deletecitation',
  },
  'fhir.measure-report.summary': {
    title: 'A summary report holds counts of people; every other kind of report speaks of patients and is not read',
    edition: 'FHIR R4 (4.0.1) and R5, MeasureReport; that no other kind is read is office policy',
    link: 'https://hl7.org/fhir/R4/measurereport.html',
  },
  'fhir.measure-report.score': {
    title: 'The rate is the numerator less its exclusions, over the denominator less exclusions and exceptions',
    edition: 'HL7 Quality Measure guide, proportion measures; the allowed difference of .0005 is our own',
    link: 'https://hl7.org/fhir/us/cqfmeasures/measure-conformance.html',
  },
  'fhir.measure-report.period': {
    title: 'A period includes its last day, and a month or year includes all of its days',
    edition: 'FHIR R4 (4.0.1), Period',
    link: 'https://hl7.org/fhir/R4/datatypes.html#Period',
  },
  'fhir.measure.improvement': {
    title: 'Whether a higher or a lower score is better is told by the measure and never guessed',
    edition: 'FHIR R4 (4.0.1), improvement notation',
    link: 'https://hl7.org/fhir/R4/valueset-measure-improvement-notation.html',
  },
}
