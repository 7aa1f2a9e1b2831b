import { parseArgs } from 'node:util'
import { createTokenFor, emailAddress, makeAdministrator } from '#modules/accounts/index.ts'
import { scopes } from '#platform/access/actor.ts'
import type { Config } from '#platform/config.ts'
import type { Database } from '#platform/db/connect.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openBesideSite } from '#platform/db/open.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { CommandError } from './command-error.ts'

/** `admin EMAIL`: makes somebody an administrator, and says how they sign in. Also while the site runs. */
export async function adminCommand(args: string[], config: Config): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const email = addressOf(positionals[0], 'admin prenom.nom@structure.fr')
  const { isNew } = await onDatabase(config, (db) => makeAdministrator(db, email, new Date()))
  const site = config.origin ?? `http://localhost:${config.port}`
  console.log(
    isNew
      ? `Un compte d’administration est créé pour ${email}.`
      : `${email} administre désormais le site, avec son compte.`,
  )
  console.log(`Pour entrer : ouvrez ${site}/connexion et demandez un lien avec cette adresse.`)
  if (!config.smtpUrl) console.log(`Sans SMTP_URL, le lien se lit sur cette machine : ${site}/dev/mails`)
}

/** `token EMAIL --scopes a,b [--days 90] [--name …]`: makes an API token and prints it, this once. */
export async function tokenCommand(args: string[], config: Config): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      scopes: { type: 'string' },
      days: { type: 'string', default: '90' },
      name: { type: 'string', default: 'Ligne de commande' },
    },
  })
  const email = addressOf(positionals[0], 'token prenom.nom@structure.fr --scopes organisations:write')
  const asked = (values.scopes ?? '').split(',').map((scope) => scope.trim())
  const wanted = scopes.filter((scope) => asked.includes(scope))
  if (wanted.length === 0 || wanted.length !== new Set(asked).size)
    throw new CommandError(
      `Donnez les droits du jeton, parmi : ${scopes.join(', ')}. Par exemple --scopes ${scopes[0]}`,
    )
  const days = Number(values.days)
  if (!Number.isInteger(days) || days < 1 || days > 365)
    throw new CommandError('Donnez une durée de 1 à 365 jours : --days 90')
  const name = values.name.trim()
  if (name === '' || name.length > 60)
    throw new CommandError('Donnez un nom de 60 caractères au plus : --name …')
  const now = new Date()
  const made = await onDatabase(config, (db) =>
    createTokenFor(db, email, { name, scopes: wanted, days }, now),
  )
  if (!made)
    throw new CommandError(
      `Personne n’a de compte avec ${email} : cette personne doit se connecter une première fois.`,
    )
  console.log(made.token)
  console.error(
    `Ce jeton ne sera plus montré. Il sert jusqu’au ${formatShortDate('fr', made.expiresAt)}, avec : ${wanted.join(', ')}.`,
  )
}

function addressOf(typed: string | undefined, example: string): string {
  const email = emailAddress(typed)
  if (!email) throw new CommandError(`Donnez une adresse électronique : npm run data -- ${example}`)
  return email
}

async function onDatabase<T>(config: Config, act: (db: Database) => Promise<T>): Promise<T> {
  const connection = await openBesideSite(config)
  try {
    await migrate(connection.db)
    return await act(connection.db)
  } finally {
    await connection.close()
  }
}
