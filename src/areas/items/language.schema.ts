/** The languages a questionnaire can be read in, each in its own words. */
export const languages = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
  ht: 'Kreyòl ayisyen',
  fr: 'Français',
  de: 'Deutsch',
  it: 'Italiano',
  vi: 'Tiếng Việt',
  zh: '中文',
  km: 'ខ្មែរ',
  ru: 'Русский',
  ar: 'العربية',
} as const
export type Language = keyof typeof languages

/** Is this one of the languages that are known here? */
export function isLanguage(text: string): text is Language {
  return Object.hasOwn(languages, text)
}
