import type { Lang } from './i18n/lang.ts'

/** Stable codes: the API exposes them, the table below translates them. */
export type ErrorCode = keyof typeof errorTable

/**
 * One table maps a code to its HTTP status and its words; pages and API (RFC 9457) both read it.
 * `title` says what happened, `help` says how to go on.
 */
export const errorTable = {
  not_found: {
    status: 404,
    fr: {
      title: 'Cette page n’existe pas',
      help: 'L’adresse a peut-être changé. Cherchez ce que vous vouliez voir, ou revenez à l’accueil.',
    },
    en: {
      title: 'This page does not exist',
      help: 'The address may have changed. Search for what you wanted, or go back to the home page.',
    },
  },
  forbidden: {
    status: 403,
    fr: {
      title: 'Vous n’avez pas accès à cette page',
      help: 'Si vous pensez que c’est une erreur, écrivez à l’équipe du site.',
    },
    en: {
      title: 'You do not have access to this page',
      help: 'If you think this is a mistake, write to the site’s team.',
    },
  },
  unauthenticated: {
    status: 401,
    fr: {
      title: 'Connectez-vous pour continuer',
      help: 'Cette action demande de savoir qui vous êtes. Connectez-vous, puis recommencez.',
    },
    en: {
      title: 'Sign in to go on',
      help: 'This action needs to know who you are. Sign in, then try again.',
    },
  },
  gone: {
    status: 410,
    fr: {
      title: 'Cette page a été retirée',
      help: 'Ce qu’elle présentait n’est plus publié. Cherchez un équivalent, ou revenez à l’accueil.',
    },
    en: {
      title: 'This page has been removed',
      help: 'What it showed is no longer published. Search for something similar, or go back to the home page.',
    },
  },
  method_not_allowed: {
    status: 405,
    fr: {
      title: 'Cette adresse ne fait que répondre',
      help: 'Elle se lit avec GET, HEAD ou OPTIONS ; rien ne peut y être envoyé.',
    },
    en: {
      title: 'This address only answers',
      help: 'It is read with GET, HEAD or OPTIONS; nothing can be sent to it.',
    },
  },
  conflict: {
    status: 409,
    fr: {
      title: 'Cette modification en contredit une autre',
      help: 'Rechargez la page pour voir la version actuelle, puis recommencez.',
    },
    en: {
      title: 'This change conflicts with another one',
      help: 'Reload the page to see the current version, then try again.',
    },
  },
  invalid: {
    status: 422,
    fr: {
      title: 'Certaines informations sont à corriger',
      help: 'Ce que vous avez saisi est conservé. Corrigez les points indiqués, puis envoyez de nouveau.',
    },
    en: {
      title: 'Some information needs correcting',
      help: 'What you typed is kept. Correct the points listed, then send again.',
    },
  },
  unsupported_type: {
    status: 415,
    fr: {
      title: 'Ce type de fichier n’est pas accepté',
      help: 'Choisissez un fichier d’un des types indiqués, puis recommencez.',
    },
    en: {
      title: 'This type of file is not accepted',
      help: 'Choose a file of one of the types listed, then try again.',
    },
  },
  unreadable: {
    status: 400,
    fr: {
      title: 'L’envoi n’a pas pu être lu',
      help: 'Il est arrivé incomplet, ou n’est pas un formulaire. Revenez à la page précédente, puis envoyez de nouveau.',
    },
    en: {
      title: 'What you sent could not be read',
      help: 'It arrived incomplete, or is not a form. Go back to the previous page, then send it again.',
    },
  },
  too_large: {
    status: 413,
    fr: {
      title: 'L’envoi est trop volumineux',
      help: 'Raccourcissez le texte ou réduisez le fichier, puis recommencez.',
    },
    en: { title: 'What you sent is too large', help: 'Shorten the text or reduce the file, then try again.' },
  },
  too_many: {
    status: 429,
    fr: { title: 'Trop de demandes en peu de temps', help: 'Attendez une minute, puis recommencez.' },
    en: { title: 'Too many requests in a short time', help: 'Wait a minute, then try again.' },
  },
  internal: {
    status: 500,
    fr: {
      title: 'Le site a rencontré une erreur',
      help: 'Elle vient de nous. Réessayez dans un instant ; si elle persiste, donnez-nous la référence ci-dessous.',
    },
    en: {
      title: 'The site ran into an error',
      help: 'It is on our side. Try again in a moment; if it persists, give us the reference below.',
    },
  },
  busy: {
    status: 503,
    fr: {
      title: 'Le site compose déjà beaucoup de documents',
      help: 'Attendez une minute, puis demandez de nouveau le vôtre. Le reste du site fonctionne.',
    },
    en: {
      title: 'The site is already making many documents',
      help: 'Wait a minute, then ask for yours again. The rest of the site works.',
    },
  },
  unavailable: {
    status: 503,
    fr: {
      title: 'Le site est en maintenance',
      help: 'Il revient dans quelques minutes. Rien de ce que vous avez enregistré n’est perdu.',
    },
    en: {
      title: 'The site is under maintenance',
      help: 'It will be back in a few minutes. Nothing you saved is lost.',
    },
  },
} as const satisfies Record<string, { status: number } & Record<Lang, { title: string; help: string }>>

/** One thing to correct: `field` is a form field or a query parameter, `message` a sentence in the person's language. */
export type FieldError = { field: string; message: string }

/** An expected failure with a stable code. Anything else that is thrown is a defect and answers `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldError[]
  readonly detail: string | undefined
  /** What the API's answer says besides (RFC 9457, extension members). */
  readonly members: Record<string, unknown>
  constructor(
    code: ErrorCode,
    options: { detail?: string; fields?: FieldError[]; members?: Record<string, unknown> } = {},
  ) {
    super(options.detail ?? code)
    this.code = code
    this.fields = options.fields ?? []
    this.detail = options.detail
    this.members = options.members ?? {}
  }
}

export class NotFound extends AppError {
  constructor(detail?: string) {
    super('not_found', { detail })
  }
}

export class Conflict extends AppError {
  constructor(detail?: string) {
    super('conflict', { detail })
  }
}

export class Invalid extends AppError {
  constructor(fields: FieldError[], detail?: string) {
    super('invalid', { fields, detail })
  }
}
