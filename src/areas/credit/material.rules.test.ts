import assert from 'node:assert/strict'
import test from 'node:test'
import { quarters } from '../../kernel/quarters.ts'
import { listMaterialFaults } from './material.rules.ts'
import { showAccreditationStatement, showDesignationStatement } from './statement.rules.ts'
import type { DesignationTerms, Material } from './statement.schema.ts'

const provider = 'Alder Bay School of Medicine'
const direct = { provider, jointProviders: [] }
const joint = { provider, jointProviders: ['Corran Valley Hospital'] }
const designation: DesignationTerms = { provider, format: 'live', quarters: quarters(20) }
const statements = [showAccreditationStatement(direct).text, showDesignationStatement(designation).text].join('\n\n')
const brochure: Material = {
  kind: 'brochure',
  text: statements,
  namesFacultyOrObjectives: true,
  provision: direct,
  designation,
}

const materials: { of: Partial<Material>; codes: string[]; because: string }[] = [
  { of: {}, codes: [], because: 'a brochure with both statements may go out' },
  {
    of: { text: `Earn 5 CME credits. ${statements}` },
    codes: ['statement/wrong-phrase'],
    because: 'CL21: "earn 5 CME credits" is the wrong phrase',
  },
  {
    of: { text: `5 Category 1 credits. ${statements}` },
    codes: ['statement/wrong-phrase'],
    because: 'so is "Category 1 credits" alone',
  },
  {
    of: { text: `AMA PRA Category 1 Credit pending. ${statements}` },
    codes: ['statement/credit-pending', 'statement/no-trademark'],
    because: 'nothing says that credit is pending',
  },
  {
    of: { text: `Credit has been applied for. ${statements}` },
    codes: ['statement/credit-pending'],
    because: 'nor that it was applied for',
  },
  {
    of: { text: `Approved for AMA PRA Category 1 Credits. ${statements}` },
    codes: ['statement/no-trademark'],
    because: 'the name of the credit carries its trademark sign',
  },
  {
    of: { text: `Approved for AMA PRA Category 1 Credit™. ${statements}` },
    codes: [],
    because: 'a brochure may say that the activity is approved for the credit',
  },
  {
    of: {
      kind: 'save the date',
      text: 'Blood thinners, Thursday 12 November, Alder Bay',
      namesFacultyOrObjectives: false,
    },
    codes: [],
    because: 'CL22: a save-the-date with day, place and title only needs no statement',
  },
  {
    of: { kind: 'save the date', text: 'Blood thinners, Thursday 12 November, with Priya Lindqvist' },
    codes: ['statement/no-accreditation'],
    because: 'a save-the-date that names faculty needs the statement',
  },
  {
    of: { provision: joint },
    codes: ['statement/wrong-providership'],
    because: 'CL25: a joint activity printed with the direct statement is stopped',
  },
  {
    of: { provision: joint, text: `${statements} ${showAccreditationStatement(joint).text}` },
    codes: ['statement/wrong-providership'],
    because: 'even beside the joint one',
  },
  {
    of: { text: showAccreditationStatement(joint).text },
    codes: ['statement/wrong-providership'],
    because: 'and so is a direct activity printed with the joint one',
  },
  {
    of: {
      text: `${showAccreditationStatement(joint).text} ${showDesignationStatement(designation).text}`,
      provision: joint,
    },
    codes: [],
    because: 'a joint activity with the joint statement may go out',
  },
  {
    of: { text: `Up to 5 AMA PRA Category 1 Credits™. ${showAccreditationStatement(direct).text}` },
    codes: ['statement/no-designation'],
    because: 'who names an amount prints the designation statement',
  },
  {
    of: { designation: null },
    codes: ['statement/not-designated'],
    because: 'no amount is named before credit is designated',
  },
  { of: { text: statements.replaceAll(' ', '\n  ') }, codes: [], because: 'line breaks of a layout do not matter' },
]
for (const { of, codes, because } of materials)
  test(because, () =>
    assert.deepEqual(
      listMaterialFaults({ ...brochure, ...of }).map(({ code }) => code),
      codes,
    ),
  )

test('CL25: the direct statement on a joint activity may not go out; CL21: a wrong phrase is flagged', () => {
  const [fault] = listMaterialFaults({ ...brochure, provision: joint })
  assert.equal(fault?.stops, true)
  assert.equal(fault?.message, 'This activity is provided jointly. Print the joint accreditation statement')
  assert.equal(listMaterialFaults({ ...brochure, text: `5 CME credits ${statements}` })[0]?.stops, false)
})
