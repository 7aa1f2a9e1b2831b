import { getTypeLabels } from '#modules/directory/index.ts'
import type { Question } from '#modules/surveys/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { codesOf, departementNames } from './campaign-store.ts'
import type { Campaign } from './model.ts'
import { type Category, strata, type Variable, variablesOf } from './variables-model.ts'

/** Variables that come from the frame: categories are those of its margins, so that their places never change. */
function strataOf({ margins }: Pick<Campaign, 'margins'>, words: StratumWords): Variable[] {
  const of = (code: string, label: Variable['label'], categories: Category[]): Variable => ({
    code,
    label,
    kind: 'single',
    categories,
    from: 'stratum',
    question: null,
  })
  const named = (codes: string[], label: (code: string) => Category['label']) =>
    codes.sort().map((code) => ({ code, label: label(code) }))
  return [
    of(
      strata.type,
      { fr: 'Type de structure', en: 'Kind of organisation' },
      named(Object.keys(margins.type), (code) => words.types.get(code) ?? { fr: code }),
    ),
    of(
      strata.departement,
      { fr: 'Département', en: 'Département' },
      named(Object.keys(margins.departement), (code) => ({ fr: words.departements.get(code) ?? code })),
    ),
    of(strata.channel, { fr: 'Canal de réponse', en: 'Channel of the answer' }, [
      { code: 'mail', label: { fr: 'Lien personnel', en: 'Personal link' } },
      { code: 'partner', label: { fr: 'Relais d’un partenaire', en: 'Handed on by a partner' } },
      { code: 'open', label: { fr: 'Lien ouvert', en: 'Open link' } },
      { code: 'phone', label: { fr: 'Téléphone', en: 'Telephone' } },
    ]),
  ]
}

type StratumWords = { types: Map<string, Category['label']>; departements: Map<string, string> }

/** Every variable of a campaign: its strata, its questions, the words that somebody gave codes to. */
export async function campaignVariables(db: Database, campaign: Campaign): Promise<Variable[]> {
  const [fr, en, departements, codes] = await Promise.all([
    getTypeLabels(db, 'fr'),
    getTypeLabels(db, 'en'),
    departementNames(db),
    codesOf(db, campaign.id),
  ])
  const types = new Map([...fr].map(([code, label]) => [code, { fr: label, en: en.get(code) ?? label }]))
  const questions = new Map(
    campaign.definition.sections.flatMap((section) =>
      section.questions.map((question): [string, Question] => [question.code, question]),
    ),
  )
  const coded = [...Map.groupBy(codes, (code) => code.question)].map(
    ([question, list]): Variable => ({
      code: `${question}.words`,
      label: questions.get(question.replace(/_other$/, ''))?.label ?? { fr: question },
      kind: 'multiple',
      categories: list.map(({ id, name }) => ({ code: id, label: { fr: name } })),
      from: 'codes',
      question,
    }),
  )
  return [...strataOf(campaign, { types, departements }), ...variablesOf(campaign.definition), ...coded]
}
