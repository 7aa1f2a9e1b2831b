import { countOf, formatNumber } from '#platform/i18n/format.ts'

const sessions = (count: number) => countOf('fr', count, 'séance', 'séances')
const people = (count: number) => countOf('fr', count, 'personne', 'personnes')

export const fr = {
  agenda: 'Agenda',
  mail: {
    subject: (organisation: string) => `Combien de personnes sont venues\u00a0? – ${organisation}`,
    intro:
      'Ces rendez-vous sont passés. Dites-nous combien de personnes sont venues\u00a0: cela prend deux minutes, sans vous connecter. Ces chiffres disent à tous ce que la culture scientifique touche ici.',
    reminder:
      'Il nous manque encore le nombre de personnes venues à ces rendez-vous. Deux minutes suffisent, sans vous connecter. C’est notre seul rappel pour ces dates.',
    event: (title: string, count: number) => `${title} – ${sessions(count)} à renseigner`,
    action: 'Donner les chiffres',
    others: (count: number) =>
      `${countOf('fr', count, 'autre rendez-vous à renseigner', 'autres rendez-vous à renseigner')} dans votre compte.`,
    seeAll: 'Voir tous les rendez-vous',
    days: (count: number) =>
      `Chaque lien s’ouvre pendant ${count} jours, pour corriger aussi. Il est pour votre équipe\u00a0: ne le publiez pas.`,
  },
  tell: {
    title: 'Combien de personnes sont venues\u00a0?',
    titleOf: (title: string) => `Combien de personnes sont venues\u00a0? – ${title}`,
    lead: (organisation: string) =>
      `${organisation ? `Rendez-vous de ${organisation}. ` : ''}Des nombres arrondis suffisent. N’écrivez le nom de personne.`,
    none: 'Aucune séance n’est encore passée. Revenez ici après la première.',
    waiting: (count: number) => `${sessions(count)} à renseigner.`,
    allTold: 'Toutes les séances passées sont renseignées. Vous pouvez encore corriger les chiffres.',
    saved: (count: number) => `C’est noté pour ${sessions(count)}. Merci\u00a0!`,
    nothing: 'Rien n’a changé\u00a0: aucun nombre n’était rempli ou corrigé.',
    told: 'renseignée',
    untold: 'à renseigner',
    fromCheckIn: 'D’après votre pointage\u00a0: vérifiez, puis enregistrez.',
    held: 'La séance a-t-elle eu lieu\u00a0?',
    yes: 'Oui',
    no: 'Non',
    public: 'Grand public',
    pupils: 'Élèves venus avec leur classe',
    accompanying: 'Adultes qui les accompagnent',
    emptyHelp: 'Laissez vide quand il n’y avait personne.',
    more: 'Âges, première venue, remarque',
    ages: 'Âges du grand public',
    children: 'Moins de 12 ans',
    teenagers: '12 à 17 ans',
    adults: '18 à 64 ans',
    seniors: '65 ans et plus',
    firstTime: 'Venus pour la première fois',
    firstTimeHelp: 'Parmi toutes les personnes venues.',
    remark: 'Remarque',
    save: 'Enregistrer',
    csv: 'Télécharger les chiffres de ce rendez-vous (CSV)',
    seeEvent: 'Voir le rendez-vous',
    seeAll: 'Tous vos rendez-vous passés',
    dead: 'Ce lien ne s’ouvre plus',
    deadText:
      'Les liens de nos mails s’ouvrent pendant 60 jours, tant que le rendez-vous est publié. Connectez-vous pour donner ou corriger les chiffres.',
    signIn: 'Voir mes rendez-vous passés',
  },
  mistakes: {
    whole: 'Écrivez un nombre entier, comme 45.',
    nobody: 'Écrivez au moins un nombre (0 si personne n’est venu), ou dites que la séance n’a pas eu lieu.',
    notHeld: 'La séance n’a pas eu lieu\u00a0: laissez les nombres vides.',
    tooMany: `Une séance compte ${formatNumber('fr', 100_000)} personnes au plus.`,
    ages: 'Le total des âges dépasse le nombre de personnes du grand public.',
    firstTime: 'Ce nombre dépasse celui de toutes les personnes venues.',
    remark: 'La remarque compte 1\u202f000 caractères au plus.',
  },
  owing: {
    title: 'Fréquentation',
    lead: 'Vos rendez-vous passés, et combien de personnes y sont venues.',
    leadAll: 'Les rendez-vous passés de toutes les structures, et combien de personnes y sont venues.',
    states: { waiting: 'À renseigner', told: 'Renseignés' },
    none: {
      waiting: 'Rien n’attend\u00a0: tous vos rendez-vous passés sont renseignés.',
      told: 'Aucun rendez-vous passé n’est encore renseigné en entier.',
    },
    progress: (told: number, over: number) => `${formatNumber('fr', told)} sur ${sessions(over)}`,
    people,
    last: (date: string) => `dernière séance le ${date}`,
    fill: 'Donner les chiffres',
    correct: 'Corriger les chiffres',
    csv: 'CSV',
  },
}
export type Messages = typeof fr
