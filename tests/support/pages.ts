/** One page of each type, in the state a person meets it: what accessibility, validity and weight are checked on. */
export const pages = [
  { name: 'accueil', path: '/' },
  { name: 'home in English', path: '/en' },
  { name: 'découvrir', path: '/decouvrir' },
  { name: 'agir', path: '/agir' },
  { name: 'comprendre', path: '/comprendre' },
  { name: 'annuaire', path: '/annuaire' },
  { name: 'annuaire filtré', path: '/annuaire?type=museum&territoire=departement/59&tri=nom' },
  { name: 'annuaire vide', path: '/annuaire?q=zzzzqqqq' },
  { name: 'structure', path: '/annuaire/ecomusee-de-l-avesnois' },
  { name: 'structure in English', path: '/en/annuaire/ecomusee-de-l-avesnois' },
  { name: 'signaler', path: '/annuaire/ecomusee-de-l-avesnois/signaler' },
  { name: 'experts', path: '/experts' },
  { name: 'expert', path: '/experts/camille-exemple' },
  { name: 'demande à un expert', path: '/experts/camille-exemple/contacter' },
  { name: 'recherche', path: '/recherche?q=musee+lille' },
  { name: 'recherche sans résultat', path: '/recherche?q=zzzzqqqq' },
  { name: 'carte', path: '/carte' },
  { name: 'intégrer la carte', path: '/carte/integrer' },
  { name: 'carte intégrée', path: '/carte/integrer/vue' },
  { name: 'territoires', path: '/territoires' },
  { name: 'commune', path: '/territoires/commune/59249' },
  { name: 'EPCI', path: '/territoires/epci/245900428' },
  { name: 'département', path: '/territoires/departement/59' },
  { name: 'région', path: '/territoires/region/32' },
  { name: 'données', path: '/donnees' },
  { name: 'API', path: '/api' },
  { name: 'aide', path: '/aide' },
  { name: 'plan du site', path: '/plan-du-site' },
  { name: 'mentions légales', path: '/mentions-legales' },
  { name: 'données personnelles', path: '/donnees-personnelles' },
  { name: 'accessibilité', path: '/accessibilite' },
  { name: 'écoconception', path: '/ecoconception' },
  { name: 'connexion', path: '/connexion' },
  { name: 'lien de connexion envoyé', path: '/connexion/envoye' },
  { name: 'page inconnue', path: '/nulle-part', status: 404 },
] as const satisfies { name: string; path: string; status?: number }[]

/** Pages behind one's own door, looked at as an administrator. */
export const privatePages = [
  '/compte',
  '/compte/bienvenue',
  '/compte/securite',
  '/compte/jetons',
  '/compte/donnees',
  '/administration/personnes',
]

/** The map page has a budget of its own. */
export const mapPages: string[] = ['/carte', '/carte/integrer', '/carte/integrer/vue']
