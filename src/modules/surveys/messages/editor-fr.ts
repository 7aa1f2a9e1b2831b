import { countOf } from '#platform/i18n/format.ts'

/** Words of who writes questionnaires. */
export const editorFr = {
  title: 'Questionnaires',
  lead: 'Ils servent à une campagne ou à plusieurs. Un questionnaire auquel on a commencé à répondre ne change plus : le modifier en commence une nouvelle version.',
  none: 'Aucun questionnaire.',
  new: 'Nouveau questionnaire',
  newTitle: 'Titre',
  newFrom: 'À partir de',
  blank: 'Rien : une page blanche',
  create: 'Commencer',
  count: (sections: number, questions: number) =>
    `${countOf('fr', sections, 'section', 'sections')}, ${countOf('fr', questions, 'question', 'questions')}`,
  used: (n: number) => countOf('fr', n, 'campagne', 'campagnes'),
  version: (n: number) => `version ${n}`,
  frozen: 'Cette version a servi à une campagne : votre prochaine modification en commencera une autre.',
  fromPack: 'Fourni avec la région',
  changed: 'Modifié le',
  needTitle: 'Donnez un titre au questionnaire.',
}
