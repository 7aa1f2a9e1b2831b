/** Words of the mails of surveys. */
export const mailsFr = {
  subject: (title: string) => `Votre avis : ${title}`,
  reminderSubject: (title: string) => `Rappel : ${title}`,
  hello: (name: string) => `Bonjour, ce message est adressé à ${name}.`,
  asked: (title: string) => `Nous vous invitons à répondre à l’enquête « ${title} ».`,
  reminder: 'Nous n’avons pas encore reçu votre réponse : il est toujours temps.',
  until: (day: string) => `Vous pouvez répondre jusqu’au ${day}, en plusieurs fois si vous le souhaitez.`,
  answer: 'Répondre à l’enquête',
  goOn: 'Répondre, ou reprendre',
  personal: 'Ce lien est personnel : ne le transmettez pas.',
  refuse: 'Ne pas répondre, ne plus être sollicité',
}
