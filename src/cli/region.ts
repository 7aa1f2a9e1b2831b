import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildRegionPack } from '#modules/territories/index.ts'
import { CommandError } from './command-error.ts'

/** `region CODE [--into FOLDER]`: prepares a pack for any French region. */
export async function regionCommand(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { into: { type: 'string' } },
  })
  const code = positionals[0]
  if (!code) throw new CommandError('Donnez le code INSEE d’une région : npm run data -- region 53')
  const folder = values.into ?? join('data', `region-${code}`)
  const built = await buildRegionPack(code, folder)
  console.log(
    `Pack de la région ${built.name} écrit dans ${folder} : ${built.communes} communes, ${built.epci} EPCI, ${built.departements} départements.`,
  )
  console.log(
    `Pour l’ouvrir : MAILLAGE_REGION=${values.into ?? `region-${code}`} MAILLAGE_DATA=.maillage-${code} npm start`,
  )
}
