import type { ProfileField } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'

type FieldWords = {
  fields: Record<ProfileField, string>
  vocabularies: Record<string, string>
  empty: string
}

/** The names of a record's fields and of the vocabularies. */
export const fieldMessages: Record<Lang, FieldWords> = {
  fr: {
    fields: {
      name: 'Nom',
      aliases: 'Autres noms',
      type: 'Type',
      legalStatus: 'Statut juridique',
      terms: 'Ce qu’elle propose',
      descriptionFr: 'Présentation',
      descriptionEn: 'Présentation en anglais',
      place: 'Lieu',
      area: 'Territoire servi',
      website: 'Site internet',
      email: 'Adresse électronique',
      phone: 'Téléphone',
      openingHours: 'Horaires',
      foundedOn: 'Date de création',
      links: 'Liens',
      identifiers: 'Identifiants',
    },
    vocabularies: {
      type: 'Types de structures',
      legal_status: 'Statuts juridiques',
      role: 'Rôles',
      theme: 'Thèmes',
      audience: 'Publics',
      format: 'Formats',
      skill: 'Compétences',
      equipment: 'Équipements',
      access: 'Accessibilité',
    },
    empty: 'rien',
  },
  en: {
    fields: {
      name: 'Name',
      aliases: 'Other names',
      type: 'Type',
      legalStatus: 'Legal status',
      terms: 'What it offers',
      descriptionFr: 'Presentation in French',
      descriptionEn: 'Presentation in English',
      place: 'Place',
      area: 'Territory served',
      website: 'Website',
      email: 'E-mail address',
      phone: 'Telephone',
      openingHours: 'Opening hours',
      foundedOn: 'Founded on',
      links: 'Links',
      identifiers: 'Identifiers',
    },
    vocabularies: {
      type: 'Types of organisations',
      legal_status: 'Legal statuses',
      role: 'Roles',
      theme: 'Themes',
      audience: 'Audiences',
      format: 'Formats',
      skill: 'Skills',
      equipment: 'Equipment',
      access: 'Accessibility',
    },
    empty: 'nothing',
  },
}
