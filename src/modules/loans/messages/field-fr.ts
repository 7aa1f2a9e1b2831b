import { countOf, formatNumber } from '#platform/i18n/format.ts'
import type { Stage } from '../direct-model.ts'
import type { Blocking, IncidentMoment, Outcome, Payer } from '../incident-model.ts'
import type { Condition, Fault, ReportMoment } from '../report-model.ts'
import { paperWords } from './agreement-words.ts'

const { day } = paperWords
const hostOf = ({ name, where }: Stage) =>
  [name ?? 'une autre structure', where && `(${where})`].filter(Boolean).join(' ')

const listOf = (faults: Fault[]) =>
  faults.map(({ name, missing, damaged }) =>
    [
      missing > 0 && `${name}\u00a0: ${countOf('fr', missing, 'manque', 'manquent')}`,
      damaged > 0 && `${name}\u00a0: ${countOf('fr', damaged, 'abîmé', 'abîmés')}`,
    ]
      .filter(Boolean)
      .join(', '),
  )

/** The words of the field: condition reports, copies, incidents. */
export const fieldFr = {
  happened: {
    confirm: 'état des lieux confirmé',
    incident: 'incident signalé',
    'held-up': 'exemplaire à réparer',
    released: 'exemplaire de nouveau disponible',
    swap: 'exemplaire changé',
    direct: 'passage direct prévu',
    'by-home': 'retour par la structure qui prête',
    start: 'rappel avant le début',
    end: 'rappel avant la fin',
  },
  mail: {
    faults: (faults: Fault[]) =>
      faults.length > 0 ? ['Ce qui manque ou s’est abîmé\u00a0:', { list: listOf(faults) }] : [],
    instead: 'Ce qui peut le remplacer\u00a0:',
    nothingInstead: 'Aucun autre exemplaire, aucun outil semblable n’est libre à ces dates.',
  },
  hostingMail: {
    subject: (title: string) => `Le bilan de votre prêt, en deux minutes\u00a0: ${title}`,
    asked: (title: string) =>
      `Merci d’avoir accueilli «\u00a0${title}\u00a0». Dites en deux minutes ce que cet accueil a donné\u00a0: combien de jours, combien de personnes, ce qui a plu.`,
    reminded: (title: string) =>
      `Le bilan de «\u00a0${title}\u00a0» n’est pas encore donné. Deux minutes suffisent, et vous ne recevrez pas d’autre rappel.`,
    action: 'Donner le bilan',
    days: (days: number) =>
      `Ce lien ouvre le bilan pendant ${days}\u00a0jours\u00a0: vous pouvez y revenir pour corriger.`,
  },
  reports: {
    elsewhere: {
      out: 'Cet exemplaire est noté chez une autre structure. Est-ce bien celui de l’étiquette\u00a0? Si oui, notez d’abord son retour, sur la page de cet autre prêt.',
      promised:
        'Cet exemplaire est promis à une autre structure avant ce prêt. S’il part maintenant, changez les dates de l’autre prêt, ou son exemplaire.',
    },
    title: 'État des lieux',
    titleOf: (title: string) => `État des lieux\u00a0: ${title}`,
    lead: {
      departure: 'L’outil part. Comptez chaque partie à deux, avec la personne de l’autre structure.',
      return: 'L’outil revient. Comptez chaque partie à deux, avec la personne de l’autre structure.',
    } satisfies Record<ReportMoment, string> as Record<ReportMoment, string>,
    fromHost: (name: string) =>
      `L’outil arrive directement de chez ${name}. Ce qui y a été compté au retour est déjà écrit ci-dessous\u00a0: corrigez ce que vous voyez autrement.`,
    fromHostWaiting: (name: string) =>
      `L’outil arrive directement de chez ${name}. Son état des lieux de retour n’est pas encore rempli\u00a0: il ouvrira celui-ci.`,
    arrived: (name: string) => `Arrivé chez ${name}`,
    moments: { departure: 'Au départ', return: 'Au retour' } satisfies Record<ReportMoment, string> as Record<
      ReportMoment,
      string
    >,
    conditions: {
      good: 'Bon état',
      worn: 'Usé, mais utilisable',
      damaged: 'Abîmé, ne peut pas repartir ainsi',
    } satisfies Record<Condition, string> as Record<Condition, string>,
    parts: 'Ce que contient l’outil',
    noParts: 'Le contenu de cet outil n’est pas détaillé\u00a0: dites l’état de l’ensemble.',
    expected: (count: number) => `${formatNumber('fr', count)} attendu${count > 1 ? 's' : ''}`,
    known: (count: number) => `dont ${formatNumber('fr', count)} déjà abîmé${count > 1 ? 's' : ''}`,
    found: 'Présents',
    damaged: 'Dont abîmés',
    note: 'Remarque',
    photo: 'Photos',
    photoOf: (part: string) => `Photo\u00a0: ${part}`,
    takePhoto: 'Prendre une photo',
    overall: 'L’ensemble',
    condition: 'État de l’ensemble',
    words: 'Remarques',
    otherName: 'Nom de la personne de l’autre structure',
    otherNameHelp:
      'Si elle est présente et d’accord. Sinon laissez vide\u00a0: elle confirmera depuis son compte.',
    record: { departure: 'L’outil est remis', return: 'L’outil est rendu' } satisfies Record<
      ReportMoment,
      string
    > as Record<ReportMoment, string>,
    nothing: 'Rien à remplir pour le moment.',
    nothingYet:
      'L’état des lieux de départ se remplit le jour de la remise, quand les deux parties ont signé.',
    done: 'L’état des lieux est enregistré, l’autre partie est prévenue.',
    photoAdded: 'La photo est ajoutée.',
    confirmed: 'C’est confirmé, l’autre partie est prévenue.',
    passed:
      'L’outil n’en est plus là\u00a0: quelqu’un d’autre a déjà rempli cet état des lieux, ou le prêt a changé. Rien n’a été enregistré. Ce qui a été noté est ci-dessous.',
    by: (side: string, who: string | null) => (who ? `${side}, ${who}` : side),
    filledBy: 'Rempli par',
    withPerson: 'En présence de',
    seenOn: 'Constaté',
    sentOn: 'reçu',
    confirmedBy: 'Confirmé par',
    notConfirmed: 'Pas encore confirmé par l’autre partie',
    otherView: 'Vu autrement',
    confirmTitle: 'Confirmer cet état des lieux',
    confirmLead:
      'Il a été rempli par l’autre partie. Si vous avez vu autre chose, écrivez-le avant de confirmer.',
    confirmWords: 'Ce que vous avez vu autrement',
    confirm: 'Confirmer',
    addPhoto: 'Ajouter une photo',
    whichPart: 'De quoi\u00a0?',
    whole: 'De l’ensemble',
    tooMany: 'Cet état des lieux a déjà toutes les photos qu’il peut garder.',
    compared: 'Du départ au retour',
    part: 'Partie',
    left: 'Partis',
    back: 'Revenus',
    difference: 'Écart',
    missing: (count: number) => countOf('fr', count, 'manque', 'manquent'),
    broken: (count: number) => countOf('fr', count, 'abîmé', 'abîmés'),
    same: 'Rien à signaler',
    allBack: 'Tout est revenu comme c’était parti.',
    notAllBack: 'Tout n’est pas revenu comme c’était parti.',
    backToLoan: 'Revenir au prêt',
    paper: {
      blank: {
        departure: 'Imprimer l’état des lieux de départ, à remplir à la main',
        return: 'Imprimer l’état des lieux de retour, à remplir à la main',
      } satisfies Record<ReportMoment, string> as Record<ReportMoment, string>,
      filled: {
        departure: 'Imprimer l’état des lieux de départ',
        return: 'Imprimer l’état des lieux de retour',
      } satisfies Record<ReportMoment, string> as Record<ReportMoment, string>,
      days: 'Dates du prêt',
      reference: 'Prêt',
      blankLead:
        'Comptez chaque partie à deux, une personne de chaque structure. Signez tous les deux, puis recopiez sur le site\u00a0: l’original reste chez vous.',
      filledLead: 'Tel qu’il a été rempli sur le site.',
      copyOut: 'À recopier sur la page de l’état des lieux\u00a0:',
      see: 'Sur le site, avec ses photos\u00a0:',
      qr: 'Code qui ouvre la page de l’état des lieux',
      photos: (count: number) => `${countOf('fr', count, 'photo', 'photos')} sur le site`,
      photosBy: (names: string) => `Photos des parties\u00a0: ${names}`,
      signature: 'Nom, date, signature',
    },
    open: {
      departure: 'Remplir l’état des lieux de départ',
      return: 'Remplir l’état des lieux de retour',
    } satisfies Record<ReportMoment, string> as Record<ReportMoment, string>,
    see: 'Voir l’état des lieux',
    alt: (what: string, moment: string) => `${what}, ${moment.toLowerCase()}`,
    altWhole: 'L’ensemble',
    offline: {
      ready: 'Cette page s’ouvre aussi sans réseau.',
      offline: 'Hors connexion.',
      kept: 'Ce que vous remplissez reste sur ce téléphone.',
      notKept: 'Ce téléphone ne garde rien\u00a0: n’en fermez pas la page avant l’envoi.',
      waiting:
        'C’est noté. L’envoi se fera seul dès que le réseau revient\u00a0: gardez cette page ou rouvrez-la.',
      sending: 'Envoi en cours…',
      signIn:
        'Le site demande de vous connecter de nouveau. Rien n’est perdu\u00a0: connectez-vous, puis revenez ici.',
      failed: 'Le site ne répond pas. Nouvel essai dans un instant.',
      refusedPhoto:
        'Une photo n’a pas été acceptée\u00a0: elle est trop petite ou illisible. Le reste est envoyé.',
      photos: { one: '1 photo gardée.', other: '{count} photos gardées.' },
      remove: 'Retirer la photo',
      erase: 'Effacer de ce téléphone',
      eraseAgain: 'Ce qui n’est pas envoyé sera perdu. Appuyez de nouveau pour effacer.',
    },
  },
  copy: {
    title: (code: string) => `Exemplaire ${code}`,
    states: { good: 'bon', worn: 'usé', repair: 'à réparer', retired: 'hors service' } as Record<
      string,
      string
    >,
    state: 'État',
    now: 'En ce moment',
    atHolder: 'Chez la structure qui le prête.',
    restAtHolder: 'Ce qui n’est pas prêté est chez la structure qui le prête.',
    at: (name: string) => `Chez ${name}`,
    next: 'Prochains prêts',
    noNext: 'Aucun prêt à venir.',
    history: 'Histoire de cet exemplaire',
    noHistory: 'Rien encore.',
    acts: {
      departure: { holder: 'Je remets cet outil', borrower: 'Je reçois cet outil' },
      return: { holder: 'Je reprends cet outil', borrower: 'Je rends cet outil' },
    } satisfies Record<ReportMoment, Record<'holder' | 'borrower', string>>,
    part: (holder: string) => `Cet exemplaire fait partie d’un outil qui circule, prêté par ${holder}.`,
    nobodys: 'Cet exemplaire fait partie d’un outil qui circule.',
    signInWhy:
      'Vous le remettez, le recevez ou le rendez\u00a0? Connectez-vous\u00a0: l’état des lieux s’ouvre ici.',
    signIn: 'Me connecter',
    notYours: 'Aucun prêt de cet exemplaire ne concerne vos structures.',
    waitsSignature: 'La convention n’est pas encore signée par les deux parties.',
    seeLoan: 'Voir le prêt',
    incident: 'Signaler un problème',
    edit: 'Modifier l’exemplaire',
    sheet: 'Voir l’outil',
    lent: (name: string) => `Prêt à ${name}`,
    nobody: 'une structure qui n’existe plus',
  },
  incidents: {
    crumb: 'À réparer',
    listTitle: 'À réparer',
    listLead: 'Ce qui s’est abîmé ou perdu de vos outils, le plus ancien d’abord.',
    listLeadAll: 'Ce qui s’est abîmé ou perdu des outils de toutes les structures, le plus ancien d’abord.',
    holder: 'Structure prêteuse',
    everyHolder: 'Toutes',
    listLeadClosed: 'Les incidents clos, le plus récent d’abord.',
    open: 'À réparer',
    closed: 'Clos',
    search: 'Outil ou exemplaire',
    show: 'Afficher',
    none: 'Rien à réparer. Les incidents signalés à une remise, à un retour ou pendant un prêt viendront ici.',
    noMatch: 'Aucun incident ne répond à cette recherche.',
    title: (code: string) => `Incident, exemplaire ${code}`,
    reportTitle: (code: string) => `Signaler un problème, exemplaire ${code}`,
    reportLead:
      'Dites ce qui manque ou s’est abîmé. La structure qui prête est prévenue, et les prêts suivants le sont si l’exemplaire ne peut plus circuler.',
    missing: 'Manquent',
    damaged: 'Abîmés',
    words: 'Ce qui s’est passé',
    blocks: 'En attendant la réparation',
    blockings: {
      copy: 'L’exemplaire ne circule plus',
      parts: 'L’exemplaire circule sans ces parties',
    } satisfies Record<Blocking, string> as Record<Blocking, string>,
    report: 'Signaler',
    moments: {
      departure: 'Constaté à la remise',
      loan: 'Pendant le prêt',
      return: 'Constaté au retour',
      store: 'Chez la structure qui prête',
    } satisfies Record<IncidentMoment, string> as Record<IncidentMoment, string>,
    openedBy: 'Signalé par',
    openedOn: 'Signalé',
    parts: 'Ce qui manque ou s’est abîmé',
    heldUp: 'Prêts qui attendent cet exemplaire',
    heldUpLead: 'Leurs deux parties ont été prévenues, avec ce qui peut le remplacer.',
    toldOn: 'prévenues',
    noHeldUp: 'Aucun prêt n’attend cet exemplaire.',
    repair: 'Réparation',
    from: 'Début',
    to: 'Fin prévue',
    cost: 'Coût, en euros',
    payer: 'Qui paie\u00a0?',
    unsaid: 'Pas encore dit',
    payers: {
      holder: 'La structure qui prête',
      borrower: 'La structure qui emprunte',
      insurance: 'L’assurance',
      shared: 'Les deux, à parts convenues',
    } satisfies Record<Payer, string> as Record<Payer, string>,
    note: 'Note pour votre équipe',
    save: 'Enregistrer la réparation',
    close: 'Clore l’incident',
    closeLead: 'L’exemplaire circule de nouveau, et les prêts qui l’attendaient en sont prévenus.',
    outcome: 'Comment cela s’est-il fini\u00a0?',
    outcomes: {
      repaired: 'Réparé',
      replaced: 'Remplacé',
      found: 'Retrouvé',
      'given-up': 'L’exemplaire ne peut plus servir',
    } satisfies Record<Outcome, string> as Record<Outcome, string>,
    choose: 'Choisissez',
    copyAfter: 'État de l’exemplaire quand il repart',
    copyStates: { good: 'Bon', worn: 'Usé, mais utilisable' },
    closeButton: 'Clore',
    saved: 'C’est enregistré.',
    done: 'L’incident est clos.',
    reported: 'C’est signalé. Merci de l’avoir dit tout de suite.',
    changed: 'Cet incident a changé entre-temps\u00a0: voici où il en est. Rien n’a été fait.',
    faults: listOf,
    faultWords: 'Sans partie précise',
    blockedTitle: 'L’exemplaire de ce prêt est à réparer.',
    blockedText:
      'Il a eu un incident et ne circule plus pour le moment. Rien n’est annulé\u00a0: voici ce qui peut le remplacer.',
    back: (day: string) => `Sa réparation est prévue jusqu’au ${day}.`,
    nothingInstead: 'Aucun autre exemplaire, aucun outil semblable n’est libre à ces dates.',
    swap: 'Confier un autre exemplaire',
    swapButton: 'Confier cet exemplaire',
    swapped: 'L’exemplaire est changé, l’autre partie est prévenue.',
    otherCopy: 'Exemplaire libre à ces dates',
    see: 'Voir l’incident',
  },
  direct: {
    title: 'Passage direct',
    comes: (host: Stage) =>
      `Arrive directement de chez ${hostOf(host)}, où il est prêté jusqu’au ${day(host.to)}.`,
    goes: (host: Stage) => `Part directement chez ${hostOf(host)}, où il est attendu le ${day(host.from)}.`,
    unsure: 'Cette autre structure n’a pas encore accepté ces jours.',
    carries: paperWords.carries,
    offer: (name: string, days: string) => `L’exemplaire est chez ${name} ${days}, juste avant ce prêt.`,
    lead: 'Il peut passer directement d’une structure à l’autre\u00a0: les jours de préparation entre les deux prêts tombent, et le retour de l’une ouvre l’arrivée de l’autre.',
    mark: 'Prévoir le passage direct',
    approve: 'Accorder en passage direct',
    unmark: 'Faire revenir l’outil entre les deux',
    marked: 'C’est prévu\u00a0: les structures concernées sont prévenues.',
    unmarked: 'L’outil reviendra entre les deux prêts.',
    taken: 'Le passage direct n’est plus possible\u00a0: les dates ont changé.',
  },
}
