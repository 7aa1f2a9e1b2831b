/** The words of entering events, in French: what is to correct, mails. */
export const fr = {
  untitled: 'Sans titre',
  errors: {
    titleFr: 'Donnez un titre.',
    sessions: 'Donnez au moins une date.',
    places: 'Dites où cela se passe\u00a0: un lieu, une commune ou un lien pour suivre en ligne.',
    commune: 'Cette commune n’est pas de la région.',
    terms: (code: string) => `Le mot «\u00a0${code}\u00a0» n’est pas dans le vocabulaire du site.`,
    season: 'Cette édition du temps fort n’existe pas.',
    closed: 'Ce temps fort ne reçoit plus de rendez-vous.',
    organisation: 'Cette structure n’est pas dans l’annuaire.',
    onlineLink: 'Donnez le lien pour suivre en ligne.',
    session: 'Cette date n’est plus dans ce rendez-vous.',
    when: 'La fin vient après le début, un jour plus tard au plus.',
    twice: 'Ce rendez-vous a déjà une date à ce moment.',
    over: 'Cette date est passée.',
  },
  decision: {
    published: (title: string) => `Publié\u00a0: ${title}`,
    refused: (title: string) => `Non publié\u00a0: ${title}`,
    publishedText: (title: string, organisation: string) =>
      `Le rendez-vous «\u00a0${title}\u00a0», annoncé par «\u00a0${organisation}\u00a0», est publié dans l’agenda.`,
    changedText: (title: string) => `Les changements de «\u00a0${title}\u00a0» sont publiés.`,
    refusedText: (title: string, organisation: string) =>
      `Le rendez-vous «\u00a0${title}\u00a0», annoncé par «\u00a0${organisation}\u00a0», n’a pas été publié.`,
    changeRefusedText: (title: string) =>
      `Les changements de «\u00a0${title}\u00a0» n’ont pas été publiés. Le rendez-vous reste dans l’agenda comme il était.`,
    reason: 'L’équipe du site ajoute\u00a0:',
    next: 'Vous pouvez le corriger, puis l’envoyer de nouveau.',
    see: 'Voir le rendez-vous',
    edit: 'Modifier le rendez-vous',
  },
}
