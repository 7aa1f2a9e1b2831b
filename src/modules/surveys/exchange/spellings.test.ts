import { expect, test } from 'vitest'
import { readWorkbook, writeWorkbook } from '#platform/files/workbook.ts'
import { definitionSchema } from '../definition-model.ts'
import { definitionFaults } from '../faults-model.ts'
import { typeOf } from './question-line.ts'
import { readXlsform } from './read-xlsform.ts'
import { writeDdi } from './write-ddi.ts'
import { writeXlsform } from './write-xlsform.ts'

/** An expression of XLSForm, whose names are written @{name} here. */
const expression = (text: string) => text.replaceAll('@{', '$'.concat('{'))

test('older spellings are read as the reference reader of XLSForm reads them', () => {
  const bytes = writeWorkbook([
    {
      name: 'Feuille 1',
      rows: [
        ['TYPE', 'Name', 'label:Français', 'label:English', 'bind:relevant', 'bind:constraint'],
        ['Note', 'bonjour', 'Merci de votre temps.', 'Thank you.', '', ''],
        ['begin  group', 'nous', 'Nous', 'Us', '', ''],
        ['note', 'avant', 'Une minute suffit.', '', '', ''],
        ['String', 'surnom', 'Un surnom ?', 'A nickname?', '', ''],
        ['INT', 'age', 'Quel âge ?', 'How old?', expression('@{surnom} = ‘Ada’'), '. >= 3 and . <= 99'],
        ['photo', 'mine', 'Votre portrait', '', '', ''],
        ['note', 'apres', 'Fini.', '', '', ''],
        ['end  group', '', '', '', '', ''],
      ],
    },
  ])
  const { definition, left } = readXlsform(bytes)
  expect(left).toEqual([{ line: 8, name: 'apres', why: 'type' }])
  expect(definition.sections.map(({ code, title, help }) => ({ code, title, help }))).toEqual([
    { code: 's1', title: { fr: 'Questions' }, help: { fr: 'Merci de votre temps.', en: 'Thank you.' } },
    { code: 'nous', title: { fr: 'Nous', en: 'Us' }, help: { fr: 'Une minute suffit.' } },
  ])
  const when = { need: 'all', tests: [{ question: 'surnom', is: 'equal', value: 'Ada' }] }
  expect(definition.sections[1]?.questions).toMatchObject([
    { code: 'surnom', type: 'text', label: { en: 'A nickname?' } },
    { code: 'age', type: 'number', whole: true, min: 3, max: 99, when },
    { code: 'mine', type: 'file', images: true },
  ])
  expect([
    typeOf('select one from villes or specify other'),
    typeOf('Select all that apply from villes'),
    typeOf('select1 villes'),
    typeOf('select_multiple villes or_other'),
  ]).toEqual([
    { kind: 'select_one', list: 'villes', other: true },
    { kind: 'select_multiple', list: 'villes', other: false },
    { kind: 'select_one', list: 'villes', other: false },
    { kind: 'select_multiple', list: 'villes', other: true },
  ])
})

test('words that XLSForm would read as a name stay words, and identifiers of DDI never meet', () => {
  const definition = definitionSchema.parse({
    title: { fr: 'Dur' },
    sections: [
      {
        code: 'a',
        title: { fr: 'A' },
        questions: [
          { code: 'prix', type: 'text', label: { fr: expression('En @{rien} ?') } },
          {
            code: 'b',
            type: 'multiple',
            label: { fr: 'B' },
            other: true,
            choices: [
              { code: 'other', label: { fr: 'Ailleurs' } },
              { code: 'c_d', label: { fr: 'CD' } },
            ],
          },
          {
            code: 'b_c',
            type: 'ranking',
            label: { fr: 'BC' },
            choices: [
              { code: 'd', label: { fr: 'D' } },
              { code: 'e', label: { fr: 'E' } },
            ],
          },
          { code: 'b_other', type: 'text', label: { fr: 'Pris' } },
        ],
      },
    ],
  })
  const [survey] = readWorkbook(writeXlsform(definition, 'dur'))
  expect(survey?.rows[2]?.[2]).toBe('En $ {rien} ?')
  const ids = [
    ...writeDdi(definition, { id: 'x', producer: 'x', day: '2026-11-23' }).matchAll(/ ID="([^"]+)"/g),
  ].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  // The words of « autre » are kept under that code: the editor says so.
  expect(definitionFaults(definition)).toEqual([{ at: 'b_other', what: 'twice' }])
})
