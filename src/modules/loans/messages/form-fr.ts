import { formatShortDate } from '#platform/i18n/format.ts'

const inWords = (day: string) => formatShortDate('fr', new Date(`${day}T12:00:00Z`))

export const formFr = {
  noOrganisation:
    'Un outil s’emprunte au nom d’une structure. Retrouvez la vôtre dans l’annuaire et demandez à vous en occuper, ou ajoutez-la\u00a0: vous pourrez ensuite faire cette demande.',
  day: 'Choisissez un jour du calendrier.',
  firstDay: 'Choisissez le premier jour.',
  lastDay: 'Choisissez le dernier jour.',
  possibleFrom: (day: string) => `Premier jour possible\u00a0: le ${inWords(day)}.`,
  order: 'Le dernier jour vient avant le premier.',
  flexibleDays: (most: number) => `Écrivez un nombre de jours, de 0 à ${most}, ou laissez vide.`,
  placeName: 'Dites où l’outil sera accueilli.',
  commune: 'Cette commune n’est pas reconnue\u00a0: écrivez son nom et son code postal.',
  tooLong: (most: number) => `C’est trop long\u00a0: ${most} caractères au plus.`,
  count: 'Un nombre, sans autre signe.',
  cost: 'Écrivez un montant en euros, comme 120 ou 119,90.',
  modules: 'Cochez des modules que l’outil prête séparément, ou aucun pour tout l’outil.',
  copy: 'Choisissez un des exemplaires proposés.',
  unknownPlace: 'Choisissez une structure de l’annuaire, ou une commune de la région.',
  missing: 'Répondez à cette question\u00a0: la structure qui prête en a besoin.',
  reason: 'Dites pourquoi\u00a0: l’autre partie lira ces mots.',
  name: 'Écrivez votre nom pour signer.',
  parts: 'Comptez chaque partie\u00a0: on ne peut pas en trouver d’abîmées plus que de présentes.',
  otherParts:
    'Le contenu de l’outil a changé depuis que vous avez ouvert cette page\u00a0: comptez de nouveau.',
  nothingSaid: 'Dites ce qui manque, ce qui s’est abîmé, ou ce qui s’est passé.',
  outcome: 'Dites comment cela s’est fini.',
  condition: 'Dites l’état de l’ensemble.',
  refusals: {
    'too-short': 'Cet outil se prête plus longtemps. Allongez la période.',
    'too-long': 'Cet outil se prête moins longtemps. Raccourcissez la période.',
    'too-soon':
      'C’est trop tôt\u00a0: la structure qui prête a besoin de temps pour préparer l’outil. Choisissez des dates plus éloignées.',
    'network-only':
      'Cet outil est réservé aux structures du réseau. Votre structure doit d’abord être publiée dans l’annuaire.',
    'schools-only': 'Cet outil est réservé aux établissements scolaires.',
    'others-first':
      'Cet outil sert d’abord un autre territoire. Choisissez des dates plus proches, ou revenez plus tard.',
  },
}
