/** The forms of surveys: their fields, all of them text until they are checked. */

/** How many tests a form offers. */
export const testsOffered = [1, 2, 3, 4] as const
export const testKinds = ['answered', 'equal', 'different', 'less', 'more'] as const

export const conditionFields = [
  'need',
  ...(['test1Question', 'test1Is', 'test1Value'] as const),
  ...(['test2Question', 'test2Is', 'test2Value'] as const),
  ...(['test3Question', 'test3Is', 'test3Value'] as const),
  ...(['test4Question', 'test4Is', 'test4Value'] as const),
] as const
export type ConditionInput = Record<(typeof conditionFields)[number], string>

export const questionTypes = [
  'single',
  'multiple',
  'number',
  'scale',
  'ranking',
  'matrix',
  'text',
  'date',
  'commune',
  'file',
  'calculated',
] as const

export const questionFields = [
  'type',
  'code',
  'labelFr',
  'labelEn',
  'helpFr',
  'helpEn',
  'required',
  'profile',
  'choices',
  'rows',
  'other',
  'most',
  'min',
  'max',
  'whole',
  'unitFr',
  'unitEn',
  'from',
  'to',
  'lowFr',
  'lowEn',
  'highFr',
  'highEn',
  'long',
  'images',
  'how',
  'of',
  ...conditionFields,
] as const
export type QuestionInput = Record<(typeof questionFields)[number], string>

export type SectionInput = ConditionInput & Record<'titleFr' | 'titleEn' | 'helpFr' | 'helpEn', string>

export const campaignFields = [
  'survey',
  'titleFr',
  'titleEn',
  'introFr',
  'introEn',
  'methodFr',
  'methodEn',
  'frameQuery',
  'closesOn',
  'reminderDays',
  'quota',
  'targets',
  'cutsLink',
  'threshold',
  'keptMonths',
  'contactEmail',
] as const
export type CampaignInput = Record<(typeof campaignFields)[number], string>
