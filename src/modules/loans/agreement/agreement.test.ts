import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { testServices } from '#platform/http/testing.ts'
import { approveLoan } from '../approve-loan.ts'
import { readLoan } from '../loan-store.ts'
import { lendingSite, refusal } from '../testing.ts'
import { acceptAgreement } from './accept-agreement.ts'
import { acceptancesOf, keptAgreement, signedCopiesOf } from './agreement-store.ts'
import { confirmSignedCopy } from './confirm-signed-copy.ts'
import { dropChangedAgreements } from './drop-agreement.ts'
import { proposedAgreement } from './prepare-agreement.ts'
import { saveTemplate } from './save-template.ts'
import { sendSignedCopy } from './send-signed-copy.ts'
import { readTemplate } from './terms-store.ts'

const { db, aKit, ask, lea, tom, ida, moderator, museum, now, acts, mails } = await lendingSite()
const services = { ...testServices(db, { now }), site: 'Maillage d’essai' }
afterAll(services.typesetter.stop)
const lang = 'fr' as const

/** A loan that is approved, to be signed. */
async function approved(title: string) {
  const tool = await aKit(title)
    .with({ parts: [{ name: 'Lunette', quantity: 2, value: 280, module: null }], insurance: true })
    .save()
  const { id } = await ask(tool.slug)
  await approveLoan(db, lea.actor, { id }, now())
  await mails()
  return { id, tool }
}
const seenOf = async (id: string) => (await proposedAgreement(db, id)).fingerprint
const accept = async (who: typeof tom, id: string, seen?: string) =>
  acceptAgreement(
    services,
    who.actor,
    { id, name: `${who.actor.name} Page`, seen: seen ?? (await seenOf(id)), lang },
    now(),
  )
const fileOf = async (fileId: string | null | undefined) => services.files.get(`document/${fileId}`)
const hex = (bytes: Uint8Array | null) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')

describe('accepting an agreement', () => {
  test('both sides accept the very bytes that are kept; their hash is checked from the file', async () => {
    const { id } = await approved('Malle signée')
    await accept(tom, id)
    const kept = await keptAgreement(db, id)
    const bytes = await fileOf(kept?.fileId)
    expect(Buffer.from(bytes ?? []).toString('latin1', 0, 5)).toBe('%PDF-')
    expect(kept?.sha256).toBe(hex(bytes))
    expect(await mails()).toEqual(['lea@example.org: Convention signée par l’autre partie : Malle signée'])
    expect(await refusal(accept(tom, id))).toBe('sign of a loan approved')
    await accept(lea, id)
    expect(await keptAgreement(db, id)).toEqual(kept)
    expect((await acceptancesOf(db, id)).map(({ side, name, sha256 }) => [side, name, sha256])).toEqual([
      ['borrower', 'Tom Page', kept?.sha256],
      ['holder', 'Léa Page', kept?.sha256],
    ])
    expect((await readLoan(db, id))?.state).toBe('signed')
    await mails()
  })

  test('nobody signs what they did not see, nor a loan of others', async () => {
    const { id } = await approved('Malle lue')
    expect(await refusal(accept(tom, id, 'autre'))).toBe('terms')
    expect(await refusal(accept(ida, id))).toBe('not_found')
    expect(
      await refusal(
        acceptAgreement(services, tom.actor, { id, name: ' ', seen: await seenOf(id), lang }, now()),
      ),
    ).toBe('name')
    expect(await keptAgreement(db, id)).toBeUndefined()
  })

  test('two who accept at once sign one document', async () => {
    const { id } = await approved('Malle à deux')
    const outcomes = await Promise.all([accept(tom, id), accept(lea, id)].map(refusal))
    expect(outcomes).toContain('done')
    for (const [place, who] of [tom, lea].entries()) if (outcomes[place] !== 'done') await accept(who, id)
    const hashes = (await acceptancesOf(db, id)).map(({ sha256 }) => sha256)
    expect(hashes).toEqual(Array(2).fill((await keptAgreement(db, id))?.sha256))
    expect((await readLoan(db, id))?.state).toBe('signed')
    await mails()
  })
})

