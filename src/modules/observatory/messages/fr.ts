import { countOf } from '#platform/i18n/format.ts'

export const fr = {
  title: 'Observatoire',
  lead: (region: string) =>
    `Ce que l’on sait de la culture scientifique ${region} : qui la fait vivre, où elle manque, comment elle change. Chaque chiffre a sa source et sa date.`,
  figures: 'L’essentiel en chiffres',
  dashboards: {
    title: 'Tableaux de bord',
    text: 'Chiffres, cartes, courbes et études réunis sur une page, à imprimer, à reprendre sur votre site, à composer vous-même.',
    count: (count: number) => countOf('fr', count, 'tableau public', 'tableaux publics'),
  },
  studies: {
    title: 'Études publiées',
    text: 'Les enquêtes et les documents de la région, leurs chiffres tels que publiés, leurs tableaux à télécharger.',
    count: (count: number) => countOf('fr', count, 'étude', 'études'),
  },
  indicators: {
    title: 'Indicateurs',
    text: 'Musées, acteurs, publics, habitants : l’évolution de chaque chiffre, sa carte, son classement, la comparaison de territoires.',
    count: (count: number) => countOf('fr', count, 'indicateur', 'indicateurs'),
  },
  surveys: {
    title: 'Enquêtes',
    text: 'Ce que le réseau demande à ses membres en ce moment, et ce que les enquêtes ont appris.',
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
