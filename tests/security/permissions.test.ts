import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Actor, MembershipRole, PersonActor, Role } from '#platform/access/actor.ts'
import { visitor } from '#platform/access/actor.ts'
import type { Permission } from '#platform/access/permission.ts'

const page = 'docs/permissions.md'
const modules = import.meta.glob('../../src/modules/*/policy.ts', { eager: true }) as Record<
  string,
  Record<string, unknown>
>

const own = '00000000-0000-4000-8000-000000000001'
const self = '00000000-0000-4000-8000-000000000002'
/** What predicates look at: an organisation of one's own, a thing in it, oneself. */
const object = {
  id: own,
  organisationId: own,
  organiserId: own,
  holderId: own,
  holderIds: [own],
  personId: self,
  expertId: self,
  status: 'published',
  proposedBy: null,
}

const person = (role: Role, membership?: MembershipRole): PersonActor => ({
  kind: 'person',
  id: self,
  email: 'lea@example.org',
  name: 'Léa',
  lang: 'fr',
  role,
  memberships: new Map(membership ? [[own, membership]] : []),
  via: { origin: 'form', sessionId: self },
})

const actors: [string, Actor][] = [
  ['visiteur', visitor],
  ['membre', person('member')],
  ['contribution', person('member', 'contributor')],
  ['responsable', person('member', 'owner')],
  ['observation', person('observer')],
  ['modération', person('moderator')],
  ['administration', person('administrator')],
]

const isPermission = (value: unknown): value is Permission<typeof object> =>
  typeof value === 'function' && 'id' in value && 'words' in value

const permissions = Object.entries(modules)
  .flatMap(([path, exported]) =>
    Object.values(exported)
      .filter(isPermission)
      .map((can) => ({ module: path.split('/').at(-2) ?? '', can })),
  )
  .sort((a, b) => (a.can.id < b.can.id ? -1 : 1))

/** The table of docs/permissions.md, made from the predicates themselves. */
function written(): string {
  const rows = permissions.map(({ module, can }) => {
    const marks = actors.map(([, actor]) => (can(actor, object) ? '✓' : ''))
    return `| \`${can.id}\` | ${can.words.fr} | ${marks.join(' | ')} | ${can.scope ? `\`${can.scope}\`` : ''} | ${module} |`
  })
  return `# Qui peut quoi

Écrit d’après les règles du code (\`src/modules/*/policy.ts\`) par \`tests/security/permissions.test.ts\` ; un test tient cette page à jour.
« Contribution » et « responsable » valent pour une structure dont la personne s’occupe ; ailleurs, elle est un membre comme un autre.
Un jeton d’API ne peut que ce que peut la personne, et seulement avec le droit de la dernière colonne ; sans droit écrit, aucun jeton ne peut.

| règle | acte | ${actors.map(([word]) => word).join(' | ')} | droit du jeton | module |
|---|---|${actors.map(() => '---').join('|')}|---|---|
${rows.join('\n')}
`
}

test('the page of permissions says what the predicates do', async () => {
  if (process.env.UPDATE_PERMISSIONS) await writeFile(page, written())
  expect(await readFile(page, 'utf8')).toBe(written())
})

test('each permission has an id of its own, and words in both languages', () => {
  const ids = permissions.map(({ can }) => can.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThan(15)
  for (const { can } of permissions)
    expect([can.words.fr.length > 3, can.words.en.length > 3]).toEqual([true, true])
})

test('no observer changes anything, no visitor is let in, no token passes without a scope', () => {
  // Reading, and acts on what is one’s own.
  const reading = /\.(see(-[a-z]+)?|read|read-personal|open|answer|book|history|propose|claim|use|offer)$/
  for (const { can } of permissions) {
    expect([can.id, can(visitor, object)]).toEqual([can.id, false])
    const observer = can(person('observer'), object)
    if (observer) expect(can.id).toMatch(reading)
    const token = {
      ...person('administrator', 'owner'),
      via: { origin: 'api', tokenId: self, scopes: [] },
    } as const
    expect([can.id, can(token, object)]).toEqual([can.id, false])
  }
})
