/** `npm run data -- COMMAND …`: what an operator does beside the site. */

import { PackError } from '#modules/territories/index.ts'
import { ArchiveError } from '#platform/archive/restore.ts'
import { ConfigError, readConfig } from '#platform/config.ts'
import { DatabaseError } from '#platform/db/connect.ts'
import { backupCommand, restoreCommand } from './archive.ts'
import { CommandError } from './command-error.ts'
import { demoCommand } from './demo.ts'
import { importCommand } from './import.ts'
import { indicatorsCommand } from './indicators.ts'
import { loadCommand } from './load.ts'
import { adminCommand, tokenCommand } from './people.ts'
import { regionCommand } from './region.ts'

const usage = `Usage : npm run data -- COMMANDE

  admin ADRESSE                     donne l’administration du site à une personne
  token ADRESSE --scopes DROITS     crée un jeton d’API (--days 90, --name …) et l’affiche une fois
  load                              charge ou met à jour le pack de la région et ses structures
  import organisations FICHIER      importe des structures (--format auto|mednum|museofile|csv, --dry-run)
  backup FICHIER                    sauvegarde toute la base dans une archive
  restore FICHIER [--replace]       restaure une archive, sur la base intégrée ou sur PostgreSQL
  demo load|remove                  ajoute ou retire le contenu de démonstration
  indicators TABLE FICHIER          ajoute au pack un millésime d’indicateurs (--into DOSSIER, --dry-run)
  region CODE                       prépare le pack d’une région de France (code INSEE, par exemple 53)

La base est celle de DATABASE_URL, sinon la base intégrée du dossier MAILLAGE_DATA.`

const commands = {
  admin: adminCommand,
  token: tokenCommand,
  load: loadCommand,
  import: importCommand,
  backup: backupCommand,
  restore: restoreCommand,
  demo: demoCommand,
  region: regionCommand,
  indicators: indicatorsCommand,
}

const [name = '', ...args] = process.argv.slice(2)
try {
  const command = commands[name as keyof typeof commands]
  if (!command) throw new CommandError(name ? `Commande inconnue : ${name}.\n\n${usage}` : usage)
  process.exitCode = (await command(args, readConfig(process.env))) ?? 0
} catch (error) {
  const expected = [CommandError, ConfigError, DatabaseError, ArchiveError, PackError].some(
    (kind) => error instanceof kind,
  )
  console.error(expected ? (error as Error).message : error)
  process.exitCode = 1
}
