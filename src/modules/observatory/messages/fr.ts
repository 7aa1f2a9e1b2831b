import { countOf } from '#platform/i18n/format.ts'

export const fr = {
  title: 'Observatoire',
  lead: (region: string) =>
    `Ce que l’on sait de la culture scientifique ${region} : qui la fait vivre, où elle manque, comment elle change. Chaque chiffre a sa source et sa date.`,
  studies: {
    title: 'Études publiées',
    text: 'Les enquêtes et les documents de la région, leurs chiffres tels que publiés, leurs tableaux à télécharger.',
    count: (count: number) => countOf('fr', count, 'étude', 'études'),
  },
  surveys: {
    title: 'Enquêtes',
    text: 'Ce que le réseau demande à ses membres en ce moment, et ce que les enquêtes ont appris.',
  },
  coverage: {
    title: 'Couverture',
    text: 'Qui a près de chez soi un musée, un fablab, un outil à emprunter… et où sont les zones blanches.',
  },
  territories: {
    title: 'Territoires',
    text: 'La fiche de chaque commune, intercommunalité et département : ses acteurs, ses chiffres comparés.',
  },
  data: {
    title: 'Données ouvertes',
    text: 'Tout se télécharge et se relit par programme, en citant la source.',
  },
}
export type Messages = typeof fr
