/** The words of taking part in French: proposing, claiming, teams, corrections, confirmations. */
export const fr = {
  decisions: {
    subject: (name: string) => `Votre demande\u00a0: ${name}`,
    kinds: {
      proposal: {
        accepted: (name: string) =>
          `La structure que vous avez proposée, «\u00a0${name}\u00a0», est publiée. Vous pouvez tenir sa fiche.`,
        refused: (name: string) =>
          `La structure que vous avez proposée, «\u00a0${name}\u00a0», n’a pas été publiée.`,
      },
      claim: {
        accepted: (name: string) => `Vous pouvez maintenant tenir la fiche de «\u00a0${name}\u00a0».`,
        refused: (name: string) =>
          `Votre demande de tenir la fiche de «\u00a0${name}\u00a0» n’a pas été acceptée.`,
      },
      suggestion: {
        accepted: (name: string) =>
          `La correction que vous avez suggérée pour «\u00a0${name}\u00a0» est publiée.`,
        refused: (name: string) =>
          `La correction que vous avez suggérée pour «\u00a0${name}\u00a0» n’a pas été retenue.`,
      },
      report: {
        accepted: (name: string) => `Votre signalement à propos de «\u00a0${name}\u00a0» a été traité.`,
        refused: (name: string) =>
          `Votre signalement à propos de «\u00a0${name}\u00a0» n’a pas conduit à un changement.`,
      },
      closure: {
        accepted: (name: string) =>
          `La fermeture de «\u00a0${name}\u00a0» est enregistrée\u00a0: sa fiche n’est plus dans l’annuaire.`,
        refused: (name: string) =>
          `La fermeture de «\u00a0${name}\u00a0» n’a pas été confirmée\u00a0: sa fiche reste dans l’annuaire.`,
      },
      unconfirmed: {
        accepted: (name: string) => `La fiche de «\u00a0${name}\u00a0» n’est plus dans l’annuaire.`,
        refused: (name: string) => `La fiche de «\u00a0${name}\u00a0» reste dans l’annuaire.`,
      },
      duplicate: {
        accepted: (name: string) => `Les deux fiches de «\u00a0${name}\u00a0» n’en font plus qu’une.`,
        refused: (name: string) => `«\u00a0${name}\u00a0» reste une fiche à part.`,
      },
    },
    reason: 'L’équipe du site ajoute\u00a0:',
    see: 'Voir la fiche',
    thanks: 'Merci de votre aide.',
  },
}
