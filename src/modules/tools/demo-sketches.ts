import type { CopyState, Mediation, PeriodKind, ToolKind, ToolPart, Vehicle } from './model.ts'

/** When a copy is taken: days from today, both included. */
export type SketchedPeriod = [kind: PeriodKind, from: number, to: number]

/** An invented tool in a few words; what it does not say is null or empty. */
export type ToolSketch = {
  kind: ToolKind
  title: string
  summary: string
  en: [title: string, summary: string]
  objectives: string
  holder: string
  theme: string[]
  audience: string[]
  access?: string[]
  ages: [min: number | null, max: number | null]
  minutes?: number
  group?: number
  floor: number
  wall?: number
  power: boolean
  volume: number
  weight: number
  vehicle: Vehicle
  setup: [minutes: number, people: number]
  mediation: Mediation
  price: number
  deposit?: number
  loan: [min: number, max: number, lead: number]
  value: number
  year: number
  parts: [name: string, quantity: number, value: number | null, module?: string][]
  copies: { state: CopyState; taken: SketchedPeriod[] }[]
}

export const partOf = ([name, quantity, value, module]: ToolSketch['parts'][number]): ToolPart => ({
  name,
  quantity,
  value,
  module: module ?? null,
})

/** Invented tools, lent by organisations that nobody can take for real ones. */
export const toolSketches: ToolSketch[] = [
  {
    kind: 'kit',
    title: 'Malle « Le ciel en boîte »',
    summary:
      'Tout pour une soirée d’observation : cartes, lampes rouges, deux lunettes et un jeu de repérage.',
    en: [
      'Sky-in-a-box kit',
      'All it takes for an evening under the stars: maps, red lamps, two refractors and a finding game.',
    ],
    objectives:
      'Se repérer dans le ciel à l’œil nu. Régler une lunette. Distinguer une étoile d’une planète.',
    holder: 'Club des Lunettes en carton',
    theme: ['astronomy'],
    audience: ['families', 'pupils'],
    ages: [8, null],
    minutes: 90,
    group: 20,
    floor: 10,
    power: false,
    volume: 0.2,
    weight: 18,
    vehicle: 'car',
    setup: [20, 1],
    mediation: 'training',
    price: 0,
    deposit: 150,
    loan: [2, 21, 7],
    value: 900,
    year: 2023,
    parts: [
      ['Lunette astronomique sur pied', 2, 280],
      ['Lampe rouge', 12, 8],
      ['Carte du ciel tournante', 20, 6],
      ['Jeu de repérage', 1, 45, 'Jeu seul'],
    ],
    copies: [
      {
        state: 'good',
        taken: [
          ['loan', -6, 5],
          ['loan', 30, 44],
        ],
      },
      { state: 'worn', taken: [['loan', 12, 26]] },
    ],
  },
  {
    kind: 'exhibition',
    title: 'Exposition « Dunes en marche »',
    summary: 'Douze panneaux et une maquette ensablée pour comprendre comment le littoral bouge.',
    en: ['Walking dunes exhibition', 'Twelve panels and a sandy model to see how the coast moves.'],
    objectives: 'Comprendre le trajet du sable. Lire une carte ancienne. Débattre du recul du trait de côte.',
    holder: 'Maison imaginaire du littoral',
    theme: ['nature', 'society'],
    audience: ['everyone', 'pupils'],
    access: ['low-literacy', 'motor'],
    ages: [6, null],
    floor: 45,
    wall: 18,
    power: true,
    volume: 2.4,
    weight: 160,
    vehicle: 'van',
    setup: [120, 2],
    mediation: 'alone',
    price: 120,
    deposit: 500,
    loan: [14, 60, 30],
    value: 6200,
    year: 2021,
    parts: [
      ['Panneau sur toile', 12, 210, 'Panneaux'],
      ['Grille d’accrochage', 12, 60, 'Panneaux'],
      ['Maquette de dune', 1, 1900, 'Maquette'],
      ['Sable, sac de 5 kg', 6, 9, 'Maquette'],
    ],
    copies: [
      {
        state: 'good',
        taken: [
          ['loan', -20, 18],
          ['closure', 60, 75],
        ],
      },
    ],
  },
  {
    kind: 'planetarium',
    title: 'Planétarium gonflable « Bulle »',
    summary: 'Une coupole de cinq mètres, un projecteur et une personne qui raconte le ciel de la saison.',
    en: [
      'Bubble inflatable planetarium',
      'A five-metre dome, a projector and somebody who tells the sky of the season.',
    ],
    objectives: 'Voir bouger le ciel d’une nuit et d’une année.',
    holder: 'Compagnie des Étoiles gonflables',
    theme: ['astronomy'],
    audience: ['pupils', 'everyone'],
    ages: [5, null],
    minutes: 45,
    group: 25,
    floor: 49,
    power: true,
    volume: 1.1,
    weight: 95,
    vehicle: 'van',
    setup: [45, 2],
    mediation: 'mediator',
    price: 350,
    loan: [1, 5, 21],
    value: 14000,
    year: 2022,
    parts: [
      ['Coupole et soufflerie', 1, 6500],
      ['Projecteur et ordinateur', 1, 7000],
    ],
    copies: [
      {
        state: 'good',
        taken: [
          ['loan', 8, 11],
          ['repair', 40, 47],
        ],
      },
    ],
  },
  {
    kind: 'game',
    title: 'Jeu d’enquête « Qui a éteint la lumière ? »',
    summary: 'Une heure pour retrouver la panne d’un réseau électrique imaginaire, par équipes de quatre.',
    en: ['Who turned off the light?', 'An hour to find what broke in an imaginary grid, in teams of four.'],
    objectives: 'Raisonner par élimination. Découvrir ce qui relie une centrale à une prise.',
    holder: 'Ludothèque du Pixel perdu',
    theme: ['industry', 'mathematics-physics'],
    audience: ['teenagers', 'families'],
    ages: [10, 99],
    minutes: 60,
    group: 16,
    floor: 20,
    power: false,
    volume: 0.1,
    weight: 6,
    vehicle: 'hands',
    setup: [15, 1],
    mediation: 'alone',
    price: 0,
    loan: [1, 30, 3],
    value: 240,
    year: 2024,
    parts: [
      ['Livret d’équipe', 8, 4],
      ['Boîte à cadenas', 4, 25],
      ['Plateau magnétique', 4, 20],
    ],
    copies: [
      { state: 'good', taken: [] },
      { state: 'good', taken: [['loan', 3, 15]] },
      { state: 'repair', taken: [] },
    ],
  },
  {
    kind: 'workshop',
    title: 'Atelier « Fouille en bac »',
    summary: 'Un bac, des couches, des objets à dégager au pinceau : une fouille complète en une séance.',
    en: ['Dig-in-a-box workshop', 'A box, layers, objects to brush free: a whole dig in one session.'],
    objectives: 'Fouiller par couches, noter, dater, interpréter.',
    holder: 'Archéologues de bac à sable réunis',
    theme: ['archaeology', 'history'],
    audience: ['children', 'after-school'],
    access: ['motor'],
    ages: [7, 12],
    minutes: 75,
    group: 12,
    floor: 16,
    power: false,
    volume: 0.8,
    weight: 70,
    vehicle: 'car',
    setup: [30, 2],
    mediation: 'training',
    price: 40,
    loan: [1, 10, 10],
    value: 1100,
    year: 2020,
    parts: [
      ['Bac démontable', 2, 180],
      ['Réplique d’objet', 24, 15],
      ['Pinceau et truelle', 14, 7],
    ],
    copies: [
      {
        state: 'worn',
        taken: [
          ['loan', -3, 6],
          ['loan', 20, 24],
        ],
      },
    ],
  },
  {
    kind: 'digital',
    title: 'Valise « Robots sages »',
    summary: 'Huit petits robots qui suivent une ligne, et des cartes pour les programmer sans écran.',
    en: [
      'Well-behaved robots',
      'Eight small robots that follow a line, and cards to program them without a screen.',
    ],
    objectives: 'Écrire une suite d’instructions. Chercher une erreur.',
    holder: 'Fablab de l’Écrou dormant',
    theme: ['digital'],
    audience: ['children', 'pupils'],
    ages: [6, 11],
    minutes: 60,
    group: 16,
    floor: 15,
    power: true,
    volume: 0.15,
    weight: 11,
    vehicle: 'hands',
    setup: [10, 1],
    mediation: 'alone',
    price: 0,
    deposit: 300,
    loan: [1, 21, 5],
    value: 1600,
    year: 2024,
    parts: [
      ['Robot suiveur', 8, 160],
      ['Chargeur à huit places', 1, 90],
      ['Jeu de cartes', 8, 12],
    ],
    copies: [
      { state: 'good', taken: [['loan', -10, 2]] },
      { state: 'good', taken: [['loan', 7, 21]] },
    ],
  },
  {
    kind: 'exhibition',
    title: 'Exposition « Le corps en mouvement »',
    summary: 'Dix modules à manipuler : équilibre, souffle, réflexes, et ce que le sport apprend du corps.',
    en: [
      'The body in motion',
      'Ten hands-on modules: balance, breath, reflexes, and what sport teaches about the body.',
    ],
    objectives: 'Mesurer son pouls et son temps de réaction. Lire un graphique.',
    holder: 'Musée fictif du Geste',
    theme: ['health'],
    audience: ['everyone', 'teenagers'],
    access: ['hearing', 'visual'],
    ages: [9, null],
    floor: 120,
    wall: 10,
    power: true,
    volume: 9,
    weight: 780,
    vehicle: 'truck',
    setup: [360, 3],
    mediation: 'training',
    price: 600,
    deposit: 1500,
    loan: [21, 90, 60],
    value: 32000,
    year: 2019,
    parts: [
      ['Module à manipuler', 10, 2600],
      ['Caisse de transport', 12, 240],
    ],
    copies: [
      {
        state: 'good',
        taken: [
          ['loan', -40, 25],
          ['loan', 90, 150],
        ],
      },
    ],
  },
  {
    kind: 'show',
    title: 'Spectacle « Madame Zéro »',
    summary: 'Une comédienne, un tableau noir et l’histoire du nombre qui ne comptait pas.',
    en: ['Mrs Zero', 'An actress, a blackboard and the story of the number that did not count.'],
    objectives: 'Rencontrer l’histoire des nombres.',
    holder: 'Théâtre de la Virgule flottante',
    theme: ['mathematics-physics', 'history-of-science'],
    audience: ['everyone', 'pupils'],
    ages: [9, null],
    minutes: 50,
    group: 120,
    floor: 30,
    power: true,
    volume: 0.6,
    weight: 40,
    vehicle: 'car',
    setup: [60, 2],
    mediation: 'mediator',
    price: 700,
    loan: [1, 3, 45],
    value: 3000,
    year: 2022,
    parts: [['Décor pliant', 1, 1800]],
    copies: [{ state: 'good', taken: [['loan', 50, 52]] }],
  },
  {
    kind: 'kit',
    title: 'Malle « Petites bêtes du compost »',
    summary: 'Loupes, clés de détermination et un bac vitré pour voir travailler ce qui vit dans la terre.',
    en: [
      'Little beasts of the compost',
      'Magnifiers, keys and a glass box to watch what lives in the soil at work.',
    ],
    objectives: 'Observer sans abîmer. Se servir d’une clé de détermination.',
    holder: 'Jardin partagé de Nulle-Part',
    theme: ['nature'],
    audience: ['children', 'families'],
    ages: [4, 10],
    minutes: 45,
    group: 15,
    floor: 5,
    power: false,
    volume: 0.12,
    weight: 9,
    vehicle: 'hands',
    setup: [10, 1],
    mediation: 'alone',
    price: 0,
    loan: [1, 28, 3],
    value: 380,
    year: 2023,
    parts: [
      ['Loupe', 15, 6],
      ['Bac vitré', 1, 120],
      ['Clé de détermination', 8, 9],
    ],
    copies: [
      { state: 'good', taken: [] },
      { state: 'good', taken: [] },
    ],
  },
  {
    kind: 'game',
    title: 'Grand jeu « La fresque des métaux »',
    summary: 'Une fresque à reconstituer, de la mine au téléphone, et un débat pour finir.',
    en: [
      'The metals fresco',
      'A fresco to put together, from the mine to the telephone, and a debate to end with.',
    ],
    objectives: 'Suivre une matière d’un bout à l’autre. Argumenter.',
    holder: 'Association À-côté des machines',
    theme: ['industry', 'society'],
    audience: ['adults', 'teenagers'],
    access: ['hearing'],
    ages: [14, null],
    minutes: 150,
    group: 14,
    floor: 25,
    power: false,
    volume: 0.05,
    weight: 3,
    vehicle: 'hands',
    setup: [10, 1],
    mediation: 'training',
    price: 25,
    loan: [1, 15, 5],
    value: 120,
    year: 2025,
    parts: [
      ['Jeu de 42 cartes', 2, 35],
      ['Rouleau de papier', 3, 8],
    ],
    copies: [{ state: 'good', taken: [['closure', 25, 32]] }],
  },
]
