/** Les formats de l’agenda, sur la page des données. */
export const agendaFr = {
  title: 'Agenda',
  lead: 'L’agenda se suit et se reprend sous plusieurs formes, toujours à jour. Filtrez la liste, puis gardez les mêmes conditions à la fin de l’adresse\u00a0: « ?theme=astronomy&quand=30-jours » par exemple.',
  filter: 'Filtrer l’agenda',
  lists: 'Suivre ou reprendre une liste',
  format: 'Forme',
  address: 'Adresse',
  use: 'Pour quoi',
  forms: {
    ics: [
      'Calendrier (iCalendar)',
      'Ajouter les rendez-vous à un agenda personnel, qui se met à jour tout seul.',
    ],
    rss: ['RSS', 'Être prévenu de ce qui est annoncé, dans un lecteur de fils.'],
    json: ['JSON Feed', 'La même chose, plus simple à lire par un programme.'],
    csv: ['CSV', 'Ouvrir l’agenda dans un tableur\u00a0: une ligne par séance.'],
    geojson: ['GeoJSON', 'Le mettre sur une carte\u00a0: un point par lieu.'],
    'openagenda.json': [
      'OpenAgenda',
      'Le lire comme un agenda d’OpenAgenda (API v2)\u00a0: pages « size » et « after[] », changements depuis « updatedAt[gte] », retraits avec « removed=null ». Un autre site comme celui-ci le moissonne sans rien perdre.',
    ],
    'fds.csv': [
      'Fête de la science',
      'Les colonnes des données ouvertes de la Fête de la science, telles qu’en 2023.',
    ],
    'datatourisme.jsonld': [
      'DATAtourisme',
      'Le verser dans un système d’information touristique\u00a0: points d’intérêt en JSON-LD, selon l’ontologie 3.2.2.',
    ],
  },
  one: 'Un seul rendez-vous',
  oneText:
    'L’adresse d’un rendez-vous, suivie de « .ics » ou de « .datatourisme.jsonld », le donne seul. Sa page décrit chaque séance en schema.org pour les moteurs de recherche.',
  fediverse: 'Le Fédivers (ActivityPub)',
  fediverseText:
    'Mobilizon, Gancio et Mastodon peuvent lire l’agenda sous ce compte, et celui de chaque structure qui a publié un rendez-vous sous le nom de sa fiche\u00a0:',
  fediverseLimits:
    'Ces comptes se lisent sans se suivre\u00a0: rien n’est envoyé, rien ne peut leur être écrit. Les rendez-vous inventés pour la démonstration n’y sont pas. Une page de rendez-vous demandée en « application/activity+json » répond par l’événement.',
  outbox: 'Les derniers rendez-vous publiés',
  program: 'Interroger et compter',
  programText: 'L’API lit, filtre et compte les rendez-vous, et écrit ceux de votre structure avec un jeton.',
}
export type AgendaMessages = typeof agendaFr
