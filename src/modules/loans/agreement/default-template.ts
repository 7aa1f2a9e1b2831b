import type { Template } from './terms-model.ts'

/**
 * The agreement of a holder who wrote none: plain, neutral, what loans of tools between organisations need everywhere (loan for use: articles 1875
 * to 1891 of the French Code civil). It is in French: that is the language of the contract.
 */
export const defaultTemplate: Template = {
  version: 0,
  title: 'Convention de prêt',
  body: `{preteur} (le prêteur) prête à {emprunteur} (l’emprunteur) l’outil décrit ci-dessus, aux conditions qui suivent.

# Objet
Le prêteur met à disposition de l’emprunteur l’outil « {outil} », exemplaire {exemplaire}, avec tout ce que dit la liste de son contenu. L’outil reste la propriété du prêteur.

# Durée
Le prêt dure {dates}. Il ne se prolonge qu’avec l’accord écrit du prêteur. L’outil revient au plus tard le dernier jour.

# Lieu et usage
L’outil est accueilli à cet endroit : {lieu}. L’emprunteur l’utilise pour ses actions de culture scientifique, avec soin, selon les consignes du prêteur. Il ne le prête ni ne le loue à personne d’autre, et ne le modifie pas.

# Transport
{transport}. L’outil voyage dans les emballages fournis.

# État de l’outil
Le contenu est compté et son état noté à la remise, puis au retour, sur le site. L’emprunteur prévient le prêteur sans attendre de tout ce qui manque, se casse ou s’abîme, et ne répare rien sans son accord.

# Prix et caution
Prix du prêt : {prix}. Caution : {caution}. La caution est rendue quand l’outil est revenu complet et en bon état.

# Responsabilité et assurance
L’emprunteur répond de l’outil de la remise au retour, transport compris quand il s’en charge. Ce qui est perdu ou abîmé hors d’un usage normal est remplacé ou remboursé à la valeur dite dans la liste du contenu. Valeur à assurer : {valeur}.

# Mention
L’emprunteur cite le prêteur et les auteurs de l’outil dans ce qu’il publie à son sujet.

# Annulation et désaccord
Chaque partie peut annuler avant la remise, en prévenant l’autre dès que possible. En cas de désaccord, elles cherchent d’abord une solution ensemble ; à défaut, les tribunaux compétents décident.`,
}
