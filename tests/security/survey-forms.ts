import type { Form } from './form.ts'
import { reportFinding } from './seed-survey.ts'

const campaign = '/administration/enquetes/campagnes'
const survey = '/administration/enquetes/questionnaires'
const tests = [1, 2].flatMap((at) => [`test${at}Question`, `test${at}Is`, `test${at}Value`])
const settings = {
  titleFr: 'Les lampes',
  reminderDays: '7',
  threshold: '11',
  keptMonths: '36',
  survey: '{survey}',
}

/** The forms of surveys: to answer, to write questionnaires, to run campaigns. */
export const surveyForms: Record<string, Form> = {
  surveyAnswer: {
    who: 'visitor',
    path: '/enquetes/repondre/{surveySecret}/partie/vous',
    base: { nom: 'Ada', agir: 'non', acte: 'suivant' },
    text: ['nom', 'tel', 'agir', 'pourquoi', 'acte'],
  },
  surveyConsent: {
    who: 'visitor',
    path: '/enquetes/lien/{surveyLink}',
    base: { accord: 'oui' },
    text: ['accord', 'type', 'departement'],
  },
  newSurvey: { who: 'moderator', path: survey, base: { title: 'Les lampes' }, text: ['title', 'from'] },
  editSurvey: {
    who: 'moderator',
    path: `${survey}/{survey}`,
    base: { acte: 'titre', titleFr: 'Les lampes', revision: '1.1' },
    text: ['acte', 'code', 'revision', 'titleFr', 'titleEn', 'introFr', 'introEn', 'newSection'],
  },
  surveySection: {
    who: 'moderator',
    path: `${survey}/{survey}/section/vous`,
    base: { titleFr: 'Vous', revision: '1.1' },
    text: ['titleFr', 'titleEn', 'helpFr', 'helpEn', 'need', ...tests],
  },
  surveyQuestion: {
    who: 'moderator',
    path: `${survey}/{survey}/question/agir`,
    base: { labelFr: 'Agissez-vous ?', choices: 'oui | Oui\nnon | Non', revision: '1.1' },
    text: ['labelFr', 'labelEn', 'helpFr', 'helpEn', 'code', 'choices', 'profile', 'required', ...tests],
  },
  surveyBank: {
    who: 'moderator',
    path: `${survey}/{survey}/banque`,
    base: { from: '{survey}', code: 'nom', section: 'vous', revision: '1.1' },
    text: ['from', 'code', 'section', 'revision'],
  },
  newCampaign: {
    who: 'moderator',
    path: `${campaign}/nouvelle`,
    base: settings,
    text: [
      ...['survey', 'titleFr', 'titleEn', 'introFr', 'introEn', 'methodFr', 'methodEn', 'frameQuery'],
      ...['closesOn', 'reminderDays', 'quota', 'cutsLink', 'threshold', 'keptMonths', 'contactEmail'],
    ],
  },
  campaignSettings: {
    who: 'moderator',
    path: `${campaign}/{surveyCampaign}/reglages`,
    base: settings,
    text: ['titleFr', 'introFr', 'methodEn', 'closesOn', 'contactEmail', 'quota', 'cible.library|59'],
  },
  surveyLink: {
    who: 'moderator',
    path: `${campaign}/{surveyCampaign}/liens`,
    base: { name: 'Relais', channel: 'partner' },
    text: ['name', 'channel', 'lien'],
  },
  surveyTold: {
    who: 'moderator',
    path: `${campaign}/{surveyCampaign}/liens`,
    base: { lien: '{surveyLinkId}', recu: '120' },
    text: ['recu'],
  },
  surveyCall: {
    who: 'moderator',
    path: `${campaign}/{surveyCampaign}/contacts/{surveyContact}`,
    base: { end: 'later', note: 'Jeudi' },
    text: ['end', 'note'],
  },
  surveyReport: {
    who: 'moderator',
    path: `${campaign}/{surveyReport}/rapport`,
    base: { acte: 'ecrire', methode_fr: 'Par courriel.' },
    text: ['acte', 'puis', 'methode_fr', 'methode_en', `fr-${reportFinding}`, `graphique-${reportFinding}`],
  },
  surveyCode: {
    who: 'moderator',
    path: `${campaign}/{surveyReport}/codes/pourquoi`,
    base: { acte: 'ajouter', nom: 'Temps' },
    text: ['acte', 'nom', 'code', 'reponse'],
  },
}
