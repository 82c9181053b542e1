import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** The sizes of the house: what is longer is split by noun. */
const sizes = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 50 }],
  'max-params': ['error', { max: 5 }],
  'max-depth': ['error', 3],
}

const plain = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'error',
  'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
  'no-debugger': 'error',
  'no-duplicate-case': 'error',
  'no-empty': 'error',
  'no-fallthrough': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-template-curly-in-string': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-escape': 'error',
  'prefer-const': 'error',
}

const noRawHtml = {
  selector:
    'JSXAttribute[name.name="dangerouslySetInnerHTML"], Property[key.name="dangerouslySetInnerHTML"], Property[key.value="dangerouslySetInnerHTML"]',
  message: 'Write elements; text is escaped by itself. Raw HTML lets anyone write our pages.',
}
const noDetours = [
  {
    selector: 'ImportExpression[source.type!="Literal"]',
    message: 'Name the file that is imported: whoever reads, and the table of imports, must see it.',
  },
  {
    selector: 'MemberExpression[computed=true][property.value=/^(select|insert|update|delete|merge|execute)[A-Z]/]',
    message: 'Write a query as a query: a table asked for in brackets is seen by no guard.',
  },
  {
    selector:
      'ObjectPattern > Property[key.name=/^(selectFrom|selectNoFrom|insertInto|updateTable|deleteFrom|mergeInto)$/]',
    message: 'Write a query as a query: a table asked for by a lone name is seen by no guard.',
  },
]
const noRawSql = {
  selector: 'CallExpression[callee.object.name="sql"][callee.property.name="raw"][arguments.0.type!="Literal"]',
  message: 'Hand values over as values, names by sql.ref: text that becomes SQL lets anyone write our queries.',
}
const silent = 'CallExpression[callee.property.name="catch"] > ArrowFunctionExpression.arguments'
const noEmptyCatch = {
  selector: `${silent}[body.type="BlockStatement"][body.body.length=0]`,
  message: 'A fault is caught once, at the edge: say what happens instead, or let it through.',
}
const noSilence = {
  selector: `${silent}:matches([body.type="Identifier"][body.name="undefined"], [body.raw="null"])`,
  message: 'A fault is caught once, at the edge: say what happens instead, or let it through.',
}
/** What nobody writes anywhere. */
const never = [noRawHtml, noEmptyCatch, ...noDetours]
const noClock = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'NewExpression[callee.property.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
  'MemberExpression[object.name="Date"][property.name="now"]',
  'MemberExpression[object.property.name="Date"][property.name="now"]',
  'MemberExpression[object.name="Temporal"][property.name="Now"]',
].map((selector) => ({ selector, message: 'The clock is the office’s: take the day or instant as a parameter.' }))
const noWorld = [
  {
    selector: 'Identifier[name=/^(fetch|performance|process)$/]:not(MemberExpression > .property, Property > .key)',
    message: 'A rule is handed its facts and does not fetch them.',
  },
  {
    selector: 'CallExpression[callee.object.name="crypto"]',
    message: 'A rule gives the same answer twice: take what varies as a parameter.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'A rule gives the same answer twice: take what varies as a parameter.',
  },
]

/** What is left for later is an issue, and not a comment. */
const house = {
  rules: {
    'no-later': {
      create: ({ sourceCode, report }) => ({
        Program: () => {
          for (const comment of sourceCode.getAllComments())
            if (/\b(TODO|FIXME|XXX|HACK)\b|^\W*(todo|fixme)\b:?\s/.test(comment.value))
              report({ loc: comment.loc, message: 'Do it now, or open an issue: a comment is forgotten.' })
        },
      }),
    },
  },
}

/** Checks that need the types of the whole program; few, because each costs time. */
const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': [
    'error',
    { allowForKnownSafeCalls: [{ from: 'package', name: ['test', 'describe', 'it', 'suite'], package: 'node:test' }] },
  ],
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
}

export default defineConfig(
  { ignores: ['node_modules', 'dist', 'data', '.tmp', 'coverage', '**/*.generated.ts'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,ts,tsx}'],
    plugins: { house },
    rules: {
      ...plain,
      ...sizes,
      'house/no-later': 'error',
      'no-restricted-syntax': ['error', noRawHtml],
    },
  },
  { files: ['src/**', 'demo/**'], rules: { 'no-restricted-syntax': ['error', ...never, noRawSql] } },
  {
    // Their texts are written in this repository: words of a list, and columns of the catalog.
    files: ['src/platform/listing-statement.ts', 'src/platform/repoint.ts'],
    rules: { 'no-restricted-syntax': ['error', ...never] },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...typed,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true, caughtErrors: 'all' },
      ],
    },
  },
  {
    files: ['src/**/*.rules.ts', 'src/kernel/**/*.ts', 'src/statistics/**/*.ts', 'src/**/*.schema.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...never, noRawSql, noSilence, ...noClock, ...noWorld] },
  },
  {
    files: ['src/areas/**', 'src/exchange/**'],
    ignores: ['**/*.test.{ts,tsx}', 'src/**/*.rules.ts', 'src/**/*.schema.ts'],
    rules: { 'no-restricted-syntax': ['error', ...never, noRawSql, noSilence, ...noClock] },
  },
  {
    files: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noRawHtml,
        ...noDetours,
        {
          selector: 'Property[key.name=/^(skip|todo|only)$/][value.value=true]',
          message: 'A test that does not run is no test.',
        },
      ],
    },
  },
  { files: ['src/**/*.rules.ts'], rules: { 'max-lines': ['error', { max: 250 }] } },
  { files: ['**/*.test.{ts,tsx}'], rules: { 'max-lines': ['error', { max: 400 }], 'max-lines-per-function': 'off' } },
  {
    files: ['**/*.demo.ts', 'demo/**', 'src/standards/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  { files: ['src/cli.ts', 'bin/**', 'bench/**', 'test/**', 'demo/**'], rules: { 'no-console': 'off' } },
)
