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
  coverage: {
    title: 'Couverture',
    text: 'Qui a près de chez soi un musée, un fablab, un outil à emprunter… et où sont les zones blanches.',
  },
  loans: {
    title: 'Usage des outils itinérants',
    text: 'Ce qui circule, par saison et par thème, et ce qui est demandé sans être obtenu.',
  },
  spread: {
    title: 'Où vont les outils',
    text: 'Les prêts reçus par chaque territoire, comparés à ses habitants et à ses acteurs, et ceux que rien n’a jamais servis.',
  },
  sites: {
    title: 'Où agir ?',
    text: 'Les communes où un nouveau lieu, ou une étape de plus, toucherait le plus de monde, et ce que chacune ajouterait.',
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