describe('terms that change between the two signatures', () => {
  test('make the first one fall, its file with it, and both are told', async () => {
    const { id, tool } = await approved('Malle changée')
    await accept(tom, id)
    const kept = await keptAgreement(db, id)
    await mails()
    await db
      .updateTable('tool_part')
      .where('tool_id', '=', tool.id)
      .set({ replacement_cents: 28_001 })
      .execute()
    expect(await refusal(accept(lea, id))).toBe('terms')
    expect(await keptAgreement(db, id)).toBeUndefined()
    expect(await fileOf(kept?.fileId)).toBeNull()
    expect((await readLoan(db, id))?.signed).toEqual([])
    expect(await mails()).toEqual([
      'lea@example.org: Convention à accepter de nouveau : Malle changée',
      'tom@example.org: Convention à accepter de nouveau : Malle changée',
    ])
    expect((await acts(id)).at(-1)).toBe('job unsigned: approved')
    await accept(lea, id)
    await accept(tom, id)
    expect((await keptAgreement(db, id))?.sha256).not.toBe(kept?.sha256)
    // What both have signed stands, whatever changes.
    await db.updateTable('tool_part').where('tool_id', '=', tool.id).set({ replacement_cents: 1 }).execute()
    expect(await dropChangedAgreements(services, null, now())).toBe(0)
    expect((await readLoan(db, id))?.signed).toEqual(['borrower', 'holder'])
    await mails()
  })

  test('a new text of the holder does it at once; the version that is signed is frozen on the loan', async () => {
    const half = await approved('Malle à moitié')
    const whole = await approved('Malle entière')
    await accept(lea, half.id)
    await accept(lea, whole.id)
    await accept(tom, whole.id)
    await mails()
    const text = {
      organisationId: museum.id,
      title: 'Notre convention',
      body: '# Soin\nRendez {outil} entière.',
      lang,
    }
    const save = (base: number, change = {}, who = lea) =>
      saveTemplate(services, who.actor, { ...text, base, ...change }, now())
    expect(await refusal(save(0, {}, tom))).toBe('loan.lend')
    expect(await refusal(save(0, { body: 'Rendez {tout}.' }))).toBe('body')
    expect(await refusal(save(3))).toBe('version')
    expect(await save(0)).toBe(1)
    expect(await save(1, {}, moderator)).toBe(0)
    expect((await readTemplate(db, museum.id))?.version).toBe(1)
    expect(await keptAgreement(db, half.id)).toBeUndefined()
    expect((await keptAgreement(db, whole.id))?.templateVersion).toBe(0)
    expect(await mails()).toHaveLength(2)
    await accept(tom, half.id)
    expect((await keptAgreement(db, half.id))?.templateVersion).toBe(1)
    await mails()
  })
})

describe('a copy signed by hand', () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
  const send = async (who: typeof tom, id: string) =>
    sendSignedCopy(services, who.actor, { id, seen: await seenOf(id), name: 'Rose Page', pdf, lang }, now())

  test('of the borrower counts once the holder confirms what they looked at', async () => {
    const { id } = await approved('Malle à la main')
    await send(tom, id)
    const [first] = await signedCopiesOf(db, id)
    await send(tom, id)
    const [copy] = await signedCopiesOf(db, id)
    expect([await fileOf(first?.fileId), Buffer.from((await fileOf(copy?.fileId)) ?? [])]).toEqual([
      null,
      pdf,
    ])
    expect((await readLoan(db, id))?.signed).toEqual([])
    const confirm = (who: typeof tom, sha256 = copy?.sha256 ?? '') =>
      confirmSignedCopy(services, who.actor, { id, sha256 }, now())
    expect(await refusal(confirm(ida))).toBe('not_found')
    expect(await refusal(confirm(tom))).toBe('loan.lend')
    expect(await refusal(confirm(lea, 'autre'))).toBe('version')
    await accept(lea, id)
    await confirm(lea)
    expect((await readLoan(db, id))?.state).toBe('signed')
    const kept = await keptAgreement(db, id)
    expect((await acceptancesOf(db, id)).map(({ side, name, sha256 }) => [side, name, sha256])).toEqual([
      ['borrower', 'Rose Page', kept?.sha256],
      ['holder', 'Léa Page', kept?.sha256],
    ])
    expect(await refusal(confirm(lea))).toBe('nothing to confirm')
    await mails()
  })

  test('of the holder counts at once, and falls with the terms', async () => {
    const { id, tool } = await approved('Malle du musée')
    await send(lea, id)
    expect((await readLoan(db, id))?.signed).toEqual(['holder'])
    const [copy] = await signedCopiesOf(db, id)
    await db.updateTable('tool').where('id', '=', tool.id).set({ transport: 'holder' }).execute()
    expect(await dropChangedAgreements(services, museum.id, now())).toBe(1)
    expect([await signedCopiesOf(db, id), await fileOf(copy?.fileId)]).toEqual([[], null])
    await mails()
  })
})
