/** Words of the mails of surveys. */
export const mailsFr = {
  subject: (title: string) => `Votre avis : ${title}`,
  reminderSubject: (title: string) => `Rappel : ${title}`,
  asked: (title: string, name: string) =>
    `Bonjour, répondez à l’enquête « ${title} » pour votre structure : ${name}.`,
  reminder: (title: string, name: string) =>
    `Bonjour, il est encore temps de répondre à l’enquête « ${title} » pour votre structure : ${name}.`,
  until: (day: string) => `Vous pouvez répondre jusqu’au ${day}, en plusieurs fois si vous le souhaitez.`,
  answer: 'Répondre à l’enquête',
  goOn: 'Répondre, ou reprendre',
  personal: 'Ce lien est personnel : ne le transmettez pas.',
  refuse: 'Ne pas répondre, ne plus être sollicité',
}
