import { countOf } from '#platform/i18n/format.ts'
import type { editorFr } from './editor-fr.ts'

/** Words of who writes questionnaires. */
export const editorEn: typeof editorFr = {
  title: 'Questionnaires',
  lead: 'They serve one campaign or several. A questionnaire that people have begun to answer changes no more: editing it begins another version.',
  none: 'No questionnaire.',
  new: 'New questionnaire',
  newTitle: 'Title (in French)',
  newFrom: 'From',
  blank: 'Nothing: a blank page',
  create: 'Begin',
  count: (sections, questions) =>
    `${countOf('en', sections, 'section', 'sections')}, ${countOf('en', questions, 'question', 'questions')}`,
  used: (n) => countOf('en', n, 'campaign', 'campaigns'),
  version: (n) => `version ${n}`,
  frozen: 'This version served a campaign: your next change will begin another.',
  fromPack: 'Given with the region',
  changed: 'Changed on',
  needTitle: 'Give the questionnaire a title.',
}
