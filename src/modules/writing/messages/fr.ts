/** The words of writing by API, in French. */
export const fr = {
  tag: 'Écrire',
  bearer:
    'Jeton personnel créé sur /compte ou par « npm run data -- token ». Il ne peut que ce que la personne peut, dans les droits choisis à sa création.',
  idempotency:
    'Clé de votre choix, nouvelle pour chaque demande. La même demande répétée avec la même clé dans les 24 heures reçoit la même réponse et n’agit qu’une fois.',
  scope: (scope: string | null) => (scope ? `Droit du jeton : ${scope}.` : 'Tout jeton suffit.'),
  operations: {
    getMe: {
      summary: 'Savoir qui parle',
      description: 'La personne, les droits du jeton et les structures dont elle s’occupe.',
    },
    createOrganisation: {
      summary: 'Proposer une structure',
      description:
        'La structure attend l’accord de l’équipe du site (202), sauf si la personne en fait partie : elle est alors publiée aussitôt (201).',
    },
    updateOrganisation: {
      summary: 'Modifier une structure',
      description:
        'Les champs donnés remplacent les présents ; ceux qui manquent ne changent pas ; null vide un champ. « version » est celle de la fiche lue : si l’un des mêmes champs a changé depuis, rien n’est écrit et la réponse est 409.',
    },
    confirmOrganisation: {
      summary: 'Confirmer une fiche',
      description: '« Tout est juste » : la date de confirmation de la fiche devient celle d’aujourd’hui.',
    },
    claimOrganisation: {
      summary: 'Demander à s’occuper d’une structure',
      description:
        'Aussitôt accordé (201) quand l’adresse de la personne est au domaine de la structure ; sinon un modérateur décide d’après ce que vous écrivez (202).',
    },
    suggestCorrection: {
      summary: 'Suggérer une correction',
      description: 'Les valeurs proposées attendent la décision de la structure ou de l’équipe du site.',
    },
    createEvent: {
      summary: 'Annoncer un rendez-vous',
      description:
        'Publié aussitôt (201) quand l’équipe du site fait confiance à la structure, sinon soumis à son accord (202). « draft » le garde en brouillon. Les dates sont des instants ISO 8601 avec leur décalage ; « place » est le rang du lieu dans « places », null pour en ligne.',
    },
    updateEvent: {
      summary: 'Modifier un rendez-vous',
      description:
        'Les champs donnés remplacent les présents ; ceux qui manquent ne changent pas. « version » est celle de la lecture : ce que d’autres ont changé depuis est gardé, et un même champ changé autrement répond 409. Donnez l’« id » d’une date pour la déplacer ; « message » est lu par les personnes inscrites. Dans un temps fort où tout est relu, le changement attend (202).',
    },
    deleteEvent: {
      summary: 'Retirer un rendez-vous',
      description: 'Sa page dit qu’il est retiré ; il peut être remis sur le site.',
    },
    putEvent: {
      summary: 'Tenir un rendez-vous par son numéro dans votre outil',
      description:
        '« source » nomme votre outil, « number » y est le numéro du rendez-vous : créé la première fois (201 ou 202), changé ensuite ; envoyé de nouveau à l’identique, rien ne change. Le contenu est entier : ce qui manque est vidé.',
    },
    listBookings: {
      summary: 'Lister les réservations d’une séance',
      description:
        'Cinquante à la fois : les confirmées par nom, puis la liste d’attente dans son ordre, puis les annulées. Réservé à qui s’occupe du rendez-vous.',
    },
    createBooking: {
      summary: 'Réserver des places d’une séance',
      description:
        'Confirmée ou en liste d’attente, selon « state » ; « place » est alors le rang. Un groupe donne ses participants et ses adultes, qui font ses places. La personne reçoit un mail avec le lien « url », qui permet de changer ou d’annuler.',
    },
    putExpert: {
      summary: 'Publier sa fiche d’intervenant',
      description:
        'Toute la fiche, à chaque fois. « consent » doit être true : c’est l’accord de la personne à la publication, qu’elle peut retirer à tout moment.',
    },
    deleteExpert: { summary: 'Retirer sa fiche d’intervenant', description: 'La fiche disparaît aussitôt.' },
    listLoans: {
      summary: 'Lister les prêts de ses structures',
      description:
        'Trente à la fois, ce qui presse d’abord : « page », et « side » pour un seul côté, borrower (ce qu’elles empruntent, par défaut) ou holder (ce qu’elles prêtent). Personne d’autre ne les lit.',
    },
    createLoan: {
      summary: 'Demander un outil en prêt',
      description:
        '« tool » est l’identifiant de l’outil, « organisation » celui de la structure qui emprunte, « from » et « to » le premier et le dernier jour chez elle. « modules » : les numéros de ceux qu’on veut, d’un outil dont les modules se prêtent séparément ; rien : tout l’outil. « flexibleDays » : le nombre de jours, de 0 à 90, dont ces dates peuvent bouger. « place » : son lieu si rien n’est dit, une structure, ou un lieu nommé dans une commune (code INSEE). Si l’outil est pris, 409 : « alternatives » donne les exemplaires libres, les modules libres, les dates les plus proches, des outils semblables, et dit si « waiting » permet d’attendre.',
    },
    getLoan: {
      summary: 'Lire un prêt',
      description:
        'Réservé à ses deux parties et à l’équipe du site. « acts » : ce que la personne peut faire maintenant ; « toCount » : les parties à compter à la remise ou au retour, dans l’ordre ; « reports » : les états des lieux, au départ et au retour. « price » et « deposit » sont en euros, au centime, toutes taxes comprises. « money » dit ce qui a été reçu et rendu (« lines ») et les devis et reçus (« documents » : leur numéro, leur montant, et « vat », avec « rate » en pour cent, « net » et « tax », ou la mention d’exonération).',
    },
    moveLoan: {
      summary: 'Faire avancer un prêt',
      description:
        '« act » : approve, refuse, offer, accept, decline, sign, handover, return, close, cancel, dates, accept-dates, decline-dates ou withdraw-dates. Les mêmes règles, les mêmes mails et le même journal que sur le site. refuse, et cancel pour qui prête, demandent « reason » ; offer « from » et « to », et « modules » pour proposer d’autres modules que ceux demandés (leurs numéros ; null : tout l’outil) : tant que l’offre attend, « modules » du prêt dit ce qui est proposé et « askedFor » ce qui était demandé ; sign « name » et « terms », celui de « agreement » du prêt, qui dit ce que vous avez lu ; return « parts », les parties de « toCount », dans leur ordre. handover et return écrivent l’état des lieux comme le site : « parts » (found, damaged, note, et name pour vérifier l’ordre), « condition » (good, worn ou damaged), « notes », « otherName » (qui était là pour l’autre partie). handover sans « parts » n’en écrit pas, car rien n’a été compté : au retour, tout ce qui compose l’outil est attendu. Un retour se compte toujours. dates propose d’autres jours pour un prêt accordé, signé ou remis : « to », « reason », « from » tant que l’outil n’est pas parti, et « copy » pour qui prête ; l’autre partie répond par accept-dates ou decline-dates (« reason »), et withdraw-dates retire la proposition, que « change » du prêt donne. Acceptés avant la remise, ces jours font tomber la convention signée ; après, elle reste et « amendments » les dit. Pris ou fermés : 409, avec « alternatives ».',
    },
    noteLoanMoney: {
      summary: 'Noter une somme d’un prêt',
      description:
        'Réservé à qui prête. « kind » : payment (un reçu numéroté est établi), deposit (caution reçue, une fois) ou deposit-return (ce qui en est rendu, 0 si tout est gardé). « amount » en euros, au centime ; « day », le jour du paiement ; « means » : transfer, cheque, cash, card ou order. L’autre partie reçoit un mail. Envoyez une « Idempotency-Key » : la même somme n’est pas notée deux fois.',
    },
    listCases: {
      summary: 'Lister ce qui attend la modération',
      description:
        'Trente à la fois, les plus récents d’abord : « apres » reprend après « pagination.after ». Mêmes filtres que la page : genre, etat, confie, territoire, q, depuis, tri=ancien. Réservé à l’équipe du site.',
    },
    decideCase: {
      summary: 'Décider d’un cas',
      description:
        'Mêmes règles, mêmes messages et même journal que sur le site. « reason » est écrit à l’auteur ; « fields », pour une suggestion, dit ce qui en est pris.',
    },
    undoDecision: {
      summary: 'Revenir sur une décision',
      description: 'Pendant trente jours, si rien d’autre n’a changé depuis.',
    },
    listJournal: {
      summary: 'Lire le journal des changements',
      description: 'Qui, quand, quoi, d’où : le plus récent d’abord. Réservé à l’équipe du site.',
    },
  },
  fields: {
    name: 'Nom',
    otherNames: 'Sigles et autres noms',
    type: 'Type : code du vocabulaire « type »',
    version: 'Version de la fiche lue (champ « version » de la lecture)',
    message: 'Un mot à l’équipe du site',
    evidence: 'Ce qui montre que vous faites partie de la structure',
    values: 'Champs proposés, avec les noms de la lecture',
    changed: 'Champs qui ont changé',
    status: 'published, ou proposed : attend l’accord de l’équipe du site',
    slug: 'Identifiant, dernier élément de l’adresse de la fiche',
    act: 'accept, refuse ou dismiss',
    reason: 'Motif, écrit à l’auteur',
  },
  answers: {
    asked: 'Demandé, ou déjà accordé : « state » le dit',
    taken:
      'Pris ou changé entre-temps : « alternatives », s’il est là, dit ce qui peut être emprunté à la place',
    noted: 'Noté : « money » le dit, avec le numéro du reçu',
    booked: 'Réservé, ou en liste d’attente : « state » le dit',
    notBooked: 'Cette séance ne se réserve pas, ou pas maintenant : « detail » dit pourquoi',
    ok: 'Fait',
    created: 'Fait et publié',
    accepted: 'Reçu : un modérateur décidera',
    done: 'Fait, rien à ajouter',
    unauthenticated: 'Jeton absent, inconnu, expiré ou révoqué',
    forbidden: 'Le jeton ou la personne n’a pas ce droit',
    notFound: 'Rien à cette adresse',
    conflict: 'Un autre changement est passé avant : « errors » dit sur quels champs',
    invalid: 'Le contenu est à corriger : « errors » dit quoi et où',
    type: 'Le contenu n’est pas du JSON',
    tooMany: 'Trop de demandes : attendez une minute',
  },
  errors: {
    loan: {
      'not-lendable': 'Cet outil ne se demande pas ici en ce moment.',
      taken: 'Cet outil est pris à ces dates.',
      closed: 'Cet outil ne se prête pas à ces dates : la structure qui prête est fermée.',
      version: 'Ce prêt a changé depuis votre lecture.',
      terms:
        'Les conditions ne sont plus celles que vous avez lues : relisez la convention, puis signez-la avec ses « terms » du jour.',
      state: 'L’état de ce prêt ne le permet pas.',
      copy: 'Cet exemplaire n’est pas de cet outil.',
      order: 'Le dernier jour vient avant le premier.',
    },
    booking: {
      off: 'Cette séance ne se réserve pas ici.',
      early: 'Les réservations ne sont pas encore ouvertes.',
      closed: 'Les réservations de cette séance sont closes.',
      cancelled: 'Cette séance n’a pas lieu comme prévu.',
      most: 'C’est plus de places qu’une réservation ne peut en avoir.',
    },
    source: 'Lettres minuscules, chiffres et tirets, 60 au plus.',
    number: '1 à 200 caractères visibles, sans espace.',
    organisation: 'Cette structure n’est pas dans l’annuaire.',
    type: 'Envoyez du JSON, avec l’en-tête Content-Type: application/json.',
    json: 'Le contenu n’est pas du JSON valide.',
    detail: 'Corrigez les champs indiqués dans « errors » ; rien n’a été écrit.',
    unknownField: 'Ce champ n’existe pas.',
  },
}
