import { aimTexts, indicatorTexts, ruleTexts } from '#modules/indicators/index.ts'
import type { Form } from './form.ts'

/** The forms of indicators and alerts. */
export const indicatorForms: Record<string, Form> = {
  indicator: {
    who: 'moderator',
    path: '/administration/indicateurs',
    base: {
      code: 'classes-patrimoine',
      labelFr: 'Classes du patrimoine',
      labelEn: 'Heritage classes',
      definitionFr: 'Classes accueillies.',
      definitionEn: 'Classes received.',
      theme: 'other',
      unit: 'count',
      direction: 'more',
      source: 'Bilan 2025',
    },
    text: [...indicatorTexts],
  },
  indicatorAims: {
    who: 'moderator',
    path: '/administration/indicateurs/unemployment/cible',
    base: { aim: '8,5', aimYear: '2030', thresholds: '8 ; 12', aimNote: 'Plan 2030' },
    text: [...aimTexts],
  },
  indicatorValue: {
    who: 'moderator',
    path: '/administration/indicateurs/unemployment/valeur',
    base: { level: 'departement', code: '59', year: '2022', value: '15', reason: 'Vérifié' },
    text: [
      'level',
      'code',
      'year',
      'value',
      'status',
      'reason',
      'source',
      'publisher',
      'licence',
      'breakNote',
    ],
  },
  dashboard: {
    who: 'owner',
    path: '/observatoire/tableaux/les-lampes/modifier',
    base: { title: 'Les lampes', intro: 'Ce qui éclaire', visibility: 'public' },
    text: ['title', 'intro', 'visibility'],
  },
  dashboardElement: {
    who: 'owner',
    path: '/observatoire/tableaux/les-lampes/elements',
    base: { words: 'Une phrase', width: 'full' },
    text: ['words', 'width', 'view'],
  },
  savedView: {
    who: 'owner',
    path: '/observatoire/vues',
    base: { vue: 'etude/enquete-2019/types', name: 'Types', tableau: '' },
    text: ['vue', 'name', 'tableau'],
  },
  alertRuleSet: {
    who: 'moderator',
    path: '/administration/alertes/regles/{alertRule}',
    base: {
      acte: 'regler',
      'title-{alertRule}': 'Chômage',
      'threshold-{alertRule}': '12',
      'tell-{alertRule}': 'nobody',
    },
    text: ['title-{alertRule}', 'threshold-{alertRule}', 'tell-{alertRule}'],
  },
  alertRule: {
    who: 'moderator',
    path: '/administration/alertes',
    base: {
      title: 'Baisse',
      indicator: 'unemployment',
      kind: 'drop',
      level: 'epci',
      threshold: '30',
      tell: 'moderator',
    },
    text: [...ruleTexts],
  },
}
