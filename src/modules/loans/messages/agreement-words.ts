import { formatPrice, formatShortDate } from '#platform/i18n/format.ts'
import type { Stage } from '../direct-model.ts'

/** What is printed on agreements, quotes and receipts. In French whoever reads: both sides hold the same document, in the language of the contract. */

const day = (text: string) => formatShortDate('fr', new Date(`${text}T12:00:00Z`))
const unsaid = 'non précisé'

export const paperWords = {
  day,
  days: (from: string, to: string) => (from === to ? `le ${day(from)}` : `du ${day(from)} au ${day(to)}`),
  euros: (value: number | null) => (value === null ? unsaid : formatPrice('fr', value)),
  price: (value: number | null) =>
    value === null ? unsaid : value === 0 ? 'gratuit' : formatPrice('fr', value),
  deposit: (value: number | null) =>
    value === null ? 'non précisée' : value === 0 ? 'aucune' : formatPrice('fr', value),
  value: (value: number | null) => (value === null ? 'non précisée' : formatPrice('fr', value)),
  transport: {
    borrower: 'L’emprunteur vient chercher l’outil et le rapporte',
    holder: 'Le prêteur livre l’outil et le reprend',
    either: 'Les parties conviennent ensemble du transport',
    unsaid: 'Les parties conviennent ensemble du transport',
  },
  /** The same when the tool comes straight from another host (`comes`), goes straight to the next (`goes`), or both. */
  carries: {
    borrower: {
      comes: 'L’emprunteur va chercher l’outil chez la structure précédente et le rapporte au prêteur',
      goes: 'L’emprunteur vient chercher l’outil\u00a0; la structure suivante vient le prendre chez lui',
      both: 'L’emprunteur va chercher l’outil chez la structure précédente\u00a0; la suivante vient le prendre chez lui',
    },
    holder: {
      comes: 'Le prêteur porte l’outil d’un lieu au suivant, et le reprend',
      goes: 'Le prêteur livre l’outil, et le porte d’un lieu au suivant',
      both: 'Le prêteur porte l’outil d’un lieu au suivant',
    },
    either: {
      comes: 'Les deux structures conviennent avec le prêteur du trajet de l’une à l’autre',
      goes: 'Les deux structures conviennent avec le prêteur du trajet de l’une à l’autre',
      both: 'Les structures conviennent avec le prêteur des trajets de l’une à l’autre',
    },
  },
  comes: (host: Stage) =>
    `Directement de chez ${[host.name ?? 'une autre structure', host.where].filter(Boolean).join(', ')}, où l’outil est prêté jusqu’au ${day(host.to)}`,
  goes: (host: Stage) =>
    `Directement chez ${[host.name ?? 'une autre structure', host.where].filter(Boolean).join(', ')}, où l’outil est attendu le ${day(host.from)}`,
  insurance: {
    yes: 'L’emprunteur assure l’outil et remet une attestation avant le prêt',
    no: 'Le prêteur ne demande pas d’assurance particulière',
    unsaid: 'non précisée',
  },
  siret: (value: string) => `SIRET ${value.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4')}`,
  lends: 'Le prêteur',
  borrows: 'L’emprunteur',
  tool: 'L’outil prêté',
  terms: 'Le prêt',
  labels: {
    tool: 'Outil',
    copy: 'Exemplaire',
    modules: 'Modules prêtés',
    days: 'Période',
    place: 'Lieu',
    transport: 'Transport',
    comes: 'Arrivée',
    goes: 'Départ',
    price: 'Prix',
    deposit: 'Caution',
    value: 'Valeur à assurer',
    insurance: 'Assurance',
    conditions: 'Conditions propres à l’outil',
    by: 'Accepté par',
    on: 'Le',
    how: 'Comment',
  },
  contents: 'Contenu, et valeur de remplacement',
  part: 'Partie',
  quantity: 'Nombre',
  each: 'Valeur de chacune',
  noValue: '–',
  accords: 'Accord des parties',
  accordsLead:
    'Chaque partie accepte ce document sur le site, où sont gardés le nom de son représentant, la date et l’empreinte (SHA-256) du document ; ou signe ci-dessous.',
  signature: 'Nom, date, signature',
  approved: (text: string) => `Prêt accordé le ${day(text)}`,
  template: (version: number) =>
    version === 0 ? 'texte proposé par le site' : `texte du prêteur, version ${version}`,
  reference: (id: string) => `Référence ${id.slice(0, 8)}`,
  acceptance: {
    title: 'Relevé d’acceptation',
    lead: 'Ce relevé accompagne la convention dont l’empreinte suit. Il dit qui l’a acceptée, pour quelle partie et quand.',
    hash: 'Empreinte SHA-256 du fichier de la convention',
    check:
      'Pour vérifier un exemplaire, calculez l’empreinte de son fichier (« sha256sum fichier.pdf » ou « certutil -hashfile fichier.pdf SHA256 ») : elle doit être la même.',
    online: 'Accord donné sur le site',
    paper: (sha256: string) => `Exemplaire signé à la main, remis en PDF (empreinte ${sha256})`,
    erased: 'nom effacé',
    waiting: 'n’a pas encore accepté',
    amendments: 'Changements de dates depuis la remise',
    stands: 'La convention reste telle qu’elle a été acceptée ; ces dates prennent la place des siennes.',
    proposed: (who: string, at: string) => `Proposé par ${who}, le ${at}`,
    accepted: (who: string, at: string) => `Accepté par ${who}, le ${at}`,
  },
}
